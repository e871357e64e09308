package io.loopwarden.launcher;

import io.loopwarden.api.BlockingCallException;
import io.loopwarden.api.Loopwarden;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Starts the engine, or hands a command to the one that runs already.
 *
 * <p>The command line talks to a JVM by loading the agent with an argument of the form {@code
 * command.NAME=FILE,options}; the answer goes to the file.
 */
final class AgentStart {

  private static final String REQUEST = "command.";

  /** The request that starts the engine; what follows the file are its options. */
  private static final String ATTACH = "attach";

  /** The requests that the engine answers. */
  private static final List<String> QUESTIONS =
      List.of("summary", "summaryByDelay", "html", "collapsed", "loopTime", "live");

  /** The first line of an answer; lines about what went wrong follow. */
  private static final String STARTED = "started";

  private static final String INVALID_OPTIONS = "invalid options";

  private static final String DISABLED = "disabled";
  private static final String START_WARNINGS = "startWarnings";

  private static @Nullable BiFunction<String, @Nullable Object, @Nullable Object> engine;

  private AgentStart() {}

  /**
   * Starts the engine.
   *
   * @param argument what follows {@code =} after the jar, or null
   * @param late whether the application runs already
   * @throws IOException if the agent's jar cannot be read
   */
  static synchronized void run(
      @Nullable String argument, Instrumentation instrumentation, boolean late) throws IOException {
    String request = request(argument);
    if (argument != null && !request.isEmpty()) {
      String rest = argument.substring(REQUEST.length() + request.length() + 1);
      if (request.equals(ATTACH)) {
        int comma = rest.indexOf(',');
        String options = rest.substring(comma + 1);
        answer(rest.substring(0, comma), tryToStart(options, instrumentation, late));
      } else {
        answer(rest, ask(request));
      }
    } else {
      String outcome = start(argument, instrumentation, late, null);
      if (!outcome.equals(STARTED)) {
        complain(outcome);
      }
    }
  }

  /** The name of a request that this version knows; empty if these are options. */
  private static String request(@Nullable String argument) {
    if (argument == null || !argument.startsWith(REQUEST)) {
      return "";
    }
    int end = argument.indexOf('=');
    String name = argument.substring(REQUEST.length(), Math.max(REQUEST.length(), end));
    return name.equals(ATTACH) || QUESTIONS.contains(name) ? name : "";
  }

  /** The outcome, whatever happens: the command line prints it. */
  private static String tryToStart(String argument, Instrumentation instrumentation, boolean late) {
    List<String> invalid = new ArrayList<>();
    try {
      String outcome = start(argument, instrumentation, late, invalid);
      if (outcome.equals(INVALID_OPTIONS)) {
        return lines(outcome, invalid);
      }
      return outcome.equals(STARTED) ? lines(outcome, warnings()) : outcome;
    } catch (Throwable reason) {
      return "the agent did not start: " + reason;
    }
  }

  private static String lines(String first, List<?> others) {
    StringBuilder all = new StringBuilder(first);
    for (Object line : others) {
      all.append('\n').append(line);
    }
    return all.toString();
  }

  private static List<?> warnings() {
    BiFunction<String, @Nullable Object, @Nullable Object> running = engine;
    return running != null && running.apply(START_WARNINGS, null) instanceof List<?> warnings
        ? warnings
        : List.of();
  }

  /**
   * Starts the engine; returns the outcome.
   *
   * @param invalid gets a line for each invalid option of the argument, which then prevents the
   *     start; null to use the defaults instead
   */
  private static String start(
      @Nullable String argument,
      Instrumentation instrumentation,
      boolean late,
      @Nullable List<String> invalid)
      throws IOException {
    // Another copy of this agent, from another jar, may have come first. One that failed to start
    // has left classes in java.lang, but no engine: then this is another try.
    if (engine != null || Loopwarden.isAttached()) {
      return "Loopwarden is attached to this JVM already; its options stay as they are";
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
    if (invalid != null) {
      environment.put("invalidOptions", invalid);
    }
    BiFunction<String, @Nullable Object, @Nullable Object> started =
        jar.engine().apply(environment);
    if (invalid != null && !invalid.isEmpty()) {
      return INVALID_OPTIONS;
    }
    if (invalid != null && started.apply(DISABLED, null) instanceof String reason) {
      return reason; // nothing keeps it: it may be attached when the reason no longer holds
    }
    engine = started;
    Loopwarden.connect(started);
    return STARTED;
  }

  /** What the engine answers; empty if there is none, or if it is switched off. */
  private static String ask(String command) {
    BiFunction<String, @Nullable Object, @Nullable Object> running = engine;
    Object answer = running == null ? null : running.apply(command, null);
    return answer == null ? "" : answer.toString();
  }

  private static void answer(String path, String answer) throws IOException {
    try (FileOutputStream out = new FileOutputStream(new File(path))) {
      out.write(answer.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void complain(String message) {
    System.err.println("WARN loopwarden event=already_attached message=\"" + message + '"');
  }

  /** Makes the exceptions of {@code mode=throw}. */
  private static final class Refusals implements Function<String, RuntimeException> {
    @Override
    public RuntimeException apply(String message) {
      return new BlockingCallException(message);
    }
  }
}
