package io.loopwarden.it.builds;

import io.loopwarden.it.harness.Agent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Maven repository in a folder, with what this build has built. */
public final class FileRepository {
  private static final String VERSION = "0.1.0-SNAPSHOT";

  private final Path folder;

  private FileRepository(Path folder) {
    this.folder = folder;
  }

  public static FileRepository create(Path folder) throws IOException {
    FileRepository repository = new FileRepository(folder);
    repository.add("loopwarden", Checkout.ROOT.resolve("pom.xml"), null);
    repository.add("loopwarden-agent-parent", pom("agent"), null);
    repository.add("loopwarden-agent", pom("agent/launcher"), Agent.jar());
    repository.add("loopwarden-junit", pom("agent/junit"), Checkout.JUNIT_JAR);
    repository.add("loopwarden-maven-plugin", pom("agent/maven-plugin"), Checkout.PLUGIN_JAR);
    return repository;
  }

  private static Path pom(String module) {
    return Checkout.ROOT.resolve(module).resolve("pom.xml");
  }

  private void add(String artifact, Path pom, Path jar) throws IOException {
    Path place =
        Files.createDirectories(folder.resolve("io/loopwarden/" + artifact + "/" + VERSION));
    Files.copy(pom, place.resolve(artifact + "-" + VERSION + ".pom"));
    if (jar != null) {
      Files.copy(jar, place.resolve(artifact + "-" + VERSION + ".jar"));
    }
  }

  public String url() {
    return folder.toUri().toString();
  }
}
