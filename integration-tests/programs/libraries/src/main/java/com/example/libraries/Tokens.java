package com.example.libraries;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/** Has a program print a token, and waits for what it prints. */
final class Tokens {
  private Tokens() {}

  static String fetch() throws IOException, InterruptedException {
    Process process = start();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(process.getInputStream()))) {
      String token = read(reader);
      end(process);
      return token;
    }
  }

  private static Process start() throws IOException {
    return new ProcessBuilder("sh", "-c", "sleep 0.1; echo token").start();
  }

  private static String read(BufferedReader reader) throws IOException {
    return reader.readLine();
  }

  private static void end(Process process) throws InterruptedException {
    process.waitFor();
  }
}
