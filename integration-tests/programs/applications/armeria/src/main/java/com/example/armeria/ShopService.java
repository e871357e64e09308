package com.example.armeria;

import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpResponseWriter;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.annotation.Blocking;
import com.linecorp.armeria.server.annotation.Get;
import com.linecorp.armeria.server.annotation.Param;
import com.linecorp.armeria.server.annotation.Post;
import com.linecorp.armeria.server.annotation.ProducesJson;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The pages. All are asynchronous but the last. */
public final class ShopService {
  private final WebClient client = WebClient.of();

  @Get("/hello")
  public String hello() {
    return "Hello, World!";
  }

  @Get("/orders/{id}")
  @ProducesJson
  public Order order(@Param("id") int id) {
    return new Order(id, "book");
  }

  @Post("/notes")
  public String note(String text) {
    return text;
  }

  @Get("/later")
  public HttpResponse later() {
    return HttpResponse.delayed(HttpResponse.of("later"), Duration.ofMillis(5));
  }

  @Get("/offloaded")
  @Blocking
  public String offloaded() throws InterruptedException {
    Thread.sleep(5);
    return "offloaded";
  }

  @Get("/stream")
  public HttpResponse stream() {
    HttpResponseWriter response = HttpResponse.streaming();
    response.write(ResponseHeaders.of(HttpStatus.OK, "content-type", MediaType.PLAIN_TEXT_UTF_8));
    for (int number = 0; number < 100; number++) {
      response.write(HttpData.ofUtf8("line " + number + "\n"));
    }
    response.close();
    return response;
  }

  @Get("/relayed")
  public HttpResponse relayed(ServiceRequestContext context) {
    return client.get("http://localhost:" + context.localAddress().getPort() + "/hello");
  }

  /** The mistake comes after the answer of another server, which is not there at once. */
  @Get("/returns/relayed/{id}")
  public CompletableFuture<String> relayedReturn(
      ServiceRequestContext context, @Param("id") int id) {
    return client
        .get("http://localhost:" + context.localAddress().getPort() + "/later")
        .aggregate()
        .thenApply(response -> checked(response.contentUtf8()));
  }

  private static String checked(String text) {
    try {
      Thread.sleep(5);
      return text;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The mistake: waiting for a future where the request arrives. */
  @Get("/mistake")
  public String mistake(ServiceRequestContext context) {
    new Stock(context.blockingTaskExecutor()).of("book");
    return Thread.currentThread().getName();
  }
}
