package io.loopwarden.engine.finding;

import java.nio.ByteBuffer;

/**
 * SHA-256 as FIPS 180-4 defines it. The JDK's is behind its list of security providers, which costs
 * a JVM thirty milliseconds when nothing else of the program has asked for it.
 */
final class Sha256 {

  private static final int BLOCK_BYTES = 64;
  private static final int LENGTH_BYTES = 8;

  /** The fractions of the square roots of the first primes. */
  private static final int[] INITIAL = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
  };

  /** The fractions of the cube roots of the first primes. */
  private static final int[] ROUNDS = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
  };

  private Sha256() {}

  /** The digest of a text, 32 bytes. */
  static byte[] digest(byte[] text) {
    int blocks = (text.length + LENGTH_BYTES) / BLOCK_BYTES + 1;
    ByteBuffer padded = ByteBuffer.allocate(blocks * BLOCK_BYTES);
    padded.put(text).put((byte) 0x80);
    padded.putLong(padded.capacity() - LENGTH_BYTES, (long) text.length * Byte.SIZE);
    int[] hash = INITIAL.clone();
    for (int block = 0; block < blocks; block++) {
      add(padded, block * BLOCK_BYTES, hash);
    }
    ByteBuffer digest = ByteBuffer.allocate(hash.length * Integer.BYTES);
    for (int word : hash) {
      digest.putInt(word);
    }
    return digest.array();
  }

  private static void add(ByteBuffer padded, int start, int[] hash) {
    int[] words = schedule(padded, start);
    int[] state = hash.clone();
    for (int i = 0; i < ROUNDS.length; i++) {
      int e = state[4];
      int sum1 =
          Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25);
      int choice = e & state[5] ^ ~e & state[6];
      int first = state[7] + sum1 + choice + ROUNDS[i] + words[i];
      int a = state[0];
      int sum0 =
          Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22);
      int majority = a & state[1] ^ a & state[2] ^ state[1] & state[2];
      System.arraycopy(state, 0, state, 1, state.length - 1);
      state[4] += first;
      state[0] = first + sum0 + majority;
    }
    for (int i = 0; i < hash.length; i++) {
      hash[i] += state[i];
    }
  }

  private static int[] schedule(ByteBuffer padded, int start) {
    int[] words = new int[ROUNDS.length];
    for (int i = 0; i < words.length; i++) {
      if (i < BLOCK_BYTES / Integer.BYTES) {
        words[i] = padded.getInt(start + i * Integer.BYTES);
        continue;
      }
      int near = words[i - 2];
      int far = words[i - 15];
      words[i] =
          words[i - 16]
              + (Integer.rotateRight(far, 7) ^ Integer.rotateRight(far, 18) ^ far >>> 3)
              + words[i - 7]
              + (Integer.rotateRight(near, 17) ^ Integer.rotateRight(near, 19) ^ near >>> 10);
    }
    return words;
  }
}
