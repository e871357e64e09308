package io.loopwarden.demo.web;

import io.loopwarden.demo.backends.Backends;
import io.loopwarden.demo.exhibit.Exhibit;
import io.loopwarden.demo.exhibit.Exhibits;
import io.loopwarden.demo.shop.Shop;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The whole service, from its backends to its HTTP server. */
public final class WebService implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final long PATIENCE_S = 5;

  static {
    // Otherwise Netty's first buffer, allocated on the event loop, loads Java Flight Recorder.
    System.setProperty("io.netty.jfr.enabled", "false");
  }

  private final Backends backends = new Backends();
  private final Vertx vertx = Vertx.vertx(options());
  private final List<Exhibit> exhibits = Exhibits.in(backends, vertx);

  private final Shop shop;

  /**
   * Makes it, with everything that it depends on.
   *
   * @param isRepaired whether the shop's pages are those after the change
   */
  public WebService(boolean isRepaired) throws IOException, SQLException {
    shop = new Shop(backends, vertx, isRepaired);
  }

  /**
   * Starts serving.
   *
   * @param port the port to listen on; 0 for any free port
   * @return the address of the start page
   * @throws IOException if the port cannot be had
   */
  public URI listen(int port) throws IOException {
    EventLoopDelay delay = new EventLoopDelay(vertx);
    Router router = Routes.router(vertx, new StartPage(exhibits), delay, exhibits);
    shop.addTo(router);
    rehearse();
    vertx.runOnContext(onEventLoop -> delay.start());
    HttpServer server = vertx.createHttpServer().requestHandler(router);
    try {
      server.listen(port, HOST).await();
    } catch (Exception failure) {
      throw new IOException(
          "cannot listen on %s:%d: %s".formatted(HOST, port, failure.getMessage()), failure);
    }
    return URI.create("http://" + HOST + ":" + server.actualPort() + "/");
  }

  public List<Exhibit> exhibits() {
    return exhibits;
  }

  /**
   * Lets every twin answer once, so that its classes are loaded and its connections open before
   * anybody waits for it.
   */
  private void rehearse() {
    for (Exhibit exhibit : exhibits) {
      exhibit.prepare().compose(ready -> exhibit.twin()).await();
    }
  }

  /** One event loop for everybody: who blocks it, blocks all. */
  private static VertxOptions options() {
    return new VertxOptions()
        .setEventLoopPoolSize(1)
        .setFileSystemOptions(
            new FileSystemOptions()
                .setClassPathResolvingEnabled(false)
                .setFileCachingEnabled(false));
  }

  /** Does not wait for an event loop that hangs. */
  @Override
  public void close() throws IOException {
    try (backends) {
      vertx.close().await(PATIENCE_S, TimeUnit.SECONDS);
    } catch (TimeoutException hangs) {
      throw new IOException("an event loop hangs", hangs);
    }
  }
}
