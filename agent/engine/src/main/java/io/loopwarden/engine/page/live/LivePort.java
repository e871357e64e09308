package io.loopwarden.engine.page.live;

import io.loopwarden.engine.http.HttpPort;
import io.loopwarden.engine.page.ReportPage;
import io.loopwarden.engine.report.Notifications;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The port of the live page, on the loopback address. It is opened when somebody asks for the page,
 * and stays open until the JVM exits; while nobody looks, nothing is computed.
 */
public final class LivePort {

  private int number;
  private final Supplier<ReportPage> page;
  private @Nullable HttpPort port;

  /**
   * Makes a port that is not open.
   *
   * @param number its number; 0 for any that is free
   * @param page makes what the page shows
   */
  public LivePort(int number, Supplier<ReportPage> page) {
    this.number = number;
    this.page = page;
  }

  /**
   * Opens it if its number was chosen. If that is not possible, a notification says so, and who
   * asks for the page later gets another port.
   */
  public synchronized void openIfChosen(Notifications notifications) {
    try {
      if (number != 0) {
        open();
      }
    } catch (IOException | SecurityException e) {
      notifications.problem(
          "page_port_unavailable",
          "port "
              + number
              + " of localhost cannot be opened for the page: "
              + e.getMessage()
              + "; the command report <pid> --live opens another one");
      number = 0;
    }
  }

  /**
   * The address of the page; the port is opened if it is not yet.
   *
   * @throws IOException if it cannot be opened
   */
  public synchronized String open() throws IOException {
    HttpPort opened = port;
    if (opened == null) {
      LiveHtml html = new LiveHtml(page);
      opened =
          new HttpPort(
              "page",
              HttpPort.LOOPBACK,
              number,
              Map.of("/", new LivePage(html), "/events", new LiveEvents(html)));
      opened.open();
      port = opened;
    }
    return "http://" + HttpPort.LOOPBACK + ':' + opened.localPort() + '/';
  }
}
