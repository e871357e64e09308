package io.loopwarden.demo.web;

import io.loopwarden.demo.exhibit.Caption;
import io.loopwarden.demo.exhibit.Exhibit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The HTML page that shows every exhibit. It is read and filled in once, before serving begins. */
final class StartPage {
  private final String html;

  StartPage(List<Exhibit> exhibits) throws IOException {
    String card = resource("card.html");
    String cards =
        exhibits.stream()
            .map(exhibit -> fill(card, exhibit.caption()))
            .collect(Collectors.joining());
    html =
        resource("start-page.html")
            .replace("{{cards}}", cards)
            .replace("{{reports}}", resource("reports.js"));
  }

  String html() {
    return html;
  }

  private static String fill(String card, Caption caption) {
    return card.replace("{{title}}", escape(caption.title()))
        .replace("{{lesson}}", escape(caption.lesson()))
        .replace("{{mistake}}", code(caption.mistake()))
        .replace("{{mistakePath}}", escape(caption.mistakePath()))
        .replace("{{twin}}", code(caption.twin()))
        .replace("{{twinPath}}", escape(caption.twinPath()));
  }

  /** Code may be broken before a dot or a bracket, if it does not fit. */
  private static String code(String code) {
    return escape(code).replace(".", "<wbr>.").replace("(", "<wbr>(");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private static String resource(String name) throws IOException {
    try (InputStream resource = StartPage.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
