package reactor.blockhound;

import io.loopwarden.api.NonBlockingThreads;
import io.loopwarden.api.RefusableCall;
import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Hands settings to the agent. */
final class Installer {

  private static boolean installed;

  private Installer() {}

  /** Installs, unless that has been done; after a failure it can be tried again. */
  static synchronized void install(
      @Nullable Instrumentation instrumentation,
      Predicate<Thread> nonBlocking,
      Predicate<Thread> dynamic,
      Map<String, Boolean> allowances,
      Set<String> blocking,
      @Nullable Consumer<BlockingMethod> callback) {
    if (installed) {
      return;
    }
    installed = true; // a predicate may call this while it is asked
    boolean done = false;
    try {
      Attachment.ensure(instrumentation, "");
      Consumer<RefusableCall> handler = callback == null ? new Refusal() : new Callback(callback);
      warmUp();
      NonBlockingThreads.declare(nonBlocking, dynamic, allowances, blocking, handler);
      done = true;
    } finally {
      installed = done;
    }
  }

  /** Loads what a refusal needs: on a thread that must not block, loading would be in the way. */
  private static void warmUp() {
    new BlockingOperationError(new BlockingMethod("java.lang.Thread", "sleep", 0)).getMethod();
  }

  private static BlockingMethod methodOf(RefusableCall call) {
    return new BlockingMethod(call.className(), call.method(), call.modifiers());
  }

  /** Throws. */
  private static final class Refusal implements Consumer<RefusableCall> {
    @Override
    public void accept(RefusableCall call) {
      BlockingOperationError error = new BlockingOperationError(methodOf(call));
      error.setStackTrace(call.stackTrace().toArray(new StackTraceElement[0]));
      throw error;
    }
  }

  /** Calls the handler that the program names. */
  private static final class Callback implements Consumer<RefusableCall> {
    private final Consumer<BlockingMethod> callback;

    Callback(Consumer<BlockingMethod> callback) {
      this.callback = callback;
    }

    @Override
    public void accept(RefusableCall call) {
      callback.accept(methodOf(call));
    }
  }
}
