package com.example.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.concurrent.TimeUnit;
import org.slf4j.MDC;

/**
 * Blocks the event loop that it runs on, in one method for each situation. Prints the ids of the
 * span that is current at each, by the name of the method.
 */
final class Mistakes {
  private static final long SLEEP_MILLIS = 20;
  private static final long COMPUTING_MILLIS = 400;

  private static volatile int result;

  private final Tracer tracer;

  Mistakes(Tracer tracer) {
    this.tracer = tracer;
  }

  /** On the thread that starts the program: an event loop that loads classes is a stall, too. */
  void rehearse() {
    Span span = tracer.spanBuilder("rehearsal").startSpan();
    MDC.clear();
    try (Scope scope = span.makeCurrent()) {
      announce("rehearse", span);
    } finally {
      span.end();
    }
  }

  void inSpan() throws InterruptedException {
    Span span = tracer.spanBuilder("in span").startSpan();
    MDC.put("trace_id", "of-the-logging-context");
    MDC.put("span_id", "of-the-logging-context");
    try (Scope scope = span.makeCurrent()) {
      announce("sleepInSpan", span);
      sleepInSpan();
      announce("computeInSpan", span);
      computeInSpan();
    } finally {
      MDC.clear();
      span.end();
    }
  }

  private static void sleepInSpan() throws InterruptedException {
    Thread.sleep(SLEEP_MILLIS);
  }

  private static void computeInSpan() {
    compute();
  }

  void afterInnerSpan() throws InterruptedException {
    Span outer = tracer.spanBuilder("outer").startSpan();
    try (Scope scope = outer.makeCurrent()) {
      Span inner = tracer.spanBuilder("inner").startSpan();
      try (Scope innerScope = inner.makeCurrent()) {
        inner.addEvent("the inner one is current for a moment");
      } finally {
        inner.end();
      }
      announce("sleepAfterInnerSpan", outer);
      sleepAfterInnerSpan();
    } finally {
      outer.end();
    }
  }

  private static void sleepAfterInnerSpan() throws InterruptedException {
    Thread.sleep(SLEEP_MILLIS);
  }

  void afterSpan() throws InterruptedException {
    Span span = tracer.spanBuilder("closed").startSpan();
    try (Scope scope = span.makeCurrent()) {
      span.addEvent("it is current for a moment");
    } finally {
      span.end();
    }
    sleepAfterSpan();
    computeAfterSpan();
  }

  private static void sleepAfterSpan() throws InterruptedException {
    Thread.sleep(SLEEP_MILLIS);
  }

  private static void computeAfterSpan() {
    compute();
  }

  void inInvalidSpan() throws InterruptedException {
    MDC.put("trace_id", "of-the-logging-context");
    try (Scope scope = Context.root().with(Span.getInvalid()).makeCurrent()) {
      sleepInInvalidSpan();
    } finally {
      MDC.clear();
    }
  }

  private static void sleepInInvalidSpan() throws InterruptedException {
    Thread.sleep(SLEEP_MILLIS);
  }

  private static void announce(String method, Span span) {
    String ids = span.getSpanContext().getTraceId() + ' ' + span.getSpanContext().getSpanId();
    System.out.println(Thread.currentThread().getName() + ' ' + method + ' ' + ids);
  }

  private static void compute() {
    long start = System.nanoTime();
    int number = 1;
    while (System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(COMPUTING_MILLIS)) {
      number = number * 31 + 7;
    }
    result = number;
  }
}
