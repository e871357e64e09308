package reactor.blockhound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.blockhound.integration.BlockHoundIntegration;

/** Whatever is public in BlockHound is public here, with the same signature. */
class SignaturesTest {

  private static final Path ORIGINAL = Path.of("target", "original.jar");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reactor.blockhound.BlockHound",
        "reactor.blockhound.BlockHound$Builder",
        "reactor.blockhound.BlockingMethod",
        "reactor.blockhound.BlockingOperationError",
        "reactor.blockhound.integration.BlockHoundIntegration",
        "reactor.blockhound.integration.LoggingIntegration",
        "reactor.blockhound.integration.ReactorIntegration",
        "reactor.blockhound.integration.RxJava2Integration",
        "reactor.blockhound.integration.StandardOutputIntegration"
      })
  void everyPublicMemberOfTheOriginalIsHere(String name) throws Exception {
    ClassLoader none = ClassLoader.getPlatformClassLoader();
    URL[] original = {ORIGINAL.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(original, none)) {
      Class<?> theirs = Class.forName(name, false, loader);
      Class<?> ours = Class.forName(name, false, BlockHound.class.getClassLoader());

      assertThat(theirs).isNotSameAs(ours);
      assertThat(members(theirs)).isNotEmpty();
      assertThat(members(ours)).containsAll(members(theirs));
      assertThat(ours.getModifiers() & Modifier.classModifiers())
          .isEqualTo(theirs.getModifiers() & Modifier.classModifiers());
      assertThat(ours.getSuperclass() == null ? "" : ours.getSuperclass().getName())
          .isEqualTo(theirs.getSuperclass() == null ? "" : theirs.getSuperclass().getName());
    }
  }

  /** The public members that a class itself has, each in one line with its generic types. */
  private static Set<String> members(Class<?> type) {
    Set<String> members = new TreeSet<>();
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      add(members, constructor, constructor.toGenericString());
    }
    for (Method method : type.getDeclaredMethods()) {
      add(members, method, method.toGenericString());
    }
    return members;
  }

  private static void add(Set<String> members, Executable member, String signature) {
    if (Modifier.isPublic(member.getModifiers()) && !member.isSynthetic()) {
      members.add(signature);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = "META-INF/services/reactor.blockhound.integration.BlockHoundIntegration")
  void theSameIntegrationsAreServicesAndOneThatTakesOver(String resource) throws IOException {
    URL[] original = {ORIGINAL.toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(original, ClassLoader.getPlatformClassLoader())) {
      URL theirs = loader.getResource(resource);
      URL ours = BlockHoundIntegration.class.getClassLoader().getResource(resource);

      Set<String> expected = lines(theirs);
      expected.add(LoopwardenIntegration.class.getName());
      assertThat(lines(ours)).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static Set<String> lines(URL resource) throws IOException {
    Set<String> lines = new TreeSet<>();
    try (var in = resource.openStream()) {
      Stream.of(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).split("\n"))
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .forEach(lines::add);
    }
    return lines;
  }
}
