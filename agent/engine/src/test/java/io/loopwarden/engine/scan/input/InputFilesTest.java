package io.loopwarden.engine.scan.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopwarden.engine.code.FileOwners;
import io.loopwarden.engine.config.ClassPatterns;
import io.loopwarden.engine.config.OptionType;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.scan.code.ClassReading;
import io.loopwarden.engine.scan.code.ScannedClass;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whose code the classes of jars and folders are; two classes of the tests stand for two projects.
 */
class InputFilesTest {

  private static final Class<?> OWN = InputFilesTest.class;
  private static final Class<?> OTHER = Jsoup.class;

  @TempDir private Path folder;

  @Test
  void theFirstJarIsTheApplicationsAndOthersAreLibraries() throws Exception {
    Path app = jar("app.jar", Map.of(path(OWN), bytes(OWN)));
    Path library = jar("library.jar", Map.of(path(OTHER), bytes(OTHER)));

    assertThat(owners("", app, library))
        .containsExactlyInAnyOrderEntriesOf(ownAndOther(true, false));
  }

  @Test
  void jarsOfTheSameMavenGroupAreTheApplicationsToo() throws Exception {
    String group = "META-INF/maven/com.acme/";
    Path app =
        jar("app.jar", Map.of(path(OWN), bytes(OWN), group + "app/pom.properties", new byte[0]));
    Path core =
        jar(
            "core.jar",
            Map.of(path(OTHER), bytes(OTHER), group + "core/pom.properties", new byte[0]));

    assertThat(owners("", app, core)).containsExactlyInAnyOrderEntriesOf(ownAndOther(true, true));
  }

  @Test
  void inAnExecutableJarTheFolderOfClassesIsTheApplications() throws Exception {
    byte[] library = Files.readAllBytes(jar("library.jar", Map.of(path(OTHER), bytes(OTHER))));
    Path app =
        jar(
            "boot.jar",
            Map.of(
                "BOOT-INF/classes/" + path(OWN), bytes(OWN), "BOOT-INF/lib/library.jar", library));

    assertThat(owners("", app)).containsExactlyInAnyOrderEntriesOf(ownAndOther(true, false));
  }

  @Test
  void aFolderOfClassesIsTheApplicationsAndAJarInItALibrary() throws Exception {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Path file = classes.resolve(path(OWN));
    Files.createDirectories(file.getParent());
    Files.write(file, bytes(OWN));
    Files.createDirectories(classes.resolve("lib"));
    jar("classes/lib/library.jar", Map.of(path(OTHER), bytes(OTHER)));

    assertThat(owners("", classes)).containsExactlyInAnyOrderEntriesOf(ownAndOther(true, false));
  }

  @Test
  void theOptionDecidesFirst() throws Exception {
    Path app = jar("app.jar", Map.of(path(OWN), bytes(OWN)));
    Path library = jar("library.jar", Map.of(path(OTHER), bytes(OTHER)));
    String option = OTHER.getName() + ";!" + OWN.getPackageName() + ".*";

    assertThat(owners(option, app, library))
        .containsExactlyInAnyOrderEntriesOf(ownAndOther(false, true));
  }

