package com.example.libraries;

import org.mindrot.jbcrypt.BCrypt;

/** Hashes a password as expensively as one should. */
final class Passwords {
  private static final String SALT = BCrypt.gensalt(13);

  private Passwords() {}

  static String hash() {
    return BCrypt.hashpw("a password", SALT);
  }
}
