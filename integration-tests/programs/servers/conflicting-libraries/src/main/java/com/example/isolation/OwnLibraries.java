package com.example.isolation;

import com.google.gson.Gson;
import java.io.File;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine;

/** The application's own libraries: where they come from, and whether they work. */
final class OwnLibraries {
  /** A class of each, and the beginning of the name of the jar it must be from. */
  private static final Map<String, String> ORIGINS =
      Map.of(
          "net.bytebuddy.ByteBuddy", "byte-buddy-1.12.",
          "net.bytebuddy.jar.asm.ClassReader", "byte-buddy-1.12.",
          "org.slf4j.LoggerFactory", "slf4j-api-1.7.",
          "ch.qos.logback.classic.LoggerContext", "logback-classic-1.2.",
          "ch.qos.logback.core.ContextBase", "logback-core-1.2.",
          "org.HdrHistogram.Histogram", "HdrHistogram-2.1.",
          "com.google.gson.Gson", "gson-2.8.",
          "picocli.CommandLine", "picocli-4.6.");

  private OwnLibraries() {}

  /** Fails unless each is of its own jar and of the application's loader. */
  static void checkOrigin() throws ClassNotFoundException {
    for (Map.Entry<String, String> origin : ORIGINS.entrySet()) {
      Class<?> type = Class.forName(origin.getKey());
      Check.that(
          type.getClassLoader() == ClassLoader.getSystemClassLoader(),
          "not of the application's loader",
          type + " of " + type.getClassLoader());
      Check.that(jarOf(type).startsWith(origin.getValue()), "not of its own version", type);
    }
  }

  /** The name of the jar that a class comes from. */
  private static String jarOf(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null ? "" : new File(source.getLocation().getPath()).getName();
  }

  /** Fails unless each does its work. */
  static void use() throws Exception {
    List<Callable<Void>> made = DistinctSites.make("Own", 1);
    Check.that(made.get(0).call() == null, "Byte Buddy", made);

    Histogram histogram = new Histogram(3);
    histogram.recordValue(42);
    Check.that(histogram.getMaxValue() == 42, "HdrHistogram", histogram);

    String json = new Gson().toJson(List.of("own"));
    Check.that(json.equals("[\"own\"]"), "Gson", json);

    Arguments arguments = new Arguments();
    new CommandLine(arguments).parseArgs("--own");
    Check.that(arguments.own, "picocli", arguments);
    Check.that(CommandLine.VERSION.startsWith("4.6."), "picocli's version", CommandLine.VERSION);
  }

  @CommandLine.Command
  private static final class Arguments {
    @CommandLine.Option(names = "--own")
    private boolean own;
  }
}
