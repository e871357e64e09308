package com.example.stalls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** One call that waits for the answer of a server, and then computes about as long on it. */
final class CompressedAnswer implements Culprit {

  private static final int BYTES = 200_000_000;
  private static final int HEADER_BYTES = 10;
  private static final long SERVER_MILLIS = 400;

  private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final byte[] compressed = compress();
  private InputStream answer;

  CompressedAnswer() throws IOException {}

  private static byte[] compress() throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    byte[] part = new byte[BYTES / 100];
    try (OutputStream out = new GZIPOutputStream(compressed)) {
      for (int written = 0; written < BYTES; written += part.length) {
        out.write(part);
      }
    }
    return compressed.toByteArray();
  }

  @Override
  public void prepare() throws IOException {
    Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
    Socket accepted = server.accept();
    accepted.getOutputStream().write(compressed, 0, HEADER_BYTES);
    answer = new GZIPInputStream(client.getInputStream());
    new Thread(() -> serve(accepted)).start();
  }

  private void serve(Socket client) {
    try (client) {
      Thread.sleep(SERVER_MILLIS);
      client
          .getOutputStream()
          .write(Arrays.copyOfRange(compressed, HEADER_BYTES, compressed.length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void hold() throws IOException {
    answer.transferTo(OutputStream.nullOutputStream());
  }
}
