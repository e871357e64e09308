package io.loopwarden.engine.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.StackWalker.StackFrame;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A program of a library ({@code org.lib}) and an application ({@code com.acme}) that was compiled
 * for a test. Its class {@code com.acme.Site} has a method that calls the library, which calls
 * {@link StackProbe#block}.
 */
final class CompiledProgram {

  private final ClassLoader loader;

  private CompiledProgram(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * Compiles sources.
   *
   * @param sources texts of compilation units by qualified class name
   */
  static Path compile(Path folder, Map<String, String> sources, String... options) {
    try {
      List<String> arguments =
          new ArrayList<>(List.of("-d", folder.toString(), "-proc:none", "-nowarn"));
      arguments.addAll(List.of("-cp", folder + System.getProperty("path.separator") + ownPath()));
      arguments.addAll(List.of(options));
      Path sourceFolder = Files.createTempDirectory(folder.getParent(), "sources");
      for (Map.Entry<String, String> source : sources.entrySet()) {
        Path file = sourceFolder.resolve(source.getKey().replace('.', '/') + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source.getValue());
        arguments.add(file.toString());
      }
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      assertThat(compiler.run(null, null, null, arguments.toArray(new String[0]))).isZero();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String ownPath() {
    return Path.of(StackProbe.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .toString();
  }

  /** The program with its classes in folders or jars. */
  static CompiledProgram in(Path... places) {
    try {
      URL[] urls = new URL[places.length];
      for (int i = 0; i < places.length; i++) {
        urls[i] = places[i].toUri().toURL();
      }
      return new CompiledProgram(new URLClassLoader(urls, StackProbe.class.getClassLoader()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Calls the static method {@code com.acme.Site.<method>()}. */
  void run(String method) {
    try {
      loader.loadClass("com.acme.Site").getMethod(method).invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** The name of what {@code com.acme.Site.<method>()} calls. */
  String written(String method) {
    run(method);
    List<StackFrame> stack = StackProbe.taken();
    int site = 0;
    while (!stack.get(site).getClassName().startsWith("com.acme.Site")) {
      site++;
    }
    assertThat(site).isGreaterThan(1);
    return new WrittenNames()
        .of(MethodFrame.of(stack.get(site)), MethodFrame.of(stack.get(site - 1)));
  }
}
