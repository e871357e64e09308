package io.loopwarden.demo.exhibit;

import io.loopwarden.demo.backends.Backends;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.util.List;

/** The one list of all exhibits, in the order they are shown. */
public final class Exhibits {
  private Exhibits() {}

  public static List<Exhibit> in(Backends backends, Vertx vertx) {
    WebClient webClient = WebClient.create(vertx);
    URI upstream = backends.upstream().uri();
    return List.of(
        new SleepExhibit(vertx),
        new HttpClientExhibit(webClient, upstream),
        new UrlConnectionExhibit(webClient, upstream),
        new DatabaseExhibit(vertx, backends.database().roomyPool()),
        new FileExhibit(vertx, backends.accessLog().path()),
        new SubprocessExhibit(vertx),
        new FutureExhibit(vertx),
        new LockExhibit(vertx),
        new HashingExhibit(vertx),
        new PoolExhibit(vertx, backends.database().narrowPool()));
  }
}
