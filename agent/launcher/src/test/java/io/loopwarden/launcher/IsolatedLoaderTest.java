package io.loopwarden.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IsolatedLoaderTest {

  @TempDir private Path folder;

  private JarFile jar;
  private IsolatedLoader loader;

  /** Hands itself over to its loader, as the engine does. */
  public static final class ApiCommands implements Function<Map<String, Object>, String> {
    static {
      offer(ApiCommands.class.getClassLoader());
    }

    @SuppressWarnings("unchecked")
    private static void offer(ClassLoader loader) {
      if (loader instanceof Consumer<?> consumer) {
        ((Consumer<Object>) consumer).accept(new ApiCommands());
      }
    }

    @Override
    public String apply(Map<String, Object> environment) {
      return "opened with " + environment.get("key");
    }
  }

  /** Says nothing to its loader. */
  public static final class Silent {}

  /** Is not in the jar. */
  public static final class OfTheParent {}

  @BeforeEach
  void open() throws IOException {
    Path path = folder.resolve("a jar with space and % and \u00e9.jar");
    try (OutputStream file = Files.newOutputStream(path);
        JarOutputStream out = new JarOutputStream(file)) {
      hide(out, ApiCommands.class);
      hide(out, Silent.class);
      write(out, "inst/a/text.txt", "text".getBytes(StandardCharsets.UTF_8));
      write(out, "a/outside.txt", "outside".getBytes(StandardCharsets.UTF_8));
    }
    jar = new JarFile(path.toFile());
    loader = new IsolatedLoader(jar, IsolatedLoaderTest.class.getClassLoader());
  }

  private static void hide(JarOutputStream out, Class<?> type) throws IOException {
    String name = type.getName().replace('.', '/');
    try (InputStream in = type.getClassLoader().getResourceAsStream(name + ".class")) {
      write(out, "inst/" + name + ".classdata", in.readAllBytes());
    }
  }

  private static void write(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content);
    out.closeEntry();
  }

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  @Test
  void aDoorIsOpened() throws IOException {
    Function<Map<String, Object>, String> engine = loader.open(ApiCommands.class.getName());

    assertThat(engine.getClass().getClassLoader()).isSameAs(loader);
    assertThat(engine).isNotInstanceOf(ApiCommands.class);
    assertThat(engine.apply(Map.of("key", "value"))).isEqualTo("opened with value");
  }

  @Test
  void aClassThatSaysNothingIsNoDoor() {
    assertThatThrownBy(() -> loader.open(Silent.class.getName()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(Silent.class.getName());
  }

  @Test
  void aClassThatIsMissingIsNamed() {
    assertThatThrownBy(() -> loader.open("a.Missing"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a.Missing")
        .hasMessageContaining(jar.getName());
  }

  @Test
  void itAsksItselfFirstAndItsParentSecond() throws ClassNotFoundException {
    assertThat(loader.loadClass(Silent.class.getName())).isNotSameAs(Silent.class);
    assertThat(loader.loadClass(Silent.class.getName()))
        .isSameAs(loader.loadClass(Silent.class.getName()));
    assertThat(loader.loadClass(OfTheParent.class.getName())).isSameAs(OfTheParent.class);
    assertThat(loader.loadClass("java.lang.String")).isSameAs(String.class);
  }

  @Test
  void resourcesAreThoseOfItsFolderAlone() throws IOException {
    assertThat(loader.getResourceAsStream("a/text.txt")).hasContent("text");
    assertThat(loader.getResourceAsStream("a/outside.txt")).isNull();
    assertThat(loader.getResource("a/outside.txt")).isNull();
    assertThat(Collections.list(loader.getResources("a/outside.txt"))).isEmpty();
  }

  /** Byte Buddy, in another agent, reads the classes that a class of ours extends. */
  @Test
  void classFilesOfTheJdkAndItsOwnAreFound() throws IOException {
    String own = Silent.class.getName().replace('.', '/') + ".class";

    for (String name : new String[] {"java/lang/Object.class", "java/sql/Driver.class", own}) {
      assertThat(loader.getResource(name)).as(name).isNotNull();
      assertThat(Collections.list(loader.getResources(name))).as(name).hasSize(1);
      try (InputStream in = loader.getResourceAsStream(name)) {
        assertThat(in.readNBytes(4)).as(name).containsExactly(0xca, 0xfe, 0xba, 0xbe);
      }
    }
    String ofTheParent = OfTheParent.class.getName().replace('.', '/') + ".class";
    assertThat(loader.getResource(ofTheParent)).isNull();
    assertThat(loader.getResourceAsStream(ofTheParent)).isNull();
  }

  /** As other agents do from their transformers; the jar stands for them. */
  @Test
  void aClassMayBeAskedForWhileItIsBeingDefined() throws Exception {
    AtomicReference<Class<?>> inner = new AtomicReference<>();
    AtomicReference<ClassLoader> asked = new AtomicReference<>();
    try (JarFile reentrant =
        new JarFile(jar.getName()) {
          @Override
          public InputStream getInputStream(ZipEntry entry) throws IOException {
            ClassLoader again = asked.getAndSet(null);
            if (again != null) {
              try {
                inner.set(again.loadClass(Silent.class.getName()));
              } catch (ClassNotFoundException e) {
                throw new IOException(e);
              }
            }
            return super.getInputStream(entry);
          }
        }) {
      IsolatedLoader tested = new IsolatedLoader(reentrant, getClass().getClassLoader());
      asked.set(tested);

      Class<?> outer = tested.loadClass(Silent.class.getName());

      assertThat(outer).isNotSameAs(Silent.class).isSameAs(inner.get());
    }
  }

  @Test
  void theUrlOfAResourceCanBeRead() throws IOException {
    URL url = loader.getResource("a/text.txt");

    assertThat(Collections.list(loader.getResources("a/text.txt"))).containsExactly(url);
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      assertThat(in).hasContent("text");
    }
  }
}
