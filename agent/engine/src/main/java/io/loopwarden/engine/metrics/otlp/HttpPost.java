package io.loopwarden.engine.metrics.otlp;

import io.loopwarden.engine.config.Compression;
import io.loopwarden.engine.config.HttpEndpoint;
import io.loopwarden.engine.config.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Posts JSON by HTTP/1.1, one request a connection. The JDK's clients are not used: what a program
 * sets for its own requests (proxies, cookies, passwords, handlers of URLs) would apply to ours.
 *
 * <p>One thread sends at a time. Another one closes what takes too long: no time limit of a socket
 * applies to a write.
 */
final class HttpPost {

  private static final int LONGEST_HEAD = 8_192;
  private static final String END_OF_HEAD = "\r\n\r\n";

  private record Exchange(Socket socket, Deadline deadline) {}

  private final HttpEndpoint endpoint;
  private final HttpHeaders headers;
  private final Compression compression;
  private final TlsClient tls;
  private volatile @Nullable Exchange current;

  HttpPost(HttpEndpoint endpoint, HttpHeaders headers, Compression compression, TlsFiles files) {
    this.endpoint = endpoint;
    this.headers = headers;
    this.compression = compression;
    this.tls = new TlsClient(files);
  }

  /**
   * Sends a request.
   *
   * @param path what follows the endpoint's own path
   * @throws IOException if there is no answer of HTTP before the deadline
   */
  Answer send(String path, byte[] json, Deadline deadline) throws IOException {
    try (Socket socket = new Socket(Proxy.NO_PROXY)) {
      current = new Exchange(socket, deadline);
      InetAddress address = InetAddress.getByName(endpoint.host());
      socket.connect(new InetSocketAddress(address, endpoint.port()), deadline.millisLeft());
      Socket speaking = endpoint.isTls() ? tls.over(socket, endpoint, deadline) : socket;
      byte[] content = compression == Compression.GZIP ? gzip(json) : json;
      OutputStream out = speaking.getOutputStream();
      out.write(head(path, content.length).getBytes(StandardCharsets.US_ASCII));
      out.write(content);
      out.flush();
      return Answer.of(readHead(speaking, deadline)); // its body says nothing that is needed
    } catch (IOException e) {
      tls.forget(); // a server that refuses this client's certificate may just close
      boolean wasClosed = e instanceof SocketException || e instanceof SSLException;
      if (wasClosed && deadline.isOver()) {
        throw new IOException("it does not read", e);
      }
      throw e;
    } finally {
      current = null;
    }
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      out.write(content);
    }
    return compressed.toByteArray();
  }

  private String head(String path, int length) {
    return "POST "
        + endpoint.path()
        + path
        + " HTTP/1.1\r\nHost: "
        + endpoint.authority()
        + "\r\nUser-Agent: loopwarden\r\nContent-Type: application/json\r\nContent-Length: "
        + length
        + (compression == Compression.GZIP ? "\r\nContent-Encoding: gzip\r\n" : "\r\n")
        + headers.lines()
        + "Connection: close"
        + END_OF_HEAD;
  }

  private static String readHead(Socket socket, Deadline deadline) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    byte[] buffer = new byte[LONGEST_HEAD];
    while (head.indexOf(END_OF_HEAD) < 0 && head.length() < LONGEST_HEAD) {
      socket.setSoTimeout(deadline.millisLeft());
      int read = in.read(buffer);
      if (read < 0) {
        throw new IOException("it closed the connection without an answer");
      }
      head.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
    }
    int end = head.indexOf(END_OF_HEAD);
    return end < 0 ? head.toString() : head.substring(0, end);
  }

  /** Ends a request whose deadline is over. Any thread may call it. */
  void closeIfOverdue() {
    Exchange exchange = current;
    if (exchange != null && exchange.deadline().isOver()) {
      try {
        exchange.socket().close();
      } catch (IOException e) {
        // the thread that sends fails all the same
      }
    }
  }
}
