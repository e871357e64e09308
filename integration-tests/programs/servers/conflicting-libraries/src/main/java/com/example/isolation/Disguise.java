package com.example.isolation;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TimeZone;

/** An application that changes what all code of its JVM shares. */
final class Disguise {
  private Disguise() {}

  /** Changes everything that a logging framework might look at. */
  static String putOn() {
    System.setErr(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_16));
    System.setProperty("logback.configurationFile", "no-such-logback.xml");
    System.setProperty("logback.statusListenerClass", "com.example.NoSuchListener");
    System.setProperty("slf4j.provider", "com.example.NoSuchProvider");
    System.setProperty("line.separator", "\r\n");
    System.setProperty("file.encoding", "UTF-16");
    System.setProperty("java.io.tmpdir", "/no/such/folder");
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
    return "disguised";
  }
}