  @Test
  void whatIsNoClassFileIsCountedAndWhatIsNoJarIsNamed() throws Exception {
    Path app = jar("app.jar", Map.of("Broken.class", new byte[] {1, 2, 3}));
    try (InputFiles files = new InputFiles(List.of(app.toFile()), fileOwners(""))) {
      assertThat(files.read(new ClassReading(called -> true))).isEmpty();
      assertThat(files.unreadable()).isEqualTo(1);
    }
    File text = Files.writeString(folder.resolve("text.jar"), "no jar").toFile();

    assertThatThrownBy(() -> new InputFiles(List.of(text), fileOwners("")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("text.jar cannot be read");
  }

  /** As while the program runs: nothing says that a class beside a framework's is a library's. */
  @Test
  void inAJarWithMergedLibrariesOtherPackagesAreNoSiteBesideTheApplications() throws Exception {
    String manifest = "Manifest-Version: 1.0\nMain-Class: " + OWN.getName() + "\n\n";
    Map<String, byte[]> own =
        Map.of(
            "META-INF/MANIFEST.MF",
            manifest.getBytes(StandardCharsets.UTF_8),
            path(OWN),
            bytes(OWN),
            "com/example/" + OTHER.getSimpleName() + ".class",
            bytes(OTHER));
    Map<String, byte[]> merged = new LinkedHashMap<>(own);
    merged.put("io/netty/channel/Channel.class", new byte[] {1});

    assertThat(secondary("", jar("app.jar", merged))).containsExactly(internalName(OTHER));
    assertThat(secondary("com.example.*", jar("asked.jar", merged))).isEmpty();
    assertThat(secondary("", jar("alone.jar", own))).isEmpty();
    assertThat(owners("", jar("both.jar", merged)))
        .containsExactlyInAnyOrderEntriesOf(ownAndOther(true, true));
  }

  /** As while the program runs: fingerprints of the agent and of the scan are the same. */
  @Test
  void aJarOfAnotherModuleThatWasJustBuiltIsTheApplicationsToo() throws Exception {
    Path classes = Files.createDirectories(folder.resolve("web/target/classes"));
    Files.createDirectories(classes.resolve(path(OWN)).getParent());
    Files.write(classes.resolve(path(OWN)), bytes(OWN));
    Files.createDirectories(folder.resolve("core/target"));
    Files.writeString(folder.resolve("core/pom.xml"), "<project/>");
    Path core = jar("core/target/core-1.jar", Map.of(path(OTHER), bytes(OTHER)));

    assertThat(owners("", classes, core))
        .containsExactlyInAnyOrderEntriesOf(ownAndOther(true, true));
  }

  /** One bad library is no reason not to look at the application. */
  @Test
  void aJarInAFolderOrAJarThatIsNoneIsNamedAndTheOthersAreRead() throws Exception {
    Path libraries = Files.createDirectories(folder.resolve("app"));
    Files.writeString(libraries.resolve("a-text.jar"), "no jar");
    byte[] text = "no jar".getBytes(StandardCharsets.UTF_8);
    jar("app/boot.jar", Map.of("BOOT-INF/classes/" + path(OWN), bytes(OWN), "lib/b.jar", text));

    try (InputFiles input = new InputFiles(List.of(libraries.toFile()), fileOwners(""))) {
      assertThat(input.read(new ClassReading(called -> true)))
          .singleElement()
          .satisfies(read -> assertThat(read.isApplication()).isTrue());
      assertThat(input.unreadableJars())
          .satisfiesExactly(
              jar -> assertThat(jar).contains("a-text.jar: "),
              jar -> assertThat(jar).endsWith("boot.jar!/lib/b.jar: it is no jar"));
    }
  }

  private static Map<String, Boolean> ownAndOther(boolean own, boolean other) {
    return Map.of(internalName(OWN), own, internalName(OTHER), other);
  }

  private static Map<String, Boolean> owners(String option, Path... files) throws Exception {
    Map<String, Boolean> owners = new TreeMap<>();
    List<File> given = List.of(files).stream().map(Path::toFile).toList();
    try (InputFiles input = new InputFiles(given, fileOwners(option))) {
      for (ScannedClass each : input.read(new ClassReading(called -> true))) {
        owners.put(each.name(), each.isApplication());
      }
    }
    return owners;
  }

  private static List<String> secondary(String option, Path file) throws Exception {
    try (InputFiles input = new InputFiles(List.of(file.toFile()), fileOwners(option))) {
      return input.read(new ClassReading(called -> true)).stream()
          .filter(ScannedClass::isSecondary)
          .map(ScannedClass::name)
          .toList();
    }
  }

  private static FileOwners fileOwners(String option) throws OptionType.InvalidValueException {
    ClassPatterns patterns = Options.APPLICATION.type().parse(option);
    return new FileOwners(patterns);
  }

  private Path jar(String name, Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : new LinkedHashMap<>(entries).entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return Files.write(folder.resolve(name), bytes.toByteArray());
  }

  private static String internalName(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  private static String path(Class<?> type) {
    return internalName(type) + ".class";
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    try (InputStream in = type.getResourceAsStream('/' + path(type))) {
      return in.readAllBytes();
    }
  }
}
