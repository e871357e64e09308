package io.loopwarden.it.isolation;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * The small programs packed as a jar, with an archive of their classes (AppCDS) that the JVM must
 * use.
 *
 * @param sandbox where it is
 * @param classPath all of its class path; the JVM accepts the archive for this one only
 */
record ArchivedApplication(Sandbox sandbox, String classPath) {
  private static final String ARCHIVE = "application.jsa";

  /** Packs the programs, and has the JVM archive what a run of them loads. */
  static ArchivedApplication build(Sandbox sandbox) {
    Path jar = sandbox.file("application.jar");
    sandbox.runTool(
        "jar", "--create", "--file=" + jar, "-C", ProgramFiles.classes().toString(), ".");
    ArchivedApplication application =
        new ArchivedApplication(sandbox, jar + File.pathSeparator + ProgramFiles.libraries());
    sandbox
        .puppet()
        .withoutTestFlags()
        .withClassPath(application.classPath)
        .withOption("-XX:ArchiveClassesAtExit=" + ARCHIVE)
        .run("sleep")
        .well();
    return application;
  }

  /** The program, in a JVM that would rather not start than do without the archive. */
  JavaProgram puppet() {
    return sandbox
        .puppet()
        .withoutTestFlags()
        .withClassPath(classPath)
        .withOption("-XX:SharedArchiveFile=" + ARCHIVE)
        .withOption("-Xshare:on");
  }

  /** A jar with an agent that does nothing; its class is the application's. */
  Path emptyAgent() {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", "com.example.isolation.EmptyAgent");
    attributes.putValue("Can-Retransform-Classes", "true");
    Path jar = sandbox.file("empty-agent.jar");
    try {
      new JarOutputStream(Files.newOutputStream(jar), manifest).close();
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
