package io.loopwarden.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowRuleParserTest {

  private final AllowRuleParser parser = new AllowRuleParser(List.of("jdbc", "sleep"));

  private AllowRule parse(String text) throws Exception {
    return parser.parse(text, false);
  }

  @Test
  void aRuleIsAPatternAndAReason() throws Exception {
    AllowRule rule = parse("com.acme.Orders.load reason=ticket 42, until the migration");

    assertThat(rule.pattern()).isEqualTo("com.acme.Orders.load");
    assertThat(rule.reason()).isEqualTo("ticket 42, until the migration");
    assertThat(rule.isAllow()).isTrue();
    assertThat(rule.isBuiltIn()).isFalse();
    assertThat(rule.matches("com.acme.Orders.load", "", "jdbc")).isTrue();
    assertThat(rule.matches("com.acme.Orders.load", "", "sleep")).isTrue();
    assertThat(rule.allows(Long.MAX_VALUE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "allow com.acme.A.b reason=why",
        "  allow   com.acme.A.b\treason=why  ",
        "com.acme.A.b reason=\"why\""
      })
  void theWordAllowSpaceAndQuotesMakeNoDifference(String text) throws Exception {
    AllowRule rule = parse(text);

    assertThat(rule.isAllow()).isTrue();
    assertThat(rule.pattern()).isEqualTo("com.acme.A.b");
    assertThat(rule.reason()).isEqualTo("why");
  }

  @Test
  void denyTakesBack() throws Exception {
    AllowRule rule = parse("deny com.acme.A.b reason=why");

    assertThat(rule.isAllow()).isFalse();
    assertThat(rule.matches("com.acme.A.b", "", "jdbc")).isTrue();
    assertThat(rule.allows(0)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.A.b,   com.acme.A,    b,     true",
    "com.acme.A.b,   com.acme.A,    bb,    false",
    "com.acme.A.b,   com.acme.AA,   b,     false",
    "com.acme.A.b,   x.com.acme.A,  b,     false",
    "com.acme.A.*,   com.acme.A,    b,     true",
    "com.acme.A.*,   com.acme.A,    b2,    true",
    "com.acme.A.*,   com.acme.A$B,  b,     false",
    "com.acme.*,     com.acme.A$B,  b,     true",
    "com.acme.*,     com.acme.x.A,  b,     true",
    "com.acme.*,     com.acmeX.A,   b,     false",
    "*.Orders.load,  com.acme.Orders, load, true",
    "*Orders.load,   OldOrders,     load,  true",
    "*,              any.Thing,     atAll, true",
    "com.*.A.*b,     com.x.y.A,     bbb,   true",
    "com.*.A.*b,     com.x.y.A,     bbc,   false",
    "com.acme.A$1.b, com.acme.A$1,  b,     true",
    "com.acme.A.b+,  com.acme.A,    bb,    false",
    "com.acme.A.b+,  com.acme.A,    b+,    true",
    "comXacme.A.b,   com.acme.A,    b,     false",
    "com.acme.A.b,   comXacme.A,    b,     false",
    "com.acme.A.<init>, com.acme.A, <init>, true",
  })
  void aStarStandsForAnythingAndTheRestForItself(
      String pattern, String className, String methodName, boolean matches) throws Exception {
    AllowRule rule = parse(pattern + " reason=why");

    assertThat(rule.matches(className + "." + methodName, "", "jdbc")).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "a.A.b<c.C.d, a.A.b, c.C.d,  true",
    "a.A.b<c.C.d, a.A.b, c.C.dd, false",
    "a.A.b<c.C.d, a.A.x, c.C.d,  false",
    "a.A.b<c.C.d, a.A.b, '',     false",
    "a.A.*<c.*,   a.A.b, c.C.d,  true",
    "a.A.b,       a.A.b, c.C.d,  true",
    "a.A.<init>,  a.A.<init>, c.C.d, true",
    "a.A.b<c.C.<clinit>, a.A.b, c.C.<clinit>, true",
    "a.A.<init><c.C.*, a.A.<init>, c.C.d, true",
    "a.A.<init><c.C.*, a.A.<init>, b.B.d, false",
    "a.A.<init><c.C.<clinit>, a.A.<init>, c.C.<clinit>, true",
    "a.A.b<c.C.<clinit>, a.A.b, c.C.d, false",
  })
  void aCallerNarrowsAPattern(String pattern, String frame, String caller, boolean matches)
      throws Exception {
    AllowRule rule = parse(pattern + " reason=why");

    assertThat(rule.matches(frame, caller, "jdbc")).isEqualTo(matches);
  }

  @Test
  void aRuleOfACategoryIsForThatAlone() throws Exception {
    AllowRule rule = parse("com.acme.A.b category=jdbc reason=why");

    assertThat(rule.matches("com.acme.A.b", "", "jdbc")).isTrue();
    assertThat(rule.matches("com.acme.A.b", "", "sleep")).isFalse();
  }

  @Test
  void aLongestDurationIsStillExcused() throws Exception {
    AllowRule rule = parse("com.acme.A.b up-to=5ms reason=why");

    assertThat(rule.allows(5_000_000)).isTrue();
    assertThat(rule.allows(5_000_001)).isFalse();
  }

  @Test
  void aRuleHoldsOnItsLastDayAndNotLater() throws Exception {
    LocalDate today = LocalDate.now(ZoneId.systemDefault());

    assertThat(parse("a.A.b until=" + today.plusDays(1) + " reason=x").matches("a.A.b", "", "x"))
        .isTrue();
    assertThat(parse("a.A.b until=" + today.minusDays(1) + " reason=x").matches("a.A.b", "", "x"))
        .isFalse();
  }

  @Test
  void allPartsTogether() throws Exception {
    AllowRule rule =
        parse("deny com.acme.* until=2999-12-31 up-to=1s category=sleep reason=all at once");

    assertThat(rule.isAllow()).isFalse();
    assertThat(rule.matches("com.acme.A.b", "", "sleep")).isTrue();
    assertThat(rule.matches("com.acme.A.b", "", "jdbc")).isFalse();
    assertThat(rule.reason()).isEqualTo("all at once");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '^',
      value = {
        "com.acme.A.b, reason is missing",
        "com.acme.A.b reason=, reason is missing",
        "com.acme.A.b reason=  , reason is missing",
        "reason=why, class.method is missing",
        "allow reason=why, class.method is missing",
        "deny reason=why, class.method is missing",
        "allow category=jdbc reason=why, class.method is missing",
        "a.A.b category=dance reason=why, there is no category \"dance\"",
        "a.A.b up-to=long reason=why, up-to=long is not",
        "a.A.b up-to= reason=why, up-to= is not",
        "a.A.b until=tomorrow reason=why, until=tomorrow is not a date such as 2027-12-31",
        "a.A.b until=2027-02-30 reason=why, until=2027-02-30 is not a date such as 2027-12-31",
        "a.A.b whenever reason=why, \"whenever\" is not understood",
        "a.A.b unless=x reason=why, \"unless=x\" is not understood",
        "permit a.A.b reason=why, \"a.A.b\" is not understood",
      })
  void whatIsWrongIsNamed(String text, String named) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(AllowRuleParser.InvalidRuleException.class)
        .hasMessageContaining(named);
  }

  @Test
  void usesAreCounted() throws Exception {
    AllowRule rule = parse("a.A.b reason=why");

    rule.use(500_000);
    rule.use(500_000);

    assertThat(rule.uses()).isEqualTo(2);
  }
}
