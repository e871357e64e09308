package io.loopwarden.engine.scan.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.CatalogueReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanRulesReaderTest {

  @Test
  void theRulesOfThisBuildAgreeWithTheCatalogue() {
    ScanRules rules = ScanRulesReader.load();
    Catalogue catalogue = CatalogueReader.load();

    assertThat(rules.entries()).extracting(EntryRule::kind).doesNotHaveDuplicates();
    assertThat(rules.calls())
        .allSatisfy(
            rule -> {
              if (rule.isWait()) {
                assertThat(catalogue.categories()).contains(rule.category());
              } else {
                assertThat(catalogue.operation(rule.operation())).isNotNull();
              }
            });
    assertThat(catalogue.categories()).containsAll(rules.omitted());
  }

  @Test
  void eachLineIsRead() {
    ScanRules rules =
        ScanRulesReader.read(
            """
            # a comment
            entry page of a shop
              type com.acme.Page
              type com.acme.Form
              method show
              passed com.acme.router.
              if com.acme.Shop.open
              not com.acme.Closed
            leave com.acme.Pool submit run by com.acme.Pool.big with com.acme.Loops.same
            leave-above com.acme.Flow on
            waits future com.acme.Answer get poll(J
            runs java.lang.Thread.sleep com.acme.Pause now
            named com.acme.RealAnswer com.acme.Answer get
            cold com.acme.Plan
            hot com.acme.Work com.acme.Job
            settled com.acme.Work end
            database Acme com.acme.Driver com.acme.reactive.
            omit lock
            apart com.acme.flow.
            """);

    assertThat(rules.entries())
        .containsExactly(
            new EntryRule(
                "page of a shop",
                List.of("com/acme/Page", "com/acme/Form"),
                List.of("show"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of("com.acme.Shop.open"),
                List.of("com.acme.Closed"),
                List.of("com/acme/router/")));
    assertThat(rules.leaves())
        .containsExactly(
            new LeaveRule(
                LeaveRule.Effect.ARGUMENTS,
                new MethodPattern("com/acme/Pool", List.of("submit", "run")),
                List.of("com.acme.Pool.big"),
                List.of("com.acme.Loops.same")),
            new LeaveRule(
                LeaveRule.Effect.ABOVE,
                new MethodPattern("com/acme/Flow", List.of("on")),
                List.of(),
                List.of()));
    assertThat(rules.calls())
        .containsExactly(
            new CallRule(
                "", "future", new MethodPattern("com/acme/Answer", List.of("get", "poll(J"))),
            new CallRule(
                "java.lang.Thread.sleep", "", new MethodPattern("com/acme/Pause", List.of("now"))));
    assertThat(rules.names())
        .containsExactly(
            new NameRule(
                "com.acme.RealAnswer", new MethodPattern("com/acme/Answer", List.of("get"))));
    assertThat(rules.results())
        .isEqualTo(
            new ResultRules(
                List.of("com/acme/Plan"),
                List.of("com/acme/Work", "com/acme/Job"),
                List.of(new MethodPattern("com/acme/Work", List.of("end")))));
    assertThat(rules.databases())
        .containsExactly(
            new DatabaseRule("Acme", "com/acme/Driver", List.of("com/acme/reactive/")));
    assertThat(rules.omitted()).containsExactly("lock");
    assertThat(rules.isApart("com/acme/flow/Flow")).isTrue();
    assertThat(rules.isApart("com/acme/Page")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "leave com.acme.Pool",
        "leaf com.acme.Pool run",
        "entry x\n  kind y",
        "  type x",
        "omit"
      })
  void aLineThatCannotBeUnderstoodIsRefused(String text) {
    assertThatThrownBy(() -> ScanRulesReader.read(text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
