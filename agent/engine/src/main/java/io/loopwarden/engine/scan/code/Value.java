package io.loopwarden.engine.scan.code;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the code of a method shows of a value: the function or object that it is, or who made it.
 */
public final class Value {

  private static final String PARAMETER = "";

  private final String type;
  private final @Nullable MethodId body;
  private final @Nullable Call producer;
  private final int line;
  private final List<Value> captured;
  private final List<Call> consumers = new ArrayList<>(1);
  private boolean isKept;

  private Value(
      String type,
      @Nullable MethodId body,
      @Nullable Call producer,
      int line,
      List<Value> captured) {
    this.type = type;
    this.body = body;
    this.producer = producer;
    this.line = line;
    this.captured = captured;
  }

  /** What the method got as an argument. */
  static Value parameter() {
    return new Value(PARAMETER, null, null, 0, List.of());
  }

  /** A lambda or method reference. */
  static Value function(String type, MethodId body, int line, List<Value> captured) {
    return new Value(type, body, null, line, captured);
  }

  /** A new object. */
  static Value object(String type, int line) {
    return new Value(type, null, null, line, List.of());
  }

  /** What a call returned. */
  static Value result(Call producer) {
    return new Value(producer.target().resultType(), null, producer, producer.line(), List.of());
  }

  /** The internal name of its class, or of the functional interface of a lambda; may be empty. */
  public String type() {
    return type;
  }

  /** The method that a lambda or method reference runs; null for other values. */
  public @Nullable MethodId body() {
    return body;
  }

  /** The call that returned it; null if it was made here. */
  public @Nullable Call producer() {
    return producer;
  }

  /** The line that made it, 0 if it is not known. */
  public int line() {
    return line;
  }

  /** Whether it is what the method got as an argument, or a function that has such a value. */
  public boolean holdsParameter() {
    if (body == null) {
      return producer == null && type.equals(PARAMETER);
    }
    for (Value value : captured) {
      if (value.holdsParameter()) {
        return true;
      }
    }
    return false;
  }

  /** Notes that it was stored. */
  void keep() {
    isKept = true;
  }

  /** Whether it is stored or passed on. */
  boolean isUsed() {
    return isKept || !consumers.isEmpty();
  }

  /** The calls that got it as an argument. */
  public List<Call> consumers() {
    return consumers;
  }
}
