package com.example.remedies;

import java.util.Locale;

/** How a handler does its work. */
enum Way {
  /** It blocks its event loop. */
  BLOCKING,

  /** The blocking code runs on another thread. */
  ELSEWHERE,

  /** What follows runs after a time. */
  LATER,

  /** What follows runs when the result is there. */
  COMPOSE;

  /** The word that asks a server for it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Way of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
