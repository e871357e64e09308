package com.example.isolation;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** The classes that are hidden in the agent's jar, which the application must not find. */
final class ForeignClasses {
  private static final String FOLDER = "inst/";
  private static final String ENDING = ".classdata";

  /** Hooks have to be seen by every class; they are the only ones that may be. */
  private static final String HOOKS = "java.lang.";

  private final Path agentJar;
  private final List<String> hidden = new ArrayList<>();

  ForeignClasses(Path agentJar) throws IOException {
    this.agentJar = agentJar;
    try (JarFile jar = new JarFile(agentJar.toFile())) {
      jar.stream().map(ZipEntry::getName).filter(name -> name.endsWith(ENDING)).forEach(this::add);
    }
    Check.that(hidden.contains("io.loopwarden.engine.Engine"), "the hidden classes", hidden);
  }

  private void add(String entry) {
    String name = entry.substring(FOLDER.length(), entry.length() - ENDING.length());
    hidden.add(name.replace('/', '.'));
  }

  /** Fails if one of them can be loaded, or found as a resource, unless it is the application's. */
  void checkHidden() throws IOException {
    for (String name : hidden) {
      if (!name.startsWith(HOOKS)) {
        checkClass(name);
      }
      checkClass("inst." + name);
      checkResources(name.replace('.', '/') + ".class");
      checkResources(FOLDER + name.replace('.', '/') + ".class");
    }
  }

  private void checkClass(String name) {
    try {
      Class<?> type = Class.forName(name, false, ForeignClasses.class.getClassLoader());
      Check.that(!name.startsWith("io.loopwarden."), "visible", type);
      URL origin = type.getProtectionDomain().getCodeSource().getLocation();
      Check.that(!isOfAgent(origin), "visible", type + " of " + origin);
    } catch (ClassNotFoundException | NoClassDefFoundError e) {
      // as it should be; the latter where the application has the class but not what it extends
    }
  }

  private void checkResources(String path) throws IOException {
    for (URL url : Collections.list(ForeignClasses.class.getClassLoader().getResources(path))) {
      Check.that(!isOfAgent(url), "found as a resource", url);
    }
  }

  private boolean isOfAgent(URL url) {
    return url.toString().contains(agentJar.toFile().toURI().toString());
  }
}
