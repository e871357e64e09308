package com.example.remedies;

import java.util.Locale;

/** A category whose remedy has code for each framework. */
enum Category {
  SLEEP(Way.LATER),
  WAIT(Way.COMPOSE),
  FUTURE(Way.COMPOSE),
  LOCK(Way.ELSEWHERE),
  FILE(Way.ELSEWHERE),
  FILE_LOCK(Way.ELSEWHERE),
  JDBC(Way.ELSEWHERE),
  POOL(Way.ELSEWHERE),
  CLIENT(Way.ELSEWHERE),
  HTTP(Way.ELSEWHERE),
  SOCKET(Way.ELSEWHERE),
  DNS(Way.ELSEWHERE),
  PROCESS(Way.ELSEWHERE),
  ENTROPY(Way.ELSEWHERE),
  CPU(Way.ELSEWHERE);

  private final Way remedy;

  Category(Way remedy) {
    this.remedy = remedy;
  }

  /** How the page does the same without blocking. */
  Way remedy() {
    return remedy;
  }

  /** The name that the catalogue has for it. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
