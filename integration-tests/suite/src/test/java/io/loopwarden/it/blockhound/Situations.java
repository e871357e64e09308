package io.loopwarden.it.blockhound;

import io.loopwarden.it.harness.Jdk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has to come of the situations of {@code SituationsProgram}. */
final class Situations {
  static final String ALLOWED = "done";
  private static final String REFUSED = "refused ";

  /** The methods that are called, as {@code BlockingMethod.toString} writes them. */
  private static final Map<String, String> METHODS =
      Map.of(
          "sleep", "java.lang.Thread.sleep",
          "timeUnitSleep", "java.util.concurrent.TimeUnit#sleep",
          "socketConnect", "java.net.Socket#connect",
          "socketRead", "java.net.Socket$SocketInputStream#read",
          "socketWrite", "java.net.Socket$SocketOutputStream#write",
          "accept", "java.net.ServerSocket#accept",
          "datagramReceive", "java.net.DatagramSocket#receive",
          "processStart", "java.lang.ProcessBuilder#start",
          "processWaitFor", "java.lang.Process#waitFor");

  /** What merely can block, and what is allowed for other reasons. */
  private static final List<String> SILENT =
      List.of(
          "park",
          "wait",
          "fileWrite",
          "fileRead",
          "randomAccessRead",
          "randomAccessWrite",
          "randomAccessText",
          "yield",
          "yieldByReflection",
          "yieldByHandle",
          "spin",
          "datagramConnect",
          "standardOutput",
          "standardError",
          "class loader",
          "static initialiser",
          "maps are initialised");

  /** What of it is refused with the option {@code blockhound.strict}, by BlockHound's names. */
  private static final Map<String, String> STRICT =
      Map.of(
          "park", "jdk.internal.misc.Unsafe#park",
          "wait", "java.lang.Object#wait",
          "fileWrite", "java.io.FileOutputStream#write",
          "fileRead", "java.io.FileInputStream#read0",
          "randomAccessRead", "java.io.RandomAccessFile#read0",
          "randomAccessWrite", "java.io.RandomAccessFile#write0",
          "randomAccessText", "java.io.RandomAccessFile#writeBytes",
          "spin", "java.lang.Thread.onSpinWait",
          "datagramConnect", "java.net.DatagramSocket#connect");

  private Situations() {}

  /** What {@code Thread.sleep} is called with the option {@code blockhound.strict}. */
  static String strictSleep(Jdk jdk) {
    String method = jdk.feature() < 19 ? "sleep" : jdk.feature() < 22 ? "sleep0" : "sleepNanos0";
    return REFUSED + "java.lang.Thread." + method;
  }

  /** The same of {@code Thread.yield}. */
  static String strictYield(Jdk jdk) {
    return REFUSED + "java.lang.Thread." + (jdk.feature() < 19 ? "yield" : "yield0");
  }

  /** What has to come of them with the option {@code blockhound.strict}. */
  static Map<String, String> strict(Jdk jdk) {
    Map<String, String> outcomes = expected();
    outcomes.replaceAll(
        (name, outcome) ->
            outcome
                .replace(REFUSED + METHODS.get("sleep"), strictSleep(jdk))
                .replace(REFUSED + METHODS.get("timeUnitSleep"), strictSleep(jdk))
                .replace("ServerSocket#accept", "ServerSocket#implAccept")
                .replace("java.lang.ProcessBuilder#start", "java.lang.ProcessImpl#forkAndExec"));
    STRICT.forEach((name, method) -> outcomes.put(name, REFUSED + method));
    List.of("yield", "yieldByReflection", "yieldByHandle")
        .forEach(name -> outcomes.put(name, strictYield(jdk)));
    return outcomes;
  }

  static Map<String, String> expected() {
    Map<String, String> outcomes = new LinkedHashMap<>();
    METHODS.forEach(
        (name, method) -> {
          outcomes.put(name, REFUSED + method);
          outcomes.put(name + " in a flux", REFUSED + method);
          outcomes.put(name + " where allowed", ALLOWED);
        });
    SILENT.forEach(name -> outcomes.put(name, ALLOWED));
    String sleep = REFUSED + METHODS.get("sleep");
    outcomes.put("disallowed inside allowed", sleep + " in parse called by load");
    outcomes.put("marked method", REFUSED + "com.example.blockhound.Samples$Legacy.fetch");
    outcomes.put("marked method did not run", "1");
    outcomes.put("this thread changes its mind", sleep);
    outcomes.put("a plain thread, by its name", sleep + ", " + sleep);
    outcomes.put("another plain thread", "slept, slept");
    outcomes.put("a thread changes its mind", "refused slept refused");
    outcomes.put(
        "stack", "java.lang.Thread.sleep < com.example.blockhound.SituationsProgram$1Strict.run");
    outcomes.put("rxjava single", sleep);
    outcomes.put("rxjava flowable", sleep);
    outcomes.put("rxjava beside reactor", sleep);
    outcomes.put(
        "integrations",
        "early service, plain service, first of equals, second of equals, later than none, late");
    return outcomes;
  }
}
