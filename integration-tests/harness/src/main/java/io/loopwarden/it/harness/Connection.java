package io.loopwarden.it.harness;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** A connection to a server, whose port at this end is known. It stays open until it is closed. */
public final class Connection implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String LENGTH = "content-length:";

  private final Socket socket;
  private final InputStream input;

  /** Connects. */
  public Connection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout((int) PATIENCE.toMillis());
    input = new BufferedInputStream(socket.getInputStream());
  }

  /** The port at this end. */
  public int localPort() {
    return socket.getLocalPort();
  }

  /** Asks by HTTP/1.1, and returns the content of an answer that tells its length. */
  public String get(String path) throws IOException {
    write("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    String status = readLine();
    int length = 0;
    for (String header = readLine(); !header.isEmpty(); header = readLine()) {
      if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
        length = Integer.parseInt(header.substring(LENGTH.length()).strip());
      }
    }
    String content = new String(input.readNBytes(length), StandardCharsets.UTF_8);
    if (!status.contains(" 200 ")) {
      throw new IOException(path + " was answered by: " + status + " " + content);
    }
    return content;
  }

  /** Says a line, and returns the line that answers it. */
  public String say(String line) throws IOException {
    write(line + "\n");
    return readLine();
  }

  private void write(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = input.read(); next != '\n'; next = input.read()) {
      if (next < 0) {
        throw new IOException("the server has hung up");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.UTF_8).strip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
