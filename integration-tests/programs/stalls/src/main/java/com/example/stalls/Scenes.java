package com.example.stalls;

/** The cases, by name. */
final class Scenes {

  private Scenes() {}

  static Scene named(String name) throws Exception {
    return switch (name) {
      case "manyTasks" -> new ManyTasks();
      case "awaited" -> new AwaitedComputation();
      case "loopsDeadlock" -> new DeadlockedLoops();
      case "stopped", "debugger" -> new ShortTasks(name);
      case "crowdedMonitor" -> new Crowded(name, new Repeated(name, new HeldMonitor()));
      case "starved", "throttled" -> new Crowded(name, new Repeated(name, new ProcessorTime()));
      case "defaultLoops" -> new OnDefaultLoops(new Repeated(name, new Computations()::spin));
      case "wellBehaved" -> new HttpServer();
      default -> new Repeated(name, culprit(name));
    };
  }

  private static Culprit culprit(String name) throws Exception {
    return switch (name) {
      case "spin" -> new Computations()::spin;
      case "gzip" -> new Computations()::compress;
      case "bigInteger" -> new Computations()::power;
      case "sort" -> new Computations()::sort;
      case "monitor" -> new HeldMonitor();
      case "hashtable" -> new HeldTable();
      case "concurrentHashMap" -> new HeldBin();
      case "compressed" -> new CompressedAnswer();
      case "sqlite" -> new LockedDatabase();
      case "sleep" -> new Sleep();
      case "classInit" -> new SlowClass();
      case "nativeSleep" -> new NativeSleep();
      case "gc" -> new CrowdedHeap();
      default -> throw new IllegalArgumentException("There is no case " + name);
    };
  }
}
