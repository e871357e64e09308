package io.loopwarden.engine.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartClassTest {

  private static final KnownFrameworks FRAMEWORKS = new KnownFrameworks();

  @TempDir Path folder;

  private static StartClass started(String command, String classPath) {
    Properties properties = new Properties();
    properties.setProperty("sun.java.command", command);
    properties.setProperty("java.class.path", classPath);
    return StartClass.of(properties, FRAMEWORKS);
  }

  private String jar(Map<String, String> attributes) throws IOException {
    Path jar = folder.resolve("my app.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.forEach((key, value) -> manifest.getMainAttributes().putValue(key, value));
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.finish();
    }
    return jar.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.Main serve --port 80, com.acme.Main",
    "Main, Main",
    "io.netty.example.echo.EchoServer, io.netty.example.echo.EchoServer",
    "io.vertx.core.Launcher run com.acme.MainVerticle -conf c.json, com.acme.MainVerticle",
    "io.ktor.server.netty.EngineMain,",
    "io.netty.demo.Main, io.netty.demo.Main",
    "io.vertx.howtos.hello.Main com.acme.Other, io.vertx.howtos.hello.Main",
    "com.intellij.rt.execution.application.AppMainV2 com.acme.Main, com.acme.Main",
    "org.apache.catalina.startup.Bootstrap start,",
    "org.gradle.wrapper.GradleWrapperMain build,",
    "'worker.org.gradle.process.internal.worker.GradleWorkerMain ''Gradle Test Executor 1''',",
    "'',",
  })
  void theApplicationsClassIsReadFromTheCommand(String command, String expected) {
    assertThat(started(command, "/srv/lib/a.jar").className()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "Main-Class, com.acme.Main, com.acme.Main",
    "Start-Class, com.acme.Main, com.acme.Main",
    "Main-Verticle, com.acme.MainVerticle, com.acme.MainVerticle",
  })
  void theManifestOfTheJarNamesIt(String key, String value, String expected) throws IOException {
    String jar =
        jar(
            key.equals("Main-Class")
                ? Map.of(key, value)
                : Map.of("Main-Class", "io.vertx.core.Launcher", key, value));

    StartClass start = started(jar + " --port 80", jar);

    assertThat(start.className()).isEqualTo(expected);
    assertThat(start.jar()).isEqualTo(jar);
  }

  @Test
  void surefiresJarNamesNone() throws IOException {
    String jar = jar(Map.of("Main-Class", "org.apache.maven.surefire.booter.ForkedBooter"));

    assertThat(started(jar + " /tmp/surefire 2026-11-28T17-00-00_1", jar).className()).isNull();
  }

  @Test
  void springBootsLauncherInAFolderNamesItInTheManifest() throws IOException {
    Path manifest = folder.resolve("META-INF/MANIFEST.MF");
    Files.createDirectories(manifest.getParent());
    Files.writeString(manifest, "Manifest-Version: 1.0\nStart-Class: com.acme.Main\n");

    StartClass start =
        started("org.springframework.boot.loader.launch.JarLauncher", folder.toString());

    assertThat(start.className()).isEqualTo("com.acme.Main");
  }

  @Test
  void quarkusStarterIsItsJarAlsoIfItIsGivenAsAClass() {
    String jar = "/srv/shop/quarkus-run.jar";

    StartClass start =
        started(
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
            "/srv/extra.jar" + File.pathSeparator + jar);

    assertThat(start.jar()).isEqualTo(jar);
    assertThat(start.className()).isNull();
  }

  @Test
  void aModuleNamesIt() {
    Properties properties = new Properties();
    properties.setProperty("jdk.module.main", "com.acme.app");
    properties.setProperty("jdk.module.main.class", "com.acme.app.Main");
    properties.setProperty("sun.java.command", "com.acme.app/com.acme.app.Main");

    StartClass start = StartClass.of(properties, FRAMEWORKS);

    assertThat(start.className()).isEqualTo("com.acme.app.Main");
    assertThat(start.module()).isEqualTo("com.acme.app");
  }
}
