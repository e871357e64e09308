package io.loopwarden.it.blockhound;

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
          "yield",
          "standardOutput",
          "standardError",
          "class loader",
          "static initialiser",
          "maps are initialised");

  private Situations() {}

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
