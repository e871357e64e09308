package io.loopwarden.engine.http;

import io.loopwarden.engine.http.Page.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One connection: one request, one answer. Runs on a thread of its own. */
final class Connection implements Runnable {

  private static final int READ_MILLIS = 5_000;
  private static final int MOST_BYTES_IGNORED = 65_536;
  private static final String PLAIN = "text/plain; charset=utf-8";

  private final long startNanos = System.nanoTime();
  private final Socket socket;
  private final Map<String, Page> pages;
  private final AllowedHosts hosts;
  private final Set<Connection> open;

  /**
   * Makes a connection that nothing was read from.
   *
   * @param pages what it may ask for, by the paths
   * @param open from which it removes itself when it is over
   */
  Connection(Socket socket, Map<String, Page> pages, AllowedHosts hosts, Set<Connection> open) {
    this.socket = socket;
    this.pages = pages;
    this.hosts = hosts;
    this.open = open;
  }

  long ageNanos() {
    return System.nanoTime() - startNanos;
  }

  /** Closes it: whatever its thread waits for, it waits no longer. Any thread may call it. */
  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // it is of no use any more in any case
    }
  }

  @Override
  public void run() {
    try {
      socket.setSoTimeout(READ_MILLIS);
      answer(Request.read(socket.getInputStream()));
      socket.shutdownOutput();
      ignore(socket.getInputStream()); // to close before that would discard the answer
    } catch (Throwable e) {
      // the client has gone, or was too slow, or the host has no memory left: it may ask again
    } finally {
      close();
      open.remove(this);
    }
  }

  private void answer(@Nullable Request request) throws IOException {
    if (request == null) {
      write(false, "400 Bad Request", "", text("not a request of HTTP/1"));
    } else if (!hosts.have(request.header("host"))) {
      write(
          false,
          "421 Misdirected Request",
          "",
          text("ask by an address, by localhost, or by the name that the port is bound to"));
    } else if (!pages.containsKey(request.path())) {
      String paths = String.join(", ", new TreeSet<>(pages.keySet()));
      write(false, "404 Not Found", "", text("there is only " + paths));
    } else if (request.method().equals("GET") || request.method().equals("HEAD")) {
      Content content = pages.get(request.path()).content(request::header);
      write(request.method().equals("HEAD"), content.status(), "", content);
    } else {
      write(false, "405 Method Not Allowed", "Allow: GET, HEAD\r\n", text("only GET and HEAD"));
    }
  }

  private static Content text(String line) {
    return new Content(PLAIN, (line + '\n').getBytes(StandardCharsets.UTF_8));
  }

  private void write(boolean headOnly, String status, String headers, Content content)
      throws IOException {
    String head =
        "HTTP/1.1 "
            + status
            + "\r\nContent-Type: "
            + content.type()
            + "\r\nContent-Length: "
            + content.body().length
            + "\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff"
            + "\r\nContent-Security-Policy: "
            + content.policy()
            + "\r\nConnection: close\r\n"
            + headers
            + "\r\n";
    OutputStream out = socket.getOutputStream();
    out.write(head.getBytes(StandardCharsets.ISO_8859_1));
    if (!headOnly) {
      out.write(content.body());
    }
    out.flush();
  }

  private static void ignore(InputStream in) throws IOException {
    byte[] buffer = new byte[1024];
    int ignored = 0;
    while (ignored < MOST_BYTES_IGNORED) {
      int read = in.read(buffer);
      if (read < 0) {
        return;
      }
      ignored += read;
    }
  }
}
