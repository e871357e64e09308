package io.loopwarden.engine.result.codehost;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;

/** JSON for programs, in the lines that people can read as well. */
final class IndentedJson {

  /** What is written. */
  interface Content {
    void writeTo(JsonWriter json) throws IOException;
  }

  private IndentedJson() {}

  static String of(Content content) throws IOException {
    StringWriter text = new StringWriter();
    JsonWriter json = new JsonWriter(text);
    json.setHtmlSafe(false);
    json.setIndent(" ");
    content.writeTo(json);
    json.flush();
    return text.append('\n').toString();
  }
}
