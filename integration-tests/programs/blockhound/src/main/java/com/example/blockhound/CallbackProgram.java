package com.example.blockhound;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import reactor.blockhound.BlockHound;
import reactor.core.scheduler.Schedulers;

/**
 * A callback of one's own that lets the call run, and an installation that knows of no integration.
 */
public final class CallbackProgram {

  private CallbackProgram() {}

  public static void main(String[] arguments) {
    List<String> heard = new CopyOnWriteArrayList<>();
    BlockHound.Builder builder = BlockHound.builder();
    if (arguments[0].equals("integrations")) {
      builder.loadIntegrations();
    }
    builder.blockingMethodCallback(method -> heard.add(method.toString())).install();
    BlockHound.builder()
        .nonBlockingThreadPredicate(known -> thread -> true)
        .blockingMethodCallback(method -> heard.add("the second installation counts"))
        .install();
    Callable<?> sleep =
        () -> {
          heard.add("sleeps");
          Thread.sleep(1);
          heard.add("has slept");
          return "";
        };
    new Situation(
            "callback",
            () ->
                Attempt.outcome(Schedulers.parallel(), sleep)
                    + ": "
                    + heard.stream().collect(Collectors.joining(", ")))
        .print();
    System.exit(0);
  }
}
