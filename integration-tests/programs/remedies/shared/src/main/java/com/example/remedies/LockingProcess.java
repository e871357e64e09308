package com.example.remedies;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Another process that locks a file and releases it when it is told to: within one process, the JDK
 * refuses a second lock. It ends with its input.
 */
final class LockingProcess {

  private final BufferedReader answers;
  private final PrintStream orders;
  private final FileChannel channel;

  private LockingProcess(Process process, FileChannel channel) {
    this.answers = process.inputReader();
    this.orders = new PrintStream(process.getOutputStream(), true);
    this.channel = channel;
  }

  static LockingProcess start() throws IOException, URISyntaxException {
    Path file = Files.createTempFile("remedies", ".lock");
    file.toFile().deleteOnExit();
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path code =
        Path.of(LockingProcess.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    String main = LockingProcess.class.getName();
    Process process =
        new ProcessBuilder(java.toString(), "-cp", code.toString(), main, file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new LockingProcess(process, open(file));
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.WRITE);
  }

  /** The file, as this process has it open. */
  FileChannel channel() {
    return channel;
  }

  /** Has the other process lock the file. */
  void lock() throws IOException {
    order("lock");
  }

  /** Has it release the file. */
  void unlock() throws IOException {
    order("unlock");
  }

  private void order(String order) throws IOException {
    orders.println(order);
    if (!order.equals(answers.readLine())) {
      throw new IOException("the other process did not " + order);
    }
  }

  /** The other process: the argument is the file. */
  public static void main(String[] arguments) throws IOException {
    try (FileChannel channel = open(Path.of(arguments[0]));
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in))) {
      FileLock lock = null;
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        if (order.equals("lock")) {
          lock = channel.lock();
        } else if (lock != null) {
          lock.release();
        }
        System.out.println(order);
      }
    }
  }
}
