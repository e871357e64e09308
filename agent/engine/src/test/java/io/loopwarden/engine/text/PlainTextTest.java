package io.loopwarden.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "vert.x-eventloop-thread-0",
        "Zw\u00f6lf \u4e2d\u6587",
        "\ud83d\ude00 a=\"b\""
      })
  void ordinaryTextStaysTheSameObject(String text) {
    assertThat(PlainText.name(text)).isSameAs(text);
    assertThat(PlainText.line(text)).isSameAs(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0000, \\u0000",
    "000A, \\u000A",
    "001B, \\u001B",
    "007F, \\u007F",
    "0085, \\u0085",
    "009B, \\u009B",
    "061C, \\u061C",
    "200B, \\u200B",
    "2028, \\u2028",
    "202E, \\u202E",
    "2069, \\u2069",
    "D800, \\uD800",
    "DFFF, \\uDFFF",
    "FEFF, \\uFEFF",
    "FFFE, \\uFFFE"
  })
  void whatCouldForgeOrMisleadIsShownAsItsEscape(String code, String shown) {
    char hostile = (char) Integer.parseInt(code, 16);

    assertThat(PlainText.line("a" + hostile + "b")).isEqualTo("a" + shown + "b");
  }

  @Test
  void tagsThatNobodySeesAreShownAsTheirEscapes() {
    String tag = Character.toString(0xE0041);

    assertThat(PlainText.line("a" + tag + "b")).isEqualTo("a\\uDB40\\uDC41b");
  }

  @Test
  void aValueKeepsWhatItsOutputEscapes() {
    assertThat(PlainText.value("a\n\tb\r\u2028")).isEqualTo("a\n\tb\r\\u2028");
  }

  @Test
  void aLongNameEndsWithWhatIsMissing() {
    assertThat(PlainText.name("x".repeat(60_000)))
        .isEqualTo("x".repeat(500) + "…[59500 more characters]");
  }

  @Test
  void nothingIsLeftThatCouldForge() {
    HostileText texts = new HostileText();
    for (int i = 0; i < 10_000; i++) {
      String plain = PlainText.line(texts.next());

      assertThat(plain.lines().count()).isLessThanOrEqualTo(1);
      assertThat(new String(plain.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
          .isEqualTo(plain);
      assertThat(plain.chars())
          .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
      assertThat(plain.codePoints()).noneMatch(c -> Character.getType(c) == Character.FORMAT);
    }
  }
}
