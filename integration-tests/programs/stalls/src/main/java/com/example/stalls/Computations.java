package com.example.stalls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** Work for the processor alone. */
final class Computations {

  private static final long SHORTER_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long LONGER_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
  private static final int LETTERS = 16;

  private final byte[] text = new byte[1 << 20];
  private final int[] numbers = new Random(2).ints(2_000_000).toArray();
  private final BigInteger modulus = BigInteger.ONE.shiftLeft(2048).subtract(BigInteger.ONE);
  private final BigInteger exponent = modulus.shiftRight(1);
  private int result;

  Computations() {
    Random random = new Random(1);
    for (int i = 0; i < text.length; i++) {
      text[i] = (byte) ('a' + random.nextInt(LETTERS));
    }
  }

  void spin() {
    long end = System.nanoTime() + SHORTER_NANOS;
    int number = 1;
    while (System.nanoTime() < end) {
      number = number * 31 + 7;
    }
    result = number;
  }

  void compress() throws IOException {
    long end = System.nanoTime() + LONGER_NANOS;
    while (System.nanoTime() < end) {
      ByteArrayOutputStream compressed = new ByteArrayOutputStream(text.length);
      try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
        gzip.write(text);
      }
      result += compressed.size();
    }
  }

  void power() {
    long end = System.nanoTime() + LONGER_NANOS;
    BigInteger number = BigInteger.TEN;
    while (System.nanoTime() < end) {
      number = number.modPow(exponent, modulus).add(BigInteger.TWO);
    }
    result = number.intValue();
  }

  void sort() {
    long end = System.nanoTime() + SHORTER_NANOS;
    while (System.nanoTime() < end) {
      int[] sorted = numbers.clone();
      Arrays.sort(sorted);
      result = sorted[result & 1];
    }
  }
}
