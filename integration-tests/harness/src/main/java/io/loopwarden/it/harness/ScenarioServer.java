package io.loopwarden.it.harness;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server under observation: a stack on a JDK, the agent attached, scenarios run on request. */
public final class ScenarioServer implements AutoCloseable {
  private static final String LOG = "loopwarden.json";

  private final Target target;
  private final Path folder;
  private final SpawnedJvm jvm;
  private int plainPort;
  private int tlsPort;
  private ScenarioClient client;

  private ScenarioServer(Target target, Path folder, SpawnedJvm jvm) {
    this.target = target;
    this.folder = folder;
    this.jvm = jvm;
  }

  /**
   * Starts a server and returns when it is ready.
   *
   * @param test what starts it, which names its folder
   * @param target what to start
   * @param agent the agent's options but for the log, which is JSON in a file
   * @param arguments arguments of the program
   */
  public static ScenarioServer start(String test, Target target, Agent agent, String... arguments) {
    return spawn(test, target, agent, arguments).connected();
  }

  /** Starts a server without the agent and returns when it is ready. */
  public static ScenarioServer startWithoutAgent(String test, Target target, String... arguments) {
    return spawn(test, target, null, arguments).connected();
  }

  private static ScenarioServer spawn(
      String test, Target target, Agent agent, String... arguments) {
    Path folder = WorkFolders.create(test + "/" + target.folderName());
    List<String> command = target.launch().java(target.jdk());
    if (agent != null) {
      command.add(agent.loggingTo(folder.resolve(LOG)).flag());
    }
    command.addAll(List.of("-cp", ClassPaths.of(target.stack()), target.stack().mainClass()));
    command.addAll(target.stack().arguments());
    command.add("--keystore=" + TestKeyStore.file());
    command.add("--keystore-password=" + TestKeyStore.PASSWORD);
    command.add("--static=" + StaticFiles.folder());
    command.addAll(List.of(arguments));
    return new ScenarioServer(target, folder, new SpawnedJvm(folder, "server", command));
  }

  private ScenarioServer connected() {
    try {
      connect(jvm.awaitLine("ready"));
      return this;
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** Attaches the agent to the running server, by the agent's own command line. */
  public void attach(Agent agent) {
    List<String> command = Launch.shortRun().java(target.jdk());
    command.addAll(agent.loggingTo(folder.resolve(LOG)).attachCommand(jvm.pid()));
    try (SpawnedJvm attacher = new SpawnedJvm(folder, "attach", command)) {
      if (attacher.awaitExit() != 0) {
        throw new AssertionError(
            "attaching failed: " + attacher.standardOutput() + attacher.standardError());
      }
    }
  }

  private void connect(String readyLine) {
    plainPort = port("plain", readyLine);
    tlsPort = port("tls", readyLine);
    client =
        target.stack().has(ServerStack.Feature.RPC)
            ? new GrpcScenarioClient(plainPort)
            : new HttpScenarioClient(URI.create("http://127.0.0.1:" + plainPort));
  }

  private static int port(String protocol, String readyLine) {
    Matcher matcher = Pattern.compile("\\b" + protocol + "=(\\d+)").matcher(readyLine);
    if (!matcher.find()) {
      throw new AssertionError("no port for " + protocol + ": " + readyLine);
    }
    return Integer.parseInt(matcher.group(1));
  }

  /** What it is. */
  public ServerStack stack() {
    return target.stack();
  }

  /** The port without TLS. */
  public int plainPort() {
    return plainPort;
  }

  /** The port with TLS. */
  public int tlsPort() {
    return tlsPort;
  }

  /** Runs a scenario on the event loop that receives the request. */
  public Outcome run(String scenario) {
    return call("/scenario/" + scenario);
  }

  /** Runs a scenario at a place where blocking is allowed. */
  public Outcome runAt(String place, String scenario) {
    return call("/scenario/" + scenario + "?on=" + place);
  }

  private Outcome call(String path) {
    try {
      return Outcome.parse(client.call(path));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(path + " failed; standard error: " + jvm.standardError(), e);
    }
  }

  /** Has it start and stop event loops, and returns what it says about their threads. */
  public String churn(int loops) {
    jvm.order("churn " + loops);
    return jvm.awaitLine("churned");
  }

  /** The agent's log so far. Its last line may be incomplete while the JVM runs. */
  public JsonLog logSoFar() {
    return JsonLog.readWholeLines(folder.resolve(LOG));
  }

  /** Shuts the server down gracefully and returns what is left of it. */
  public Recording stop() {
    client.close();
    jvm.order("stop");
    return awaitEnd();
  }

  private Recording awaitEnd() {
    int exitCode = jvm.awaitExit();
    return new Recording(
        JsonLog.read(folder.resolve(LOG)), jvm.standardOutput(), jvm.standardError(), exitCode);
  }

  @Override
  public void close() {
    jvm.close();
  }
}
