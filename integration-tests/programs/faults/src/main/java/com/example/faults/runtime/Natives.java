package com.example.faults.runtime;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.concurrent.Callable;

/** Calls what has no Java code on JDK 17, so that its callers are what the agent weaves. */
public final class Natives implements Callable<String> {
  private static final int MILLIS = 20;

  @Override
  public String call() throws Exception {
    sleep();
    await(new Object());
    write();
    return "done";
  }

  private static void sleep() throws InterruptedException {
    Thread.sleep(MILLIS);
  }

  private static void await(Object monitor) throws InterruptedException {
    synchronized (monitor) {
      monitor.wait(MILLIS);
    }
  }

  private static void write() throws IOException {
    File file = File.createTempFile("natives", ".txt");
    try (FileOutputStream out = new FileOutputStream(file)) {
      out.write(1);
      out.getFD().sync();
    } finally {
      file.delete();
    }
  }
}
