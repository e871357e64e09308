package io.loopwarden.engine.work;

import org.jspecify.annotations.Nullable;

/**
 * Reads calls of gRPC. A server makes a context for each call, which is current while the call is
 * handled. A client that is asked meanwhile keeps it, or one that was derived from it, for the
 * answer.
 */
final class GrpcCalls {

  /** Contexts are derived by time-outs and by values; more than this is none of ours. */
  private static final int MOST_ANCESTORS = 16;

  private static final ClassValue<Boolean> IS_SERVERS =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return type.getName()
              .endsWith("io.grpc.internal.ServerCallImpl$ServerStreamListenerImpl");
        }
      };

  private GrpcCalls() {}

  /** Whether an object is what a server has for a call. */
  static boolean isOne(Object request) {
    return IS_SERVERS.get(request.getClass());
  }

  /** The context of a call; null if there is none, as in another version. */
  static @Nullable Object context(Object call) {
    return PrivateFields.valueOf(call, "context");
  }

  /** The full name of the method that is called. */
  static @Nullable Object method(Object call) {
    Object method = PublicMethods.call(PrivateFields.valueOf(call, "call"), "getMethodDescriptor");
    return PublicMethods.call(method, "getFullMethodName");
  }

  /**
   * The server's call in which a client was asked; null if it was asked elsewhere.
   *
   * @param answer what the client has for the answer
   */
  static @Nullable Object ofAnswer(Object answer) {
    Object context = PrivateFields.valueOf(PrivateFields.valueOf(answer, "this$0"), "context");
    for (int i = 0; i < MOST_ANCESTORS && context != null; i++) {
      Object call = FollowedRequests.at(context);
      if (call != null) {
        return call;
      }
      context = PrivateFields.valueOf(context, "cancellableAncestor");
    }
    return null;
  }
}
