package io.loopwarden.engine.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.catalogue.Target;
import io.loopwarden.engine.weave.plan.Planner;
import io.loopwarden.hooks.LoopwardenHooks;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every class of the running JDK that the catalogue names, woven. */
class WovenJdkTest {
  /**
   * In a JVM whose JDK is woven from its beginning, the finalizer's thread may come to a hook
   * before {@code java.lang.invoke} can be initialised. Agents weave later.
   */
  private static final String NOT_INITIALISED = "Error occurred during initialization of ";

  private static final int MOST_RUNS = 5;

  private final Catalogue catalogue = CatalogueReader.load();
  private final Planner planner = new Planner(catalogue);
  private final Weaver weaver = Woven.weaver(planner.nativeCalls());

  /** The methods that are to be woven, by the internal name of their class. */
  private Map<String, Set<String>> expected() {
    Map<String, Set<String>> expected = new TreeMap<>();
    for (Target target : catalogue.targets()) {
      for (Method method : methodsOf(target.type())) {
        boolean meant =
            target.method().equals(Woven.signature(method))
                || target.method().equals(method.getName())
                || (target.method().equals("*") && Modifier.isPublic(method.getModifiers()));
        if (meant
            && target.advice() != Target.Advice.CALLERS
            && !Modifier.isNative(method.getModifiers())) {
          expected
              .computeIfAbsent(target.type(), t -> new TreeSet<>())
              .add(Woven.signature(method));
        }
      }
    }
    if (!planner.nativeCalls().isEmpty()) {
      expected.put(
          "java/lang/reflect/Method",
          Set.of("invoke(Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;"));
      String handle = "Ljava/lang/invoke/MethodHandle;";
      String lookup = "(Ljava/lang/Class;Ljava/lang/String;Ljava/lang/invoke/MethodType;)" + handle;
      expected.put(
          "java/lang/invoke/MethodHandles$Lookup",
          Set.of(
              "findStatic" + lookup,
              "findVirtual" + lookup,
              "unreflect(Ljava/lang/reflect/Method;)" + handle));
    }
    Set<String> futures = new TreeSet<>(expected.get("java/util/concurrent/CompletableFuture"));
    String future = "Ljava/util/concurrent/CompletableFuture;";
    String executor = "Ljava/util/concurrent/Executor;";
    futures.add("asyncRunStage(" + executor + "Ljava/lang/Runnable;)" + future);
    futures.add("asyncSupplyStage(" + executor + "Ljava/util/function/Supplier;)" + future);
    expected.put("java/util/concurrent/CompletableFuture", futures);
    return expected;
  }

  private static Method[] methodsOf(String internalName) {
    try {
      return Class.forName(
              internalName.replace('/', '.'), false, ClassLoader.getPlatformClassLoader())
          .getDeclaredMethods();
    } catch (ClassNotFoundException e) {
      return new Method[0]; // of another JDK: OperationsTest knows which are
    }
  }

  private byte[] woven(String name) throws IOException {
    byte[] classFile = Jrt.find(name).bytes();
    byte[] result = weaver.weave(classFile, planner.planFor(null, name, classFile));
    assertThat(result).as(name).isNotNull();
    return result;
  }

  @Test
  void theNamedMethodsAndNoOthersCallTheHooks() throws Exception {
    Map<String, Set<String>> expected = expected();

    assertThat(expected).hasSizeGreaterThan(20);
    for (Map.Entry<String, Set<String>> entry : expected.entrySet()) {
      assertThat(Woven.methodsWithHooks(woven(entry.getKey())))
          .as(entry.getKey())
          .isEqualTo(new TreeSet<>(entry.getValue()));
    }
  }

  private record Run(int exitCode, String output) {}

  private static Run run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    try (InputStream in = process.getInputStream()) {
      String output = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Run(process.waitFor(), output);
    }
  }

  /**
   * A JVM of its own, whose modules are patched with the woven classes, verifies and runs them. The
   * hooks are in {@code java.base} there, as the agent puts them, if under another name.
   */
  @Test
  void theJvmVerifiesAndRunsTheWovenClasses(@TempDir Path folder) throws Exception {
    Set<String> names = expected().keySet();
    Set<String> modules = new TreeSet<>();
    for (String name : names) {
      String module = Jrt.find(name).module();
      modules.add(module);
      write(folder.resolve(module), name, woven(name));
    }
    for (Class<?> hook : hooks()) {
      write(folder.resolve("java.base"), hook.getName().replace('.', '/'), Woven.classFile(hook));
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+BytecodeVerificationLocal"));
    for (String module : modules) {
      command.addAll(List.of("--patch-module", module + "=" + folder.resolve(module)));
      if (!module.equals("java.base")) {
        command.addAll(List.of("--add-exports", "java.base/io.loopwarden.hooks=" + module));
      }
    }
    command.addAll(List.of("--add-exports", "java.base/io.loopwarden.hooks=ALL-UNNAMED"));
    command.addAll(List.of("--add-modules", String.join(",", modules)));
    command.addAll(List.of("-cp", pathOf(WovenJdkProbe.class).toString()));
    command.add(WovenJdkProbe.class.getName());
    names.forEach(name -> command.add(name.replace('/', '.')));

    Run run = run(command);
    for (int i = 0; i < MOST_RUNS && run.output().contains(NOT_INITIALISED); i++) {
      run = run(command);
    }
    String output = run.output();

    assertThat(run.exitCode()).as(output).isZero();
    int sleep = catalogue.operation("java.lang.Thread.sleep").code();
    int connect = catalogue.operation("java.net.Socket.connect").code();
    int read = catalogue.operation("java.net.Socket$SocketInputStream.read").code();
    int write = catalogue.operation("java.net.Socket$SocketOutputStream.write").code();
    assertThat(output.lines().filter(line -> !line.contains("warning")))
        .containsExactly(
            "verified " + names.size(),
            "Thread.sleep" + List.of(sleep),
            "Socket.connect" + List.of(connect),
            "OutputStream.write" + List.of(write),
            "InputStream.read" + List.of(read));
  }

  private static List<Class<?>> hooks() throws Exception {
    List<Class<?>> hooks = new ArrayList<>();
    Path path = pathOf(LoopwardenHooks.class);
    String folder = LoopwardenHooks.class.getPackageName().replace('.', '/');
    if (Files.isDirectory(path)) {
      try (Stream<Path> files = Files.list(path.resolve(folder))) {
        for (Path file : (Iterable<Path>) files::iterator) {
          add(hooks, file.getFileName().toString());
        }
      }
    } else {
      try (JarFile jar = new JarFile(path.toFile())) {
        for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
          if (entry.getName().startsWith(folder)) {
            add(hooks, entry.getName().substring(folder.length() + 1));
          }
        }
      }
    }
    return hooks;
  }

  private static void add(List<Class<?>> hooks, String file) throws ClassNotFoundException {
    if (file.endsWith(".class") && !file.startsWith("package-info")) {
      String name = file.substring(0, file.length() - ".class".length());
      hooks.add(
          Class.forName(
              LoopwardenHooks.class.getPackageName() + "." + name,
              false,
              LoopwardenHooks.class.getClassLoader()));
    }
  }

  private static void write(Path folder, String name, byte[] classFile) throws IOException {
    Path file = folder.resolve(name + ".class");
    Files.createDirectories(file.getParent());
    Files.write(file, classFile);
  }

  private static Path pathOf(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
