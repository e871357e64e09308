package io.loopwarden.engine.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcDriversTest {

  private static final String CLASS = "public class %s {}";

  @TempDir Path folder;

  /** Loads classes from one jar, which names these drivers. */
  private ClassLoader jar(String services, String... classNames) throws IOException {
    Path jar = folder.resolve("all.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("META-INF/services/java.sql.Driver"));
      out.write(services.getBytes(StandardCharsets.UTF_8));
      for (String name : classNames) {
        int dot = name.lastIndexOf('.');
        String source =
            "package " + name.substring(0, dot) + "; " + CLASS.formatted(name.substring(dot + 1));
        Path compiled =
            CompiledProgram.compile(
                Files.createDirectories(folder.resolve(name)), Map.of(name, source));
        String entry = name.replace('.', '/') + ".class";
        out.putNextEntry(new ZipEntry(entry));
        out.write(Files.readAllBytes(compiled.resolve(entry)));
      }
    }
    return new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
  }

  @Test
  void aDriversJarHasTheDriversClasses() throws Exception {
    ClassLoader loader =
        jar("# who made it\norg.best.Driver # the driver\n", "org.best.copy.CopyManager");

    assertThat(new JdbcDrivers().include(loader.loadClass("org.best.copy.CopyManager"))).isTrue();
  }

  @Test
  void inAShadedJarOtherLibrariesAreNoDrivers() throws Exception {
    ClassLoader loader =
        jar(
            "org.best.Driver\ncom.google.cloud.spanner.jdbc.JdbcDriver\n",
            "org.bestseller.Client",
            "com.google.common.Futures",
            "com.google.cloud.Spanner");

    JdbcDrivers drivers = new JdbcDrivers();
    assertThat(drivers.include(loader.loadClass("org.bestseller.Client"))).isFalse();
    assertThat(drivers.include(loader.loadClass("com.google.common.Futures"))).isFalse();
    assertThat(drivers.include(loader.loadClass("com.google.cloud.Spanner"))).isTrue();
  }

  @Test
  void theJdkAndFoldersHaveNoDriver() {
    JdbcDrivers drivers = new JdbcDrivers();

    assertThat(drivers.include(java.net.Socket.class)).isFalse();
    assertThat(drivers.include(java.sql.DriverManager.class)).isFalse();
    assertThat(drivers.include(JdbcDriversTest.class)).isFalse();
  }
}
