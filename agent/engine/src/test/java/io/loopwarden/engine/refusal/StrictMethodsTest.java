package io.loopwarden.engine.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.refusal.StrictMethods.MethodName;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StrictMethodsTest {

  private static final int FEATURE = Runtime.version().feature();
  private static final Catalogue CATALOGUE = CatalogueReader.withStrict(CatalogueReader.load());
  private static final StrictMethods METHODS = StrictMethods.load(FEATURE);

  private static Operation operation(String name) {
    return CATALOGUE.operation(name);
  }

  @Test
  void everyOperationIsInTheCatalogue() {
    assertThat(METHODS.operations()).isNotEmpty().allMatch(name -> operation(name) != null);
    assertThat(CATALOGUE.ownOperations()).isEmpty();
  }

  @Test
  void everyMethodIsOneOfThisJdk() throws ClassNotFoundException {
    for (MethodName name : METHODS.names()) {
      Class<?> type = Class.forName(name.className(), false, null);
      assertThat(Stream.of(type.getDeclaredMethods()).map(Method::getName))
          .as(name.className())
          .contains(name.method());
    }
  }

  @Test
  void theWovenMethodDecides() {
    Operation files = operation("java.io.FileInputStream.*");

    assertThat(METHODS.nameOf(files, "read()I"))
        .isEqualTo(new MethodName("java.io.FileInputStream", "read0"));
    assertThat(METHODS.nameOf(files, "read([BII)I"))
        .isEqualTo(new MethodName("java.io.FileInputStream", "readBytes"));
    assertThat(METHODS.nameOf(files, "open(Ljava/lang/String;)V")).isNull();
  }

  @Test
  void theJdkDecides() {
    Operation sleep = operation("java.lang.Thread.sleep");

    assertThat(StrictMethods.load(18).nameOf(sleep, "sleep(J)V"))
        .isEqualTo(new MethodName("java.lang.Thread", "sleep"));
    assertThat(StrictMethods.load(21).nameOf(sleep, "sleep(J)V"))
        .isEqualTo(new MethodName("java.lang.Thread", "sleep0"));
    assertThat(StrictMethods.load(25).nameOf(sleep, "sleep(J)V"))
        .isEqualTo(new MethodName("java.lang.Thread", "sleepNanos0"));
  }

  @Test
  void whatBlockHoundLetsBeIsLeftAlone() {
    assertThat(METHODS.nameOf(operation("java.nio.file.Files.*"), "exists")).isNull();
    assertThat(METHODS.nameOf(operation("java.nio.channels.Selector.select"), "select()I"))
        .isNull();
  }
}
