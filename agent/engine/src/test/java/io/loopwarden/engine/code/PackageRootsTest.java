package io.loopwarden.engine.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageRootsTest {

  private static final KnownFrameworks FRAMEWORKS = new KnownFrameworks();

  @ParameterizedTest
  @CsvSource({
    "com.acme.orders.web, com.acme.",
    "com.acme, com.acme.",
    "demo, demo.",
    "com,",
    "org,",
    "'',",
    "io.github.jane.shop.web, io.github.jane.",
    "com.example.shop.web, com.example.shop.",
    "com.example, com.example.",
    "org.apache.flink.api, org.apache.flink.",
    "com.google.acme.web, com.google.acme.",
    "io.netty.example.echo, io.netty.example.",
    "io.vertx.example.web, io.vertx.example.",
  })
  void aRootSaysWhoPublishes(String packageName, String root) {
    assertThat(PackageRoots.of(packageName, FRAMEWORKS)).isEqualTo(root);
  }

  @Test
  void aClassIsRecognisedByItsPackage() {
    PackageRoots roots = new PackageRoots(FRAMEWORKS);
    roots.add("com.acme.app");

    assertThat(roots.include("com.acme.Orders")).isTrue();
    assertThat(roots.include("com.acmeother.Orders")).isFalse();
    assertThat(PackageRoots.wasMoved("com.acme.shaded.io.netty.channel.Channel")).isTrue();
    assertThat(PackageRoots.wasMoved("com.acme.Orders")).isFalse();
  }
}
