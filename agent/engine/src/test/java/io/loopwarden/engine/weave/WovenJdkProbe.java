package io.loopwarden.engine.weave;

import io.loopwarden.engine.RecordingEngine;
import io.loopwarden.hooks.LoopwardenHooks;
import io.loopwarden.hooks.LoopwardenLoops;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * The program of {@link WovenJdkTest}: initialises the classes that are its arguments, then makes a
 * few calls on a thread that passes for an event loop, and prints the operations that the hooks
 * told of. It has nothing but the JDK and the hooks.
 */
public final class WovenJdkProbe {

  private static final int SLEEP = 1; // what the hooks report for the call of a native

  private WovenJdkProbe() {}

  /** Prints what was found. */
  public static void main(String[] classNames) throws Exception {
    for (String name : classNames) {
      Class.forName(name, true, ClassLoader.getPlatformClassLoader());
    }
    System.out.println("verified " + classNames.length);

    RecordingEngine calls = new RecordingEngine();
    LoopwardenHooks.connect(calls, SLEEP, SLEEP, SLEEP, false);
    StringBuilder lines = new StringBuilder();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket socket = new Socket()) {
      InetSocketAddress address =
          new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
      echo(server);
      LoopwardenLoops.register(Thread.currentThread(), calls);

      calls.codes.clear();
      Thread.sleep(1, 1);
      lines.append("Thread.sleep").append(calls.codes).append('\n');

      calls.codes.clear();
      socket.connect(address);
      lines.append("Socket.connect").append(calls.codes).append('\n');

      OutputStream out = socket.getOutputStream();
      calls.codes.clear();
      out.write(42);
      lines.append("OutputStream.write").append(calls.codes).append('\n');

      InputStream in = socket.getInputStream();
      calls.codes.clear();
      int read = in.read();
      lines.append("InputStream.read").append(calls.codes).append('\n');

      LoopwardenLoops.unregister(Thread.currentThread(), calls);
      if (read != 42) {
        throw new IOException("not what was sent");
      }
    }
    System.out.print(lines);
  }

  private static void echo(ServerSocket server) {
    Thread echo =
        new Thread(
            () -> {
              try (Socket peer = server.accept()) {
                peer.getOutputStream().write(peer.getInputStream().read());
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    echo.setDaemon(true);
    echo.start();
  }
}
