package io.loopwarden.engine;

import io.loopwarden.engine.api.ApiCommands;
import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.config.BlockHoundOptions;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.ConfigurationReader;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.config.Problem;
import io.loopwarden.engine.custom.CustomOperations;
import io.loopwarden.engine.report.Notice;
import io.loopwarden.engine.weave.CacheRecording;
import io.loopwarden.engine.weave.HookDefinition;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The entry to the engine. The launcher, which lives in another loader, gives it a map of JDK types
 * and gets back a function from commands and their arguments to answers.
 *
 * <p>It defines the hooks, so it must not mention them, nor may any class that is loaded with it:
 * what needs the hooks begins with {@link Startup}.
 */
public final class Engine
    implements Function<
        Map<String, Object>, BiFunction<String, @Nullable Object, @Nullable Object>> {

  /** {@link Instrumentation}: the JVM's. */
  public static final String INSTRUMENTATION = "instrumentation";

  /** {@link String}: the agent's argument; may be missing. */
  public static final String ARGUMENT = "argument";

  /** {@code List<byte[]>}: the class files of the hooks. */
  public static final String HOOKS = "hooks";

  /** {@code Function<String, RuntimeException>}: makes what {@code mode=throw} throws. */
  public static final String EXCEPTIONS = "exceptions";

  /** {@link String}: this build's version. */
  public static final String VERSION = "version";

  /** {@link Boolean}: whether the application runs already. */
  public static final String LATE = "late";

  /**
   * {@code List<String>}; may be missing. If it is there, an invalid option in the argument
   * prevents the start, and each has its line here: whoever attaches the agent can correct it and
   * try again.
   */
  public static final String INVALID_OPTIONS = "invalidOptions";

  static {
    offerToLoader(Engine.class.getClassLoader());
  }

  /** The loader waits for the engine of its own: so neither side needs reflection. */
  @SuppressWarnings("unchecked") // the launcher's loader is a consumer of just this
  private static void offerToLoader(@Nullable ClassLoader loader) {
    if (loader instanceof Consumer<?> launcher) {
      ((Consumer<Engine>) launcher).accept(new Engine());
    }
  }

  @Override
  public BiFunction<String, @Nullable Object, @Nullable Object> apply(
      Map<String, Object> environment) {
    Catalogue catalogue = CatalogueReader.load().withMarked();
    Configuration configuration =
        ConfigurationReader.read((String) environment.get(ARGUMENT), catalogue.categories());
    if (configuration.get(BlockHoundOptions.STRICT)) {
      catalogue = CatalogueReader.withStrict(catalogue);
    }
    String ownOperations = configuration.get(Options.OPERATIONS_FILE);
    if (!ownOperations.isEmpty()) {
      List<Problem> problems = new ArrayList<>();
      catalogue = CustomOperations.addTo(catalogue, ownOperations, problems);
      configuration =
          ConfigurationReader.read((String) environment.get(ARGUMENT), catalogue.categories())
              .with(problems);
    }
    String version = given(environment, VERSION);
    List<String> invalid = invalidOptions(environment, configuration, catalogue);
    if (!invalid.isEmpty()) {
      return new SwitchedOff(version, invalid.get(0));
    }
    if (!configuration.get(Options.ENABLED)) {
      return new SwitchedOff(version, "Loopwarden is switched off in this JVM (enabled=false)");
    }
    Instrumentation instrumentation = given(environment, INSTRUMENTATION);
    if (CacheRecording.isUnderWay(instrumentation)) {
      Notice.write(configuration, "disabled", CacheRecording.ADVICE);
      return new SwitchedOff(version, CacheRecording.ADVICE);
    }
    List<byte[]> hooks = given(environment, HOOKS);
    try {
      HookDefinition.define(instrumentation, hooks);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("java.lang cannot be opened", e);
    }
    Function<String, RuntimeException> exceptions = given(environment, EXCEPTIONS);
    Boolean late = given(environment, LATE);
    return Startup.run(catalogue, configuration, instrumentation, exceptions, version, late);
  }

  @SuppressWarnings("unchecked") // the type stands beside the key
  private static List<String> invalidOptions(
      Map<String, Object> environment, Configuration configuration, Catalogue catalogue) {
    List<String> lines = (List<String>) environment.get(INVALID_OPTIONS);
    if (lines == null) {
      return List.of();
    }
    List<Problem> problems = new ArrayList<>();
    String argument = (String) environment.get(ARGUMENT);
    if (argument != null) {
      problems.addAll(ConfigurationReader.problemsOf(argument, catalogue.categories()));
    }
    Problem log = Notice.problemOfLog(configuration);
    if (log != null) {
      problems.add(log);
    }
    for (Problem problem : problems) {
      lines.add(problem.sentence());
    }
    return lines;
  }

  /** What the launcher put under a key; the type stands beside the key. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T> T given(Map<String, Object> environment, String key) {
    Object value = environment.get(key);
    if (value == null) {
      throw new IllegalArgumentException("the launcher gave no " + key);
    }
    return (T) value;
  }

  /** Answers when nothing is watched. */
  private static final class SwitchedOff
      implements BiFunction<String, @Nullable Object, @Nullable Object> {
    private final String version;
    private final String reason;

    SwitchedOff(String version, String reason) {
      this.version = version;
      this.reason = reason;
    }

    @Override
    public @Nullable Object apply(String command, @Nullable Object argument) {
      return switch (command) {
        case ApiCommands.SUMMARY -> reason.concat("\n");
        case ApiCommands.DISABLED -> reason;
        case ApiCommands.VERSION -> version;
        default -> null;
      };
    }
  }
}
