package com.example.remedies;

import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.concurrent.TimeUnit;

/** Code of RxJava on an event loop. */
final class RxjavaRemedies {

  Single<String> elsewhere() {
    // [elsewhere]
    return Single.fromCallable(() -> Orders.load())
        .subscribeOn(Schedulers.io())
        .map(order -> Orders.show(order));
    // [end]
  }

  Single<String> later() {
    // [later]
    return Single.timer(100, TimeUnit.MILLISECONDS).map(tick -> Orders.show("later"));
    // [end]
  }

  Single<String> compose() {
    // [compose]
    return Single.fromCompletionStage(Orders.loadAsync()).map(order -> Orders.show(order));
    // [end]
  }
}
