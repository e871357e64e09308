package com.example.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The test passes, although the code under test blocks the event loop. */
class OrdersTest {

  @Test
  void anOrderIsLoaded() throws Exception {
    try (ConfigurableApplicationContext service =
        SpringApplication.run(Orders.class, "--server.port=0")) {
      String port = service.getEnvironment().getProperty("local.server.port");
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/order")).build();

      String order =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();

      assertEquals("northsmall", order);
    }
  }
}
