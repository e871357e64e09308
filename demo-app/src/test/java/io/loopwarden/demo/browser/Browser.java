package io.loopwarden.demo.browser;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A Chromium without a window, with one page. */
public final class Browser implements AutoCloseable {
  private static final List<String> PROGRAMS =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final DevTools page;

  /**
   * Starts it.
   *
   * @param folder where it keeps its files; must exist
   */
  public Browser(Path folder) throws Exception {
    Path portFile = folder.resolve("DevToolsActivePort");
    ProcessBuilder program =
        new ProcessBuilder(
            installed().orElseThrow(),
            "--headless=new",
            "--no-sandbox", // or it would refuse to run as root
            "--disable-gpu",
            "--disable-breakpad", // or a process of its own writes into the folder
            "--no-first-run",
            "--remote-debugging-port=0",
            "--user-data-dir=" + folder,
            "about:blank");
    process =
        program
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("browser.txt").toFile())
            .start();
    try {
      await(() -> Files.exists(portFile) && Files.readAllLines(portFile).size() > 1, "a browser");
      page = new DevTools(client, pageOf(Files.readAllLines(portFile).get(0)));
    } catch (Exception failure) {
      process.destroyForcibly();
      throw failure;
    }
  }

  /** The program, if this machine has one. */
  public static Optional<String> installed() {
    return PROGRAMS.stream().filter(program -> Files.isExecutable(Path.of(program))).findFirst();
  }

  private URI pageOf(String port) throws IOException, InterruptedException {
    URI list = URI.create("http://127.0.0.1:" + port + "/json/list");
    String targets =
        client.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString()).body();
    Stream<JsonObject> pages = new JsonArray(targets).stream().map(JsonObject.class::cast);
    return URI.create(
        pages
            .filter(target -> target.getString("type").equals("page"))
            .findFirst()
            .orElseThrow()
            .getString("webSocketDebuggerUrl"));
  }

  /** Opens an address. */
  public void open(URI address) throws Exception {
    page.run(
        "Emulation.setDeviceMetricsOverride",
        new JsonObject()
            .put("width", 1160)
            .put("height", 860)
            .put("deviceScaleFactor", 1)
            .put("mobile", false));
    page.run("Page.navigate", new JsonObject().put("url", address.toString()));
  }

  /** The value of an expression of JavaScript in the page. */
  public Object value(String expression) throws Exception {
    JsonObject answer =
        page.run(
            "Runtime.evaluate",
            new JsonObject().put("expression", expression).put("returnByValue", true));
    if (answer.containsKey("exceptionDetails")) {
      throw new IllegalStateException(answer.getJsonObject("exceptionDetails").encode());
    }
    return answer.getJsonObject("result").getValue("value");
  }

  /** Waits until an expression is true in the page. */
  public void await(String condition) {
    await(() -> Boolean.TRUE.equals(value(condition)), condition);
  }

  /** Presses and releases a key, such as {@code Enter}. */
  public void press(String key, int code) throws Exception {
    JsonObject event = new JsonObject().put("key", key).put("windowsVirtualKeyCode", code);
    if (key.equals("Enter")) {
      event.put("text", "\r");
    }
    page.run("Input.dispatchKeyEvent", event.copy().put("type", "keyDown"));
    page.run("Input.dispatchKeyEvent", event.copy().put("type", "keyUp"));
  }

  /** Asks for dark or light pages. */
  public void prefer(String scheme) throws Exception {
    JsonObject feature = new JsonObject().put("name", "prefers-color-scheme").put("value", scheme);
    page.run(
        "Emulation.setEmulatedMedia",
        new JsonObject().put("features", new JsonArray().add(feature)));
  }

  /** Writes a picture of what the page shows. */
  public void picture(Path file) throws Exception {
    JsonObject answer = page.run("Page.captureScreenshot", new JsonObject());
    Files.write(file, Base64.getDecoder().decode(answer.getString("data")));
  }

  private static void await(Callable<Boolean> condition, String description) {
    Awaitility.await(description).atMost(PATIENCE).pollInterval(BETWEEN_LOOKS).until(condition);
  }

  @Override
  public void close() {
    page.close();
    List<ProcessHandle> processes = new ArrayList<>(process.descendants().toList());
    processes.add(process.toHandle());
    processes.forEach(ProcessHandle::destroy);
    for (ProcessHandle each : processes) { // one that still runs writes into the folder
      each.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
  }
}
