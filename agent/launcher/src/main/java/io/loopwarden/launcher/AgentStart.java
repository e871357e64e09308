package io.loopwarden.launcher;

import io.loopwarden.api.BlockingCallException;
import io.loopwarden.api.Loopwarden;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Starts the engine, or hands a command to the one that runs already. */
final class AgentStart {

  /** What {@code report} on the command line sends to a JVM, before the file for the answer. */
  static final String SUMMARY_REQUEST = "command.summary=";

  private static final String SUMMARY = "summary";

  private static @Nullable Function<String, String> engine;

  private AgentStart() {}

  /**
   * Starts the engine.
   *
   * @param argument what follows {@code =} after the jar, or null
   * @param late whether the application runs already
   * @throws IOException if the agent's jar cannot be read
   */
  static synchronized void run(
      @Nullable String argument, Instrumentation instrumentation, boolean late)
      throws IOException {
    if (argument != null && argument.startsWith(SUMMARY_REQUEST)) {
      answer(argument.substring(SUMMARY_REQUEST.length()));
      return;
    }
    if (engine != null || isInstalled()) {
      complain("already_attached", "Loopwarden is attached to this JVM already; nothing changes");
      return;
    }
    AgentJar jar = AgentJar.open();
    Map<String, Object> environment = new HashMap<>();
    if (argument != null) {
      environment.put("argument", argument);
    }
    environment.put("instrumentation", instrumentation);
    environment.put("hooks", jar.hooks());
    environment.put("version", jar.version());
    environment.put("late", late);
    environment.put("exceptions", new Refusals());
    Function<String, String> started = jar.engine().apply(environment);
    engine = started;
    Loopwarden.connect(started);
  }

  /** Another copy of this agent, from another jar, may have come first. */
  private static boolean isInstalled() {
    try {
      Class.forName("java.lang.LoopwardenHooks", false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static void answer(String path) throws IOException {
    Function<String, String> running = engine;
    String answer =
        running == null
            ? "Loopwarden is not attached to this JVM.\n"
            : running.apply(SUMMARY);
    try (FileOutputStream out = new FileOutputStream(new File(path))) {
      out.write(answer.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void complain(String event, String message) {
    System.err.println("WARN loopwarden event=" + event + " message=\"" + message + '"');
  }

  /** Makes the exceptions of {@code mode=throw}. */
  private static final class Refusals implements Function<String, RuntimeException> {
    @Override
    public RuntimeException apply(String message) {
      return new BlockingCallException(message);
    }
  }
}
