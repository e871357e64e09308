package io.loopwarden.engine.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemediesTest {

  /** A report shows a remedy on one line of a screen, or two. */
  private static final int LONGEST = 260;

  private final Remedies remedies = RemediesReader.read();

  private Framework framework(String key) {
    for (Framework framework : remedies.frameworks()) {
      if (framework.key().equals(key)) {
        return framework;
      }
    }
    throw new AssertionError(key);
  }

  /** Frames as stacks of these frameworks have them, all of which end in Netty's. */
  @ParameterizedTest
  @CsvSource({
    "quarkus,   'io.quarkus.vertx.http.runtime.VertxHttpRecorder io.vertx.core.impl.ContextImpl'",
    "quarkus,   'org.jboss.resteasy.reactive.server.handlers.InvocationHandler io.vertx.ext.web.impl.RouteState'",
    "micronaut, 'reactor.core.publisher.Mono io.micronaut.http.server.netty.RoutingInBoundHandler'",
    "ktor,      'kotlin.coroutines.jvm.internal.BaseContinuationImpl kotlinx.coroutines.DispatchedTask'",
    "ktor,      'io.ktor.server.netty.NettyApplicationCallHandler'",
    "ktor,      'kotlinx.coroutines.DispatchedTask io.vertx.core.impl.ContextImpl'",
    "armeria,   'io.grpc.ServerCalls com.linecorp.armeria.server.grpc.AbstractServerCall'",
    "vertx,     'io.vertx.ext.web.impl.RouteState io.vertx.core.impl.ContextImpl'",
    "grpc,      'io.grpc.stub.ServerCalls io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoop'",
    "reactor,   'org.springframework.web.reactive.DispatcherHandler reactor.core.publisher.Mono'",
    "reactor,   'reactor.netty.channel.ChannelOperations'",
    "rxjava,    'io.reactivex.rxjava3.internal.operators.single.SingleMap'",
    "netty,     'io.netty.channel.AbstractChannelHandlerContext'",
    "none,      'java.lang.Thread'",
    "none,      ''"
  })
  void theFrameworkInForceIsFoundOnTheStack(String key, String classes) {
    List<String> names = new ArrayList<>(List.of(classes.split(" ")));
    if (!key.equals("none")) {
      names.add("io.netty.channel.nio.NioEventLoop");
    }

    assertThat(remedies.inForce(names).key()).isEqualTo(key);
  }

  @Test
  void theWordsAreThoseOfTheFramework() {
    assertThat(remedies.of("sleep", framework("vertx")))
        .isEqualTo(
            new Remedy("Schedule what follows: vertx.setTimer(millis, handler)", "sleep-vertx"));
    assertThat(remedies.of("sleep", framework("reactor")).words()).contains("Mono.delay");
    assertThat(remedies.of("jdbc", framework("reactor")).words()).contains("boundedElastic");
    assertThat(remedies.of("file", framework("ktor")).words()).contains("Dispatchers.IO");
    assertThat(remedies.of("jdbc", framework("quarkus")).words())
        .contains("@Blocking", "@RunOnVirtualThread");
    assertThat(remedies.of("client", framework("micronaut")).words()).contains("@ExecuteOn");
    assertThat(remedies.of("lock", framework("none")).section()).isEqualTo("lock");
    assertThat(remedies.of("logging", framework("vertx")).section()).isEqualTo("logging");
    assertThat(remedies.of("monitor", framework("vertx")).section()).isEqualTo("lock-vertx");
    assertThat(remedies.of("class_loading", framework("vertx")).section()).isEqualTo("one-off");
    assertThat(remedies.of("no such category", framework("none"))).isNull();
  }

  @Test
  void everyCategoryHasWordsForEveryFramework() {
    for (RemedyCategory category : remedies.categories()) {
      for (Framework framework : remedies.frameworks()) {
        Remedy remedy = category.remedy(framework);
        assertThat(remedy.words())
            .doesNotContain("null", "{", "}")
            .doesNotEndWith(".")
            .hasSizeLessThan(LONGEST);
        if (category.code() != null) {
          assertThat(framework.words()).containsKey(category.code());
        }
      }
    }
  }

  @Test
  void everyCategoryOfTheCatalogueHasWords() {
    Set<String> categories = new TreeSet<>();
    for (Operation operation : CatalogueReader.load().operations()) {
      categories.add(operation.category());
    }
    categories.addAll(List.of("lock", "future", "client", "pool", "one_off", "entropy", "cpu"));

    for (String category : categories) {
      assertThat(remedies.of(category, framework("none"))).as(category).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "framework vertx Vert.x",
        "framework vertx",
        "  later words before an entry",
        "framework none other\n  later",
        "framework none other\ncategory sleep Sleep\n  code later",
        "something else"
      })
  void aFileThatSaysTooLittleIsRefused(String text) {
    assertThatThrownBy(() -> RemediesReader.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
