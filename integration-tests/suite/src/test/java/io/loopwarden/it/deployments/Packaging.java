package io.loopwarden.it.deployments;

import io.loopwarden.it.harness.Jdk;
import java.io.File;
import java.util.ArrayList;
import java.util.List;

/** A way to package the application; what it returns follows the JVM's flags. */
enum Packaging {
  CLASS_PATH {
    @Override
    List<String> arguments(Parts parts) {
      return List.of("-cp", parts.path(), Parts.MAIN);
    }
  },

  /** As Maven's plugin writes it. */
  SPRING_BOOT {
    @Override
    List<String> arguments(Parts parts) {
      return boot(parts, "3.5", "org.springframework.boot.loader.launch.JarLauncher");
    }
  },

  /** Its loader gives other locations. */
  SPRING_BOOT_3_1 {
    @Override
    List<String> arguments(Parts parts) {
      return boot(parts, "3.1", "org.springframework.boot.loader.JarLauncher");
    }
  },

  /** The layers of a container's image, and what {@code unzip} makes of the jar. */
  SPRING_BOOT_FOLDER {
    @Override
    List<String> arguments(Parts parts) {
      boot(parts, "3.5", "org.springframework.boot.loader.launch.JarLauncher");
      Unpacked.unpack(parts.file("app.jar"), parts.file("layers"));
      return List.of(
          "-cp",
          parts.file("layers").toString(),
          "org.springframework.boot.loader.launch.JarLauncher");
    }
  },

  /** What {@code -Djarmode=tools extract} makes: the application's jar beside the libraries'. */
  SPRING_BOOT_EXTRACTED {
    @Override
    List<String> arguments(Parts parts) {
      StringBuilder classPath = new StringBuilder();
      parts
          .libraries()
          .forEach(library -> classPath.append(library.toUri().getRawPath()).append(' '));
      try (Jar jar =
          new Jar(
              parts.file("app.jar"),
              "Main-Class",
              Parts.MAIN,
              "Class-Path",
              classPath.toString().strip())) {
        jar.addContent(parts.application);
      }
      return List.of("-jar", parts.file("app.jar").toString());
    }
  },

  QUARKUS {
    @Override
    List<String> arguments(Parts parts) {
      return List.of("-jar", FastJar.write(parts).toString());
    }
  },

  SHADED {
    @Override
    List<String> arguments(Parts parts) {
      try (Jar jar = new Jar(parts.file("app.jar"), "Main-Class", Parts.MAIN)) {
        jar.addContent(parts.application).addProject("com.acme", "shop");
        parts.libraries().forEach(jar::addContent);
      }
      return List.of("-jar", parts.file("app.jar").toString());
    }
  },

  /** As Gradle's plugin writes it: of what Gradle has built, nothing says whose it is. */
  SHADED_BY_GRADLE {
    @Override
    List<String> arguments(Parts parts) {
      try (Jar jar = new Jar(parts.file("app.jar"), "Main-Class", Parts.MAIN)) {
        jar.addContent(parts.application)
            .addFolder("org/other/", parts.classes.resolve("org/other"));
        parts.netty().forEach(jar::addContent);
      }
      return List.of("-jar", parts.file("app.jar").toString());
    }

    @Override
    String check() {
      return "org.other.lib.Connection.read";
    }
  },

  /** A framework's class starts the application that its settings name. */
  STARTED_BY_FRAMEWORK {
    @Override
    List<String> arguments(Parts parts) {
      try (Jar jar = new Jar(parts.file("lib/engine.jar"))) {
        jar.addFolder("io/ktor/", parts.classes.resolve("io/ktor"));
      }
      try (Jar jar = new Jar(parts.file("lib/shop.jar"))) {
        jar.addContent(parts.application).addText("application.conf", "application=" + Parts.MAIN);
      }
      List<String> path = new ArrayList<>();
      path.add(parts.file("lib/engine.jar").toString());
      path.add(parts.file("lib/shop.jar").toString());
      parts.libraries().forEach(library -> path.add(library.toString()));
      return List.of(
          "-cp", String.join(File.pathSeparator, path), "io.ktor.server.netty.EngineMain");
    }
  },

  MODULE_PATH {
    @Override
    List<String> arguments(Parts parts) {
      return List.of(
          "-p",
          parts.path(),
          "--add-modules",
          "ALL-MODULE-PATH",
          "-m",
          Parts.MODULE + '/' + Parts.MAIN);
    }
  },

  /** Its classes are in a folder. */
  TOMCAT {
    @Override
    List<String> arguments(Parts parts) {
      return WebApplication.inTomcat(parts, true);
    }
  },

  /** Its classes are in the WAR, its libraries in jars in the WAR. */
  TOMCAT_PACKED {
    @Override
    List<String> arguments(Parts parts) {
      return WebApplication.inTomcat(parts, false);
    }
  },

  JETTY {
    @Override
    List<String> arguments(Parts parts) {
      return WebApplication.inJetty(parts);
    }
  },

  /** The application's and the library's modules are in the runtime itself. */
  LINKED_IMAGE {
    @Override
    List<String> arguments(Parts parts) {
      return List.of("-m", Parts.MODULE + '/' + Parts.MAIN);
    }

    @Override
    boolean isPossible(Jdk jdk) {
      return LinkedImage.canBeMadeBy(jdk);
    }

    @Override
    Jdk runtime(Parts parts, Jdk jdk) {
      return LinkedImage.of(parts, jdk);
    }
  };

  abstract List<String> arguments(Parts parts);

  /** The site of a task of the library's in which no frame is the application's. */
  String check() {
    return "org.other.lib.Client.lambda$check$0";
  }

  /** Whether a JDK can package it so. */
  boolean isPossible(Jdk jdk) {
    return true;
  }

  /** What it runs on. */
  Jdk runtime(Parts parts, Jdk jdk) {
    return jdk;
  }

  private static List<String> boot(Parts parts, String version, String launcher) {
    try (Jar jar =
        new Jar(
            parts.file("app.jar"),
            "Main-Class",
            launcher,
            "Start-Class",
            Parts.MAIN,
            "Spring-Boot-Classes",
            "BOOT-INF/classes/",
            "Spring-Boot-Lib",
            "BOOT-INF/lib/")) {
      jar.addContent(parts.springBoot(version));
      Unpacked.unpack(parts.application, parts.file("classes"));
      jar.addFolder("BOOT-INF/classes/com/", parts.file("classes").resolve("com"));
      parts
          .libraries()
          .forEach(library -> jar.addFile("BOOT-INF/lib/" + library.getFileName(), library));
    }
    return new ArrayList<>(List.of("-jar", parts.file("app.jar").toString()));
  }
}
