package io.loopwarden.engine.page.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.config.ConfigurationReader;
import io.loopwarden.engine.page.ReportPage;
import io.loopwarden.engine.report.Notifications;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The live page over real sockets. */
@Timeout(60)
class LivePortTest {

  private final AtomicInteger pages = new AtomicInteger();
  private final LivePort port = new LivePort(0, this::page);

  private ReportPage page() {
    String service = "service " + pages.incrementAndGet();
    return new ReportPage(
        service, List.of(), "1", 0, 60_000, 1, 0, List.of(), List.of(), List.of(), List.of(),
        List.of(), List.of());
  }

  private static HttpURLConnection connect(String address) throws IOException {
    return (HttpURLConnection) URI.create(address).toURL().openConnection();
  }

  private static String read(HttpURLConnection connection) throws IOException {
    return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void nothingIsMadeWhileNobodyLooks() throws IOException {
    port.open();

    assertThat(pages).hasValue(0);
  }

  @Test
  void theAddressStaysTheSame() throws IOException {
    assertThat(port.open()).isEqualTo(port.open()).startsWith("http://localhost:");
  }

  @Test
  void whereTheChosenPortIsInUseWhoAsksGetsAnotherOne() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      LivePort chosen = new LivePort(other.getLocalPort(), this::page);

      chosen.openIfChosen(
          new Notifications(ConfigurationReader.read("", List.of()), CatalogueReader.load(), "1"));

      assertThat(read(connect(chosen.open()))).contains("<h1>service 1</h1>");
    }
  }

  @Test
  void thePageMayAskItsOwnServerAndNobodyElse() throws IOException {
    HttpURLConnection connection = connect(port.open());

    assertThat(read(connection)).contains("<h1>service 1</h1>", "id=\"live\"");
    assertThat(connection.getHeaderField("Content-Security-Policy"))
        .startsWith("default-src 'none'; ")
        .contains("connect-src 'self'");
  }

  @Test
  void anEventHoldsTheWholePageAndSaysWhenToAskAgain() throws IOException {
    HttpURLConnection connection = connect(port.open() + "events");

    String stream = read(connection);

    assertThat(connection.getContentType()).startsWith("text/event-stream");
    assertThat(stream).matches("(?s)retry: \\d{4,}\n(data: [^\n]*\n)+\n");
    assertThat(stream).contains("data: <h1>service 1</h1>\n", "data: </html>\n");
  }

  @Test
  void severalReadersGetTheSamePage() throws IOException {
    String address = port.open() + "events";

    assertThat(read(connect(address))).isEqualTo(read(connect(address)));
    assertThat(pages).hasValue(1);
  }

  /** As a browser asks for the first event at once. */
  @Test
  void theFirstEventHasThePageThatWasJustOpened() throws IOException {
    String address = port.open();

    read(connect(address));
    read(connect(address + "events"));
    assertThat(pages).hasValue(1);
    assertThat(read(connect(address))).contains("<h1>service 2</h1>");
  }

  @Test
  void onlyGetIsAnswered() throws IOException {
    HttpURLConnection connection = connect(port.open());
    connection.setRequestMethod("DELETE");

    assertThat(connection.getResponseCode()).isEqualTo(405);
  }
}
