package com.example.operations;

import java.util.ArrayList;
import java.util.List;

/** A growing list of probes; category, operation and JDK hold until they are set anew. */
final class Probes {

  private final List<Probe> all = new ArrayList<>();
  private String category = "";
  private String operation = "";
  private int since;

  /** The probes that follow are of this category. */
  Probes category(String category) {
    this.category = category;
    return operation("").since(0);
  }

  /** The probes that follow are reported under this name. */
  Probes operation(String operation) {
    this.operation = operation;
    return this;
  }

  /** The probes that follow need this JDK. */
  Probes since(int feature) {
    this.since = feature;
    return this;
  }

  /** Adds what is reported under the operation's name. */
  Probes call(String name, Preparation preparation) {
    return add(name, operation, Verdict.REPORTED, preparation);
  }

  /** Adds what is reported under the name of the method that is called. */
  Probes named(String type, String method, String arguments, Preparation preparation) {
    String simple = type.substring(type.lastIndexOf('.') + 1).replace('$', '.');
    return add(
        simple + "." + method + arguments, type + "." + method, Verdict.REPORTED, preparation);
  }

  /** Adds what blocks many times, and is reported once under the operation's name. */
  Probes repeated(String name, Preparation preparation) {
    return add(name, operation, Verdict.REPEATED, preparation);
  }

  /** Adds what waits for itself, and is reported under the operation's name. */
  Probes deadlock(String name, Preparation preparation) {
    return add(name, operation, Verdict.DEADLOCKED, preparation);
  }

  /** Adds what blocks, but cannot be seen as a call. */
  Probes missed(String name, Preparation preparation) {
    return add(name, "", Verdict.MISSED, preparation);
  }

  /** Adds what does not block. */
  Probes silent(String name, Preparation preparation) {
    return add(name, "", Verdict.SILENT, preparation);
  }

  private Probes add(String name, String reported, Verdict verdict, Preparation preparation) {
    all.add(new Probe(name, category, reported, verdict, since, preparation));
    return this;
  }

  List<Probe> all() {
    return all;
  }
}
