package io.loopwarden.engine.weave;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * Weaves all methods of libraries that other people wrote and other compilers compiled, thousands
 * of them, and lets the JVM verify each class.
 */
class RealLibrariesTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        Gson.class,
        CommandLine.class,
        Histogram.class,
        ch.qos.logback.core.Context.class,
        ch.qos.logback.classic.Logger.class
      })
  void theJvmVerifiesEveryWovenClass(Class<?> ofLibrary) throws Exception {
    Map<String, byte[]> original = classFiles(ofLibrary);
    Woven.Loader wovenLoader = new Woven.Loader();
    Woven.Loader originalLoader = new Woven.Loader();
    int woven = 0;
    for (byte[] classFile : original.values()) {
      byte[] result = Woven.everywhere(classFile);
      woven += result == null ? 0 : 1;
      wovenLoader.with(result == null ? classFile : result);
      originalLoader.with(classFile);
    }
    assertThat(woven).isGreaterThan(20);

    for (String name : original.keySet()) {
      Throwable failure = failureToLink(wovenLoader, name);
      if (failure != null) {
        // a class whose optional dependencies are missing fails unwoven, too
        assertThat(failureToLink(originalLoader, name)).as(name).hasSameClassAs(failure);
      }
    }
  }

  /** Asking for the methods makes the JVM link, and so verify, but not initialise the class. */
  private static @Nullable Throwable failureToLink(ClassLoader loader, String name) {
    try {
      assertThat(Class.forName(name, false, loader).getDeclaredMethods()).isNotNull();
      return null;
    } catch (ClassNotFoundException | LinkageError e) {
      return e;
    }
  }

  private static Map<String, byte[]> classFiles(Class<?> ofLibrary) throws Exception {
    Path path = Path.of(ofLibrary.getProtectionDomain().getCodeSource().getLocation().toURI());
    Map<String, byte[]> classFiles = new TreeMap<>();
    try (JarFile jar = new JarFile(path.toFile())) {
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        String name = entry.getName();
        if (name.endsWith(".class")
            && !name.startsWith("META-INF/")
            && !name.endsWith("module-info.class")) {
          classFiles.put(
              name.substring(0, name.length() - ".class".length()).replace('/', '.'),
              jar.getInputStream(entry).readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new IOException("cannot read " + path, e);
    }
    return classFiles;
  }

  @Test
  void aWovenLibraryWorks() throws Exception {
    Woven.Loader loader = new Woven.Loader();
    for (byte[] classFile : classFiles(Gson.class).values()) {
      byte[] woven = Woven.everywhere(classFile);
      loader.with(woven == null ? classFile : woven);
    }
    Class<?> gson = loader.load(Gson.class);
    assertThat(gson).isNotSameAs(Gson.class);
    Object instance = gson.getConstructor().newInstance();
    String json = "{\"a\":[1.5,true,null,\"\\u00e9\\n\"],\"b\":{\"c\":{}}}";

    Object read =
        gson.getMethod("fromJson", String.class, Class.class).invoke(instance, json, Map.class);
    Object written = gson.getMethod("toJson", Object.class).invoke(instance, read);

    assertThat(read)
        .isEqualTo(
            Map.of(
                "a", Arrays.asList(1.5, true, null, "\u00e9\n"),
                "b", Map.of("c", Map.of())));
    assertThat(written).isEqualTo("{\"a\":[1.5,true,null,\"\u00e9\\n\"],\"b\":{\"c\":{}}}");
  }
}
