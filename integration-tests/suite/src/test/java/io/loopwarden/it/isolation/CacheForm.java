package io.loopwarden.it.isolation;

import java.util.ArrayList;
import java.util.List;

/** The ways in which a JVM can be given a cache of an application's classes. */
enum CacheForm {
  /** Of JDK 13: what one run has loaded, written when it exits. */
  DYNAMIC_ARCHIVE(13, List.of(List.of("-XX:ArchiveClassesAtExit=cache")), "-XX:SharedArchiveFile"),

  /** Of JDK 10: made from a list of classes. */
  STATIC_ARCHIVE(
      10,
      List.of(
          List.of("-XX:DumpLoadedClassList=list"),
          List.of("-Xshare:dump", "-XX:SharedClassListFile=list", "-XX:SharedArchiveFile=cache")),
      "-XX:SharedArchiveFile"),

  /** Of JDK 25: recorded and assembled by one command. */
  AOT_IN_ONE_STEP(25, List.of(List.of("-XX:AOTCacheOutput=cache")), "-XX:AOTCache"),

  /** Of JDK 24: recorded by one command, assembled by another. */
  AOT_IN_TWO_STEPS(
      24,
      List.of(
          List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=configuration"),
          List.of(
              "-XX:AOTMode=create", "-XX:AOTConfiguration=configuration", "-XX:AOTCache=cache")),
      "-XX:AOTCache");

  /** The name of the file in the folder of the program. */
  static final String FILE = "cache";

  private final int since;
  private final List<List<String>> recording;
  private final String use;

  CacheForm(int since, List<List<String>> recording, String use) {
    this.since = since;
    this.recording = recording;
    this.use = use;
  }

  boolean isOn(int feature) {
    return feature >= since;
  }

  boolean isAot() {
    return use.endsWith("AOTCache");
  }

  /** The options of each command that it takes to make the cache, without the agent. */
  List<List<String>> recording() {
    List<List<String>> commands = new ArrayList<>();
    for (List<String> options : recording) {
      List<String> command = new ArrayList<>(options);
      if (isAot()) {
        command.add("--add-modules=java.instrument");
      }
      commands.add(command);
    }
    return commands;
  }

  /** The options of the same commands as somebody gives them who keeps the agent attached. */
  List<List<String>> recordingBesideAgent() {
    return recording;
  }

  /** Whether the command with such options makes a cache without running the program. */
  static boolean onlyAssembles(List<String> options) {
    return options.contains("-XX:AOTMode=create");
  }

  /** The options with which a JVM uses the cache, and refuses to start if it cannot. */
  List<String> use() {
    return List.of(use + "=" + FILE, isAot() ? "-XX:AOTMode=on" : "-Xshare:on");
  }
}
