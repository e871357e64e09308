package io.loopwarden.engine.ran;

import io.loopwarden.engine.code.ClassFolders;
import io.loopwarden.engine.config.ClassPatterns;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.config.ResultsOptions;
import io.loopwarden.hooks.LoopwardenRuns;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps which methods of the application run, and whether on event loops, with the option {@code
 * results.methods}. The application's classes are those in folders, and those that the option
 * {@code application} names; classes that are loaded already are left out.
 */
public final class MethodRuns implements ClassFileTransformer {

  /** Two bytes each. */
  private static final int MOST_METHODS = 100_000;

  private final ClassPatterns application;

  /** The class and method of each number. Guarded by this. */
  private final List<String> names = new ArrayList<>();

  MethodRuns(ClassPatterns application) {
    this.application = application;
  }

  /** Begins to keep them; null without the option. */
  public static @Nullable MethodRuns begin(
      Configuration configuration, Instrumentation instrumentation) {
    if (!configuration.get(ResultsOptions.METHODS)) {
      return null;
    }
    LoopwardenRuns.keep(MOST_METHODS);
    MethodRuns runs = new MethodRuns(configuration.get(Options.APPLICATION));
    instrumentation.addTransformer(runs, false);
    return runs;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (loader == null || name == null || redefined != null) {
      return null;
    }
    try {
      return isApplication(name.replace('/', '.'), domain)
          ? RunsClass.weave(classFile, this)
          : null;
    } catch (RuntimeException | LinkageError e) {
      return null; // its methods count as never run, and the application works
    }
  }

  private boolean isApplication(String className, @Nullable ProtectionDomain domain) {
    Boolean included = application.includes(className);
    return included == null ? ClassFolders.contain(domain) : included;
  }

  /** The number of a method from now on; -1 if there are too many. */
  synchronized int number(String function) {
    if (names.size() == MOST_METHODS) {
      return -1;
    }
    names.add(function);
    return names.size() - 1;
  }

  /** The class and method of each that has run on an event loop. */
  public Set<String> onLoops() {
    return namesOf(LoopwardenRuns::ranOnLoop);
  }

  /** The class and method of each that has run on another thread. */
  public Set<String> elsewhere() {
    return namesOf(LoopwardenRuns::ranElsewhere);
  }

  private synchronized Set<String> namesOf(IntPredicate ran) {
    Set<String> functions = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      if (ran.test(i)) {
        functions.add(names.get(i));
      }
    }
    return functions;
  }
}
