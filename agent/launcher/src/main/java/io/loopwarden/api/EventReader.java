package io.loopwarden.api;

import java.util.Map;
import java.util.function.Consumer;

/** Turns what the engine reports, in types of the JDK, into events. */
final class EventReader implements Consumer<Object> {

  private final Consumer<BlockingEvent> listener;

  EventReader(Consumer<BlockingEvent> listener) {
    this.listener = listener;
  }

  @Override
  public void accept(Object fields) {
    listener.accept(new BlockingEvent((Map<?, ?>) fields));
  }
}
