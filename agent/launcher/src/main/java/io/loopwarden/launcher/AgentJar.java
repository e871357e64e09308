package io.loopwarden.launcher;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** The agent's own jar, with the engine hidden in it. */
final class AgentJar {

  /** The hooks, each after those that it needs. */
  private static final String[] HOOKS = {
    "LoopwardenEngineHandle",
    "LoopwardenOperationCode",
    "LoopwardenHookCallbacks",
    "LoopwardenDurations",
    "LoopwardenLoopMetrics",
    "LoopwardenDelays",
    "LoopwardenPool",
    "LoopwardenLoop",
    "LoopwardenTable",
    "LoopwardenLoops",
    "LoopwardenPools",
    "LoopwardenRuns",
    "LoopwardenBorrower",
    "LoopwardenBorrow",
    "LoopwardenWeakKey",
    "LoopwardenConnections",
    "LoopwardenOrigin",
    "LoopwardenLeasePool",
    "LoopwardenLease",
    "LoopwardenNamedPool",
    "LoopwardenLeases",
    "LoopwardenWeavingLatch",
    "LoopwardenHandles",
    "LoopwardenNatives",
    "LoopwardenHooks",
    "LoopwardenRefusals",
    "LoopwardenExchanges",
    "LoopwardenRegistries",
    "LoopwardenSelectors",
    "LoopwardenIterations",
    "LoopwardenActivity",
    "LoopwardenFutures",
    "LoopwardenThreads"
  };

  private static final String HOOK_FOLDER = IsolatedLoader.FOLDER + "java/lang/";
  private static final String COMMAND_LINE = "io.loopwarden.engine.command.LoopwardenCommand";
  private static final String ENGINE = "io.loopwarden.engine.Engine";

  private final JarFile jar;

  private AgentJar(JarFile jar) {
    this.jar = jar;
  }

  /**
   * Opens the jar that this class came from. It stays open: the engine's classes are read when they
   * are needed.
   *
   * @throws IOException if it cannot be read
   */
  static AgentJar open() throws IOException {
    return new AgentJar(new JarFile(location()));
  }

  /** Where the jar is. */
  static File location() throws IOException {
    try {
      return new File(AgentJar.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IOException("the agent's jar is not a file", e);
    }
  }

  /** The class files of the hooks. */
  List<byte[]> hooks() throws IOException {
    List<byte[]> classFiles = new ArrayList<>();
    for (String name : HOOKS) {
      JarEntry entry = jar.getJarEntry(HOOK_FOLDER + name + IsolatedLoader.CLASS_ENDING);
      if (entry == null) {
        throw new IOException(name + " is missing in " + jar.getName());
      }
      classFiles.add(IsolatedLoader.read(jar, entry));
    }
    return classFiles;
  }

  /** This build's version. */
  String version() throws IOException {
    String version =
        jar.getManifest().getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
    return version == null ? "unknown" : version;
  }

  /** The engine, in a loader of its own that sees the JDK but nothing of the application. */
  Function<Map<String, Object>, BiFunction<String, @Nullable Object, @Nullable Object>> engine()
      throws IOException {
    return new IsolatedLoader(jar, ClassLoader.getPlatformClassLoader()).open(ENGINE);
  }

  /** The command line; the JDK keeps what attaches to other JVMs in the application's loader. */
  Function<Map<String, Object>, Integer> commandLine() throws IOException {
    return new IsolatedLoader(jar, AgentJar.class.getClassLoader()).open(COMMAND_LINE);
  }
}
