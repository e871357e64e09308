package io.loopwarden.benchmarks.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A class of empty tests, each a method of its own, written and compiled here. */
public final class EmptyTests {

  public static final int COUNT = 1_000;
  static final String CLASS_NAME = "EmptyTests";

  private EmptyTests() {}

  /**
   * Compiles the class.
   *
   * @param folder where its class file goes
   */
  public static void compileInto(Path folder) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException("the running JVM has no compiler: run a JDK's");
    }
    try {
      Path source = Files.writeString(folder.resolve(CLASS_NAME + ".java"), source());
      int exitCode =
          compiler.run(
              null,
              null,
              null,
              "--release",
              "17",
              "-proc:none",
              "-cp",
              System.getProperty("java.class.path"),
              "-d",
              folder.toString(),
              source.toString());
      if (exitCode != 0) {
        throw new IllegalStateException("cannot compile " + source);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String source() {
    StringBuilder source = new StringBuilder();
    source.append("import org.junit.jupiter.api.Test;\n\nclass " + CLASS_NAME + " {\n");
    for (int number = 1; number <= COUNT; number++) {
      source.append("  @Test void test").append(number).append("() {}\n");
    }
    return source.append("}\n").toString();
  }
}
