package com.example.blockhound;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.RandomAccessFile;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Calls that block by nature, and calls that merely can; each can be made any number of times. */
final class BlockingCalls {

  private static final int BRIEFLY_MILLIS = 1;

  private BlockingCalls() {}

  /** What is refused. Each succeeds where it is allowed. */
  static Map<String, Callable<?>> byNature() throws Exception {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    int port = server.getLocalPort();
    Thread echo = new Thread(() -> echo(server), "echo");
    echo.setDaemon(true);
    echo.start();
    Socket connected = new Socket(InetAddress.getLoopbackAddress(), port);
    connected.getOutputStream().write(new byte[16]);
    DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    DatagramSocket sender = new DatagramSocket();
    ServerSocket deserted = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    deserted.setSoTimeout(BRIEFLY_MILLIS);
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();

    Map<String, Callable<?>> calls = new LinkedHashMap<>();
    calls.put("sleep", () -> nothing(() -> Thread.sleep(BRIEFLY_MILLIS)));
    calls.put("timeUnitSleep", () -> nothing(() -> TimeUnit.MILLISECONDS.sleep(BRIEFLY_MILLIS)));
    calls.put(
        "socketConnect",
        () -> {
          try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
          }
        });
    calls.put("socketRead", () -> connected.getInputStream().read(new byte[1]));
    calls.put("socketWrite", () -> nothing(() -> connected.getOutputStream().write(1)));
    calls.put(
        "accept",
        () -> {
          try {
            return deserted.accept();
          } catch (java.net.SocketTimeoutException e) {
            return e;
          }
        });
    calls.put(
        "datagramReceive",
        () -> {
          sender.send(new DatagramPacket(new byte[1], 1, receiver.getLocalSocketAddress()));
          receiver.receive(new DatagramPacket(new byte[1], 1));
          return receiver;
        });
    calls.put("processStart", () -> new ProcessBuilder("true").start());
    calls.put("processWaitFor", ended::waitFor);
    return calls;
  }

  private static void echo(ServerSocket server) {
    while (true) {
      try {
        Socket client = server.accept();
        Thread answers =
            new Thread(
                () -> {
                  try (client) {
                    client.getInputStream().transferTo(client.getOutputStream());
                  } catch (java.io.IOException e) {
                    // the client is gone
                  }
                });
        answers.setDaemon(true);
        answers.start();
      } catch (java.io.IOException e) {
        return;
      }
    }
  }

  /** What is refused only on request. */
  static Map<String, Callable<?>> byChance() throws Exception {
    java.io.File file = Files.createTempFile("blockhound", ".txt").toFile();
    file.deleteOnExit();
    FileOutputStream out = new FileOutputStream(file);
    FileInputStream in = new FileInputStream(file);
    RandomAccessFile random = new RandomAccessFile(file, "rw");
    Map<String, Callable<?>> calls = new LinkedHashMap<>();
    calls.put("park", () -> nothing(() -> LockSupport.parkNanos(1)));
    calls.put(
        "wait",
        () -> {
          Object monitor = new Object();
          synchronized (monitor) {
            monitor.wait(BRIEFLY_MILLIS);
          }
          return monitor;
        });
    calls.put("fileWrite", () -> nothing(() -> out.write(1)));
    calls.put("fileRead", in::read);
    calls.put("randomAccessRead", random::read);
    calls.put("randomAccessWrite", () -> nothing(() -> random.write(1)));
    calls.put("randomAccessText", () -> nothing(() -> random.writeBytes("text")));
    calls.put("yield", () -> nothing(Thread::yield));
    calls.put("yieldByReflection", BlockingCalls::yieldByReflection);
    calls.put("yieldByHandle", BlockingCalls::yieldByHandle);
    calls.put("spin", () -> nothing(Thread::onSpinWait));
    calls.put(
        "datagramConnect",
        () -> {
          try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(InetAddress.getLoopbackAddress(), 9);
            return socket;
          }
        });
    calls.put("standardOutput", () -> nothing(() -> System.out.println("Hello")));
    calls.put("standardError", () -> nothing(() -> System.err.println("Hello")));
    return calls;
  }

  private static Object yieldByReflection() throws Exception {
    try {
      return Thread.class.getMethod("yield").invoke(null);
    } catch (InvocationTargetException e) { // where it is the method that refuses, not its caller
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  private static Object yieldByHandle() throws Exception {
    MethodType type = MethodType.methodType(void.class);
    try {
      MethodHandles.lookup().findStatic(Thread.class, "yield", type).invokeExact();
      return type;
    } catch (Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Code {
    void run() throws Exception;
  }

  private static Object nothing(Code code) throws Exception {
    code.run();
    return "";
  }
}
