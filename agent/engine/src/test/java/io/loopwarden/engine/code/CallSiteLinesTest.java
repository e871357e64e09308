package io.loopwarden.engine.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallSiteLinesTest {

  /** As Kotlin's compiler writes it; the first section has the lines of the inline functions. */
  private static final String EXTENSION =
      """
      SMAP
      Shop.kt
      Kotlin
      *S Kotlin
      *F
      + 1 Shop.kt
      com/acme/ShopKt
      + 2 Locks.kt
      kotlin/concurrent/LocksKt
      *L
      1#1,140:1
      47#2,5:141
      12#2,2:146
      *S KotlinDebug
      *F
      + 1 Shop.kt
      com/acme/ShopKt
      *L
      85#1:141,5
      90#1:146,2
      100#1,3:150,2
      7:160
      *E
      """;

  @ParameterizedTest
  @CsvSource({
    "1,1", "85,85", "140,140", "141,85", "145,85", "146,90", "147,90", "148,148", "150,100",
    "151,100", "152,101", "155,102", "156,156", "160,7", "161,161"
  })
  void aCopiedLineStandsForItsCall(int line, int written) {
    assertThat(CallSiteLines.of(EXTENSION).written(line)).isEqualTo(written);
    assertThat(CallSiteLines.of(EXTENSION.replace("\n", "\r\n")).written(line)).isEqualTo(written);
  }

  @Test
  void aClassFileWithoutTheSectionHasItsOwnLines() {
    String others = EXTENSION.substring(0, EXTENSION.indexOf("*S KotlinDebug"));

    assertThat(CallSiteLines.of(null).written(141)).isEqualTo(141);
    assertThat(CallSiteLines.of(others).written(141)).isEqualTo(141);
  }

  /** A class file can say anything. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing",
        "85#1",
        "a#1:141,5",
        "85#1:141,0",
        "85#1:b",
        "85#1,0:141",
        ":",
        "#,:,"
      })
  void whatHasAnotherFormSaysNothing(String line) {
    String extension = "SMAP\nA\nKotlin\n*S KotlinDebug\n*L\n" + line + "\n*E\n";

    assertThat(CallSiteLines.of(extension).written(141)).isEqualTo(141);
  }
}
