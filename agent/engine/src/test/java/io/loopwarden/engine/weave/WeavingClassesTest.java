package io.loopwarden.engine.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WeavingClassesTest {

  @Test
  void allThatAreNamedExist() throws ClassNotFoundException {
    for (String name : WeavingClasses.OWN_NAMES) {
      assertThat(Class.forName("io.loopwarden.engine.weave." + name)).isNotNull();
    }
  }

  @Test
  void allThatWeaveAreNamed() throws Exception {
    Path root =
        Path.of(Weaver.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .resolve("io/loopwarden/engine/weave");
    List<String> compiled =
        Stream.of("classfile", "method", "plan")
            .flatMap(folder -> classes(root.resolve(folder)).map(name -> folder + "." + name))
            .toList();

    assertThat(compiled).hasSizeGreaterThan(20);
    assertThat(WeavingClasses.OWN_NAMES).containsAll(compiled);
  }

  private static Stream<String> classes(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString().replace(".class", ""))
          .filter(name -> !name.equals("package-info"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
