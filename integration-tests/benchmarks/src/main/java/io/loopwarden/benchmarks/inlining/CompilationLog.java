package io.loopwarden.benchmarks.inlining;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What HotSpot's second compiler has decided, as {@code -XX:+LogCompilation} writes it: of each
 * method that was compiled, the last compilation.
 */
public final class CompilationLog {

  private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+)='([^']*)'");

  /** Compilations of the second compiler have no level. */
  private static final String LEVEL = "level";

  private final Map<String, List<InliningDecision>> decisionsByCompiled = new LinkedHashMap<>();
  private final Map<String, Integer> bytesByMethod = new HashMap<>();

  // Of the compilation that is being read.

  private String compiled = "";
  private List<InliningDecision> decisions = new ArrayList<>();
  private final Map<String, String> types = new HashMap<>();
  private final Map<String, String> methods = new HashMap<>();
  private final Deque<String> callers = new ArrayDeque<>();
  private String called = "";

  private CompilationLog() {}

  /** Reads a log. */
  public static CompilationLog read(Path file) {
    CompilationLog log = new CompilationLog();
    // names of methods may be in any encoding, and none of them matters here
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.accept(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return log;
  }

  /** All decisions. */
  public List<InliningDecision> decisions() {
    return decisionsByCompiled.values().stream().flatMap(List::stream).toList();
  }

  /** How many bytes of instructions each method has that was met. */
  public Map<String, Integer> bytesByMethod() {
    return bytesByMethod;
  }

  private void accept(String line) {
    if (line.startsWith("<task ")) {
      begin(attributes(line));
    } else if (compiled.isEmpty()) {
      return;
    } else if (line.startsWith("</task")) {
      decisionsByCompiled.put(compiled, decisions);
      compiled = "";
    } else if (line.startsWith("<klass ") || line.startsWith("<type ")) {
      Map<String, String> type = attributes(line);
      types.put(type.get("id"), type.get("name"));
    } else if (line.startsWith("<method ")) {
      addMethod(attributes(line));
    } else if (line.startsWith("<parse ")) {
      callers.push(method(attributes(line).get("method")));
    } else if (line.startsWith("</parse")) {
      callers.poll();
    } else if (line.startsWith("<call ")) {
      called = method(attributes(line).get("method"));
    } else if (line.startsWith("<inline_success") || line.startsWith("<inline_fail")) {
      boolean isInlined = line.startsWith("<inline_success");
      String caller = callers.isEmpty() ? compiled : callers.peek();
      String reason = attributes(line).getOrDefault("reason", "");
      decisions.add(new InliningDecision(caller, called, isInlined, reason));
    }
  }

  private void begin(Map<String, String> task) {
    compiled = task.containsKey(LEVEL) ? "" : task.get("method");
    decisions = new ArrayList<>();
    types.clear();
    methods.clear();
    callers.clear();
  }

  private void addMethod(Map<String, String> method) {
    StringJoiner arguments = new StringJoiner(", ", "(", ")").setEmptyValue("()");
    for (String type : method.getOrDefault("arguments", "").split(" ")) {
      String name = types.getOrDefault(type, "");
      arguments.add(name.substring(name.lastIndexOf('.') + 1));
    }
    String name = types.get(method.get("holder")) + "::" + method.get("name") + arguments;
    methods.put(method.get("id"), name);
    bytesByMethod.merge(name, Integer.parseInt(method.getOrDefault("bytes", "0")), Math::max);
  }

  private String method(String id) {
    return methods.getOrDefault(id, "?");
  }

  private static Map<String, String> attributes(String line) {
    Map<String, String> attributes = new HashMap<>();
    Matcher matcher = ATTRIBUTE.matcher(line);
    while (matcher.find()) {
      attributes.put(
          matcher.group(1),
          matcher.group(2).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
    }
    return attributes;
  }
}
