package io.loopwarden.engine.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** A Chromium without a window that shows one page, and notes what the page does. */
public final class Chromium implements WebSocket.Listener, AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
  private final StringBuilder message = new StringBuilder();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  private Chromium(Path folder) throws Exception {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
    command.addAll(
        List.of(
            "--headless=new",
            "--no-sandbox", // or it would refuse to run as root
            "--disable-gpu",
            "--disable-breakpad", // or a process of its own writes into the folder
            "--no-first-run",
            "--remote-debugging-port=0",
            "--user-data-dir=" + folder,
            "about:blank"));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("browser.txt").toFile())
            .start();
    try {
      Path port = folder.resolve("DevToolsActivePort");
      Awaitility.await("a browser")
          .atMost(PATIENCE)
          .until(() -> Files.exists(port) && Files.readAllLines(port).size() > 1);
      URI page = pageOf(Files.readAllLines(port).get(0));
      socket = client.newWebSocketBuilder().buildAsync(page, this).join();
    } catch (Exception failure) {
      process.destroyForcibly();
      throw failure;
    }
  }

  /** The program, if this machine has it. */
  public static Optional<Path> installed() {
    return Files.isExecutable(PROGRAM) ? Optional.of(PROGRAM) : Optional.empty();
  }

  /**
   * Opens a file.
   *
   * @param folder where the browser keeps its own files; must exist
   */
  static Chromium show(Path file, Path folder) throws Exception {
    return show(file.toUri(), folder);
  }

  /**
   * Opens an address.
   *
   * @param folder where the browser keeps its own files; must exist
   */
  public static Chromium show(URI address, Path folder) throws Exception {
    Chromium browser = new Chromium(folder);
    for (String domain : List.of("Network", "Log", "Runtime", "Page")) {
      browser.run(domain + ".enable", new JsonObject());
    }
    browser.run("Page.navigate", with("url", address.toString()));
    browser.await(
        "document.readyState === 'complete' && location.protocol === '"
            + address.getScheme()
            + ":'");
    return browser;
  }

  private URI pageOf(String port) throws IOException, InterruptedException {
    URI list = URI.create("http://127.0.0.1:" + port + "/json/list");
    JsonArray targets =
        JsonParser.parseString(
                client.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString()).body())
            .getAsJsonArray();
    for (JsonElement target : targets) {
      if (target.getAsJsonObject().get("type").getAsString().equals("page")) {
        return URI.create(target.getAsJsonObject().get("webSocketDebuggerUrl").getAsString());
      }
    }
    throw new IllegalStateException("no page in " + targets);
  }

  private static JsonObject with(String name, String value) {
    JsonObject object = new JsonObject();
    object.addProperty(name, value);
    return object;
  }

  private JsonObject run(String method, JsonObject parameters) throws Exception {
    int number = numbers.incrementAndGet();
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    answers.put(number, answer);
    JsonObject command = with("method", method);
    command.addProperty("id", number);
    command.add("params", parameters);
    socket.sendText(command.toString(), true).join();
    JsonObject said = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (said.has("error")) {
      throw new IllegalStateException(method + ": " + said.get("error"));
    }
    return said.getAsJsonObject("result");
  }

  /** The value of an expression of JavaScript in the page, as JSON. */
  public String value(String expression) throws Exception {
    JsonObject parameters = with("expression", expression);
    parameters.addProperty("returnByValue", true);
    JsonObject answer = run("Runtime.evaluate", parameters);
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(answer.get("exceptionDetails").toString());
    }
    return String.valueOf(answer.getAsJsonObject("result").get("value"));
  }

  /** Waits until an expression is true in the page. */
  public void await(String condition) {
    Awaitility.await(condition).atMost(PATIENCE).until(() -> value(condition).equals("true"));
  }

  /** Presses and releases a key, such as {@code Enter}. */
  public void press(String key, int code) throws Exception {
    JsonObject event = with("key", key);
    event.addProperty("windowsVirtualKeyCode", code);
    if (key.equals("Enter")) {
      event.addProperty("text", "\r");
    }
    for (String type : List.of("keyDown", "keyUp")) {
      event.addProperty("type", type);
      run("Input.dispatchKeyEvent", event);
    }
  }

  /** Has the page see that its reader prefers a colour scheme: {@code light} or {@code dark}. */
  void colourScheme(String scheme) throws Exception {
    JsonObject feature = with("name", "prefers-color-scheme");
    feature.addProperty("value", scheme);
    JsonArray features = new JsonArray();
    features.add(feature);
    JsonObject media = new JsonObject();
    media.add("features", features);
    run("Emulation.setEmulatedMedia", media);
  }

  /** Types a text. */
  public void type(String text) throws Exception {
    run("Input.insertText", with("text", text));
  }

  /** The addresses that the page asked for. */
  public List<String> requests() {
    return requests;
  }

  /** What the console got, and what was not caught. */
  public List<String> complaints() {
    return complaints;
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
    message.append(part);
    if (isLast) {
      take(JsonParser.parseString(message.toString()).getAsJsonObject());
      message.setLength(0);
    }
    from.request(1);
    return null;
  }

  private void take(JsonObject whole) {
    if (whole.has("id")) {
      CompletableFuture<JsonObject> waiting = answers.remove(whole.get("id").getAsInt());
      if (waiting != null) {
        waiting.complete(whole);
      }
      return;
    }
    switch (whole.get("method").getAsString()) {
      case "Network.requestWillBeSent" ->
          requests.add(
              whole.getAsJsonObject("params").getAsJsonObject("request").get("url").getAsString());
      case "Log.entryAdded",
          "Runtime.consoleAPICalled",
          "Runtime.exceptionThrown",
          "Page.javascriptDialogOpening" ->
          complaints.add(whole.toString());
      default -> {
        // of no interest
      }
    }
  }

  @Override
  public void close() {
    socket.abort();
    List<ProcessHandle> processes = new ArrayList<>(process.descendants().toList());
    processes.add(process.toHandle());
    processes.forEach(ProcessHandle::destroy);
    for (ProcessHandle each : processes) { // one that still runs writes into the folder
      each.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
  }
}
