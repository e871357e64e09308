package io.loopwarden.demo.browser;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Takes the picture of the README: run by hand with the address of a demo that runs under the
 * agent, {@code light} or {@code dark}, the file, and the names of the exhibits to play.
 */
public final class Picture {
  private static final String PLAY =
      "window.isPlayed = false; (async () => { for (const name of '%s'.split(' ')) {"
          + " await visit(document.querySelector('[data-path=\"/mistake/' + name + '\"]'));"
          + " await pause(300);"
          + " await visit(document.querySelector('[data-path=\"/twin/' + name + '\"]'));"
          + " await pause(300); } window.isPlayed = true; })(); 0";

  private Picture() {}

  /** Takes it. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("loopwarden-picture-");
    String exhibits = String.join(" ", Arrays.asList(arguments).subList(3, arguments.length));
    try (Browser browser = new Browser(folder)) {
      browser.prefer(arguments[1]);
      browser.open(URI.create(arguments[0]));
      browser.await("document.readyState === 'complete' && location.port !== ''");
      browser.await("pings.length > 150");
      browser.value(PLAY.formatted(exhibits));
      browser.await("window.isPlayed");
      Thread.sleep(600);
      browser.picture(Path.of(arguments[2]));
    }
  }
}
