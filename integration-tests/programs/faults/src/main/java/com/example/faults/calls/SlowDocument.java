package com.example.faults.calls;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.helpers.DefaultHandler;

/** A large document that comes from a slow server: one call waits for it and parses it. */
final class SlowDocument {

  private static final long DELAY_MILLIS = 20;
  private static final int ELEMENTS = 1_000;
  private static final int BLOCKS = 800;

  private final SAXParser parser = SAXParserFactory.newInstance().newSAXParser();
  private final Socket socket;

  /** Starts the server, which answers once. */
  SlowDocument() throws Exception {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> serve(server));
    thread.setDaemon(true);
    thread.start();
    socket = new Socket(server.getInetAddress(), server.getLocalPort());
  }

  private static void serve(ServerSocket server) {
    byte[] block =
        "<price currency='EUR'>17.50</price>".repeat(ELEMENTS).getBytes(StandardCharsets.UTF_8);
    try (Socket client = server.accept();
        OutputStream out = client.getOutputStream()) {
      Thread.sleep(DELAY_MILLIS);
      out.write("<prices>".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < BLOCKS; i++) {
        out.write(block);
      }
      out.write("</prices>".getBytes(StandardCharsets.UTF_8));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void parse() throws Exception {
    parser.parse(socket.getInputStream(), new DefaultHandler());
  }
}
