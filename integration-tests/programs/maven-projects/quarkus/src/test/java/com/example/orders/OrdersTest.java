package com.example.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The test passes, although the code under test blocks the event loop. */
@QuarkusTest
class OrdersTest {

  @TestHTTPResource("/order")
  URI order;

  @Test
  void anOrderIsLoaded() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(order).build();

    assertEquals(
        "order 42",
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
  }
}
