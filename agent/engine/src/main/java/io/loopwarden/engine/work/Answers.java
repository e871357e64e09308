package io.loopwarden.engine.work;

import org.jspecify.annotations.Nullable;

/**
 * From what a client has for the answer of another server to the request that is served. The
 * clients keep it themselves: Armeria's as the root of its context, Micronaut's among what it
 * propagates, gRPC's as its context.
 */
final class Answers {

  private enum Client {
    NONE,
    ARMERIA,
    MICRONAUT,
    GRPC
  }

  private static final ClassValue<Client> CLIENTS =
      new ClassValue<>() {
        @Override
        protected Client computeValue(Class<?> type) {
          String name = type.getName();
          if (name.endsWith("com.linecorp.armeria.client.HttpResponseWrapper")) {
            return Client.ARMERIA;
          }
          if (name.endsWith("io.micronaut.core.async.propagation.ReactivePropagation$2")) {
            return Client.MICRONAUT;
          }
          return name.endsWith("io.grpc.internal.ClientCallImpl$ClientStreamListenerImpl")
              ? Client.GRPC
              : Client.NONE;
        }
      };

  private Answers() {}

  /**
   * The request that an event loop works for.
   *
   * @param shown what a framework has shown: the request itself, or a client's answer
   * @return null if the client was asked for no request
   */
  static @Nullable Object requestOf(Object shown) {
    return switch (CLIENTS.get(shown.getClass())) {
      case NONE -> shown;
      case ARMERIA -> PublicMethods.call(PrivateFields.valueOf(shown, "ctx"), "root");
      case MICRONAUT -> ofMicronaut(PrivateFields.valueOf(shown, "val$propagatedContext"));
      case GRPC -> GrpcCalls.ofAnswer(shown);
    };
  }

  private static @Nullable Object ofMicronaut(@Nullable Object context) {
    if (PrivateFields.valueOf(context, "elements") instanceof Object[] elements) {
      for (Object element : elements) {
        if (element.getClass().getName().endsWith(".ServerHttpRequestContext")) {
          return PublicMethods.call(element, "httpRequest");
        }
      }
    }
    return null;
  }
}
