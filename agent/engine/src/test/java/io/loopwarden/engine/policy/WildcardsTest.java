package io.loopwarden.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardsTest {

  @ParameterizedTest
  @CsvSource({
    "com.acme.*, com.acme.Orders.load, true",
    "com.acme.*, com.acme, false",
    "*.load, com.acme.Orders.load, true",
    "*.load, com.acme.Orders.loadAll, false",
    "a*a, a, false",
    "a*a, aa, true",
    "a*b*c, aXbXbXc, true",
    "a*b*c, aXcXb, false",
    "a*bc*c, abc, false",
    "*, com.acme.Orders.load, true",
    "com.acme.Orders.load, com.acme.Orders.load, true",
    "com.acme.Orders.load, com_acme_Orders_load, false"
  })
  void aStarStandsForAnyCharacters(String pattern, String text, boolean matches) {
    assertThat(new Wildcards(pattern).match(text)).isEqualTo(matches);
  }

  @Test
  void matchesAsARegularExpressionDoes() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      String pattern = text(random, "ab.*", 7);
      String text = text(random, "ab.", 9);
      Pattern regex = Pattern.compile(pattern.replace(".", "\\.").replace("*", ".*"));
      assertThat(new Wildcards(pattern).match(text))
          .as("%s, %s", pattern, text)
          .isEqualTo(regex.matcher(text).matches());
    }
  }

  private static String text(Random random, String characters, int longest) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(longest + 1); length > 0; length--) {
      text.append(characters.charAt(random.nextInt(characters.length())));
    }
    return text.toString();
  }
}
