package com.example.libraries;

import com.google.gson.Gson;

/** Parses a large document several times over: once is soon done on a fast machine. */
final class Articles {
  private static final int COUNT = 100_000;
  private static final int TIMES = 10;

  private final String text;

  Articles() {
    StringBuilder all = new StringBuilder("[");
    for (int i = 0; i < COUNT; i++) {
      all.append(i == 0 ? "" : ",").append("{\"id\":").append(i).append(",\"tags\":[\"a\",\"b\"]}");
    }
    text = all.append(']').toString();
  }

  int parse() {
    int hash = 0;
    for (int i = 0; i < TIMES; i++) {
      hash += new Gson().fromJson(text, Object.class).hashCode();
    }
    return hash;
  }
}
