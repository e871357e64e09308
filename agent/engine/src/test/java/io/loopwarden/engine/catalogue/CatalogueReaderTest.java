package io.loopwarden.engine.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.loopwarden.hooks.LoopwardenOperationCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueReaderTest {

  private static Catalogue read(String... lines) {
    return CatalogueReader.read(String.join("\n", lines), 17);
  }

  @Test
  void readsAnOperationAndItsTargets() {
    Catalogue catalogue =
        read(
            "# a comment, then an empty line",
            "",
            "com.acme.Pump.drain",
            "  category water",
            "  nature   blocking",
            "  remedy   Use the async pump",
            "  weave    com.acme.Pump drain()V drain(J)Z",
            "  weave    com.acme.Pump$Inner drain()V");

    Operation operation =
        new Operation(
            0,
            "com.acme.Pump.drain",
            "water",
            true,
            false,
            Operation.Naming.OWN,
            "Use the async pump");
    assertThat(catalogue.operations()).containsExactly(operation);
    assertThat(catalogue.targets())
        .containsExactly(
            new Target(operation, "com/acme/Pump", "drain()V", Target.Advice.ALWAYS, null),
            new Target(operation, "com/acme/Pump", "drain(J)Z", Target.Advice.ALWAYS, null),
            new Target(operation, "com/acme/Pump$Inner", "drain()V", Target.Advice.ALWAYS, null));
    assertThat(catalogue.implementationTargets()).isEmpty();
    assertThat(catalogue.categories()).containsExactly("water");
  }

  @Test
  void readsTheWaysToWeave() {
    Catalogue catalogue =
        read(
            "com.acme.Pump.drain",
            "  category      water",
            "  nature        may-block",
            "  remedy        None",
            "  weave-channel com.acme.Channel read()I",
            "  weave-unless  done:Z com.acme.Future get()V",
            "  implement     com.acme.Tap open()V",
            "  implement-result com.acme.Tap close()Ljava/lang/Object;",
            "  call          com.acme.Native drip()V");

    assertThat(catalogue.targets())
        .extracting(Target::type, Target::method, Target::advice, Target::guard)
        .containsExactly(
            tuple("com/acme/Channel", "read()I", Target.Advice.CHANNEL, null),
            tuple("com/acme/Future", "get()V", Target.Advice.UNLESS, new Guard("done", "Z")),
            tuple("com/acme/Native", "drip()V", Target.Advice.CALLERS, null));
    assertThat(catalogue.implementationTargets())
        .extracting(Target::type, Target::method, Target::advice, Target::guard)
        .containsExactly(
            tuple("com/acme/Tap", "open()V", Target.Advice.ALWAYS, null),
            tuple("com/acme/Tap", "close()Ljava/lang/Object;", Target.Advice.RESULT, null));
    assertThat(catalogue.operation("com.acme.Pump.drain").nativeSomewhere()).isTrue();
    assertThat(catalogue.operation("com.acme.Pump.drain").blocking()).isFalse();
  }

  @Test
  void readsHowInterfacesAreRecognised() {
    Catalogue catalogue = read("recognise com.acme.Tap com.acme.Mixer by open()V close(I)Z");

    assertThat(catalogue.traits())
        .containsExactly(
            new InterfaceTrait(
                "com/acme/Tap",
                Set.of("com/acme/Tap", "com/acme/Mixer"),
                List.of("open()V", "close(I)Z")));
  }

  @Test
  void aCategoryGivesItsRemedyToOperationsThatNameNone() {
    Catalogue catalogue =
        read(
            "remedy water Use a reactive pump",
            "com.acme.Pump.drain",
            "  category water",
            "  weave    com.acme.Pump drain",
            "com.acme.Pump.fill",
            "  category water",
            "  remedy   Use a bucket",
            "  weave    com.acme.Pump fill");

    assertThat(catalogue.operations())
        .extracting(Operation::remedy)
        .containsExactly("Use a reactive pump", "Use a bucket");
  }

  @Test
  void numbersCountThePresentOperationsOnly() {
    Catalogue catalogue =
        read(
            "remedy water None",
            "com.acme.Pump.a",
            "  category water",
            "  weave    com.acme.Pump a()V",
            "com.acme.Pump.b",
            "  category water",
            "  jdk      18+",
            "  weave    com.acme.Pump b()V",
            "com.acme.Pump.c",
            "  category water",
            "  weave    com.acme.Pump c()V");

    assertThat(catalogue.operations())
        .extracting(Operation::number, Operation::name)
        .containsExactly(tuple(0, "com.acme.Pump.a"), tuple(1, "com.acme.Pump.c"));
    assertThat(catalogue.operation(1).name()).isEqualTo("com.acme.Pump.c");
    assertThat(catalogue.targets()).extracting(Target::method).containsExactly("a()V", "c()V");
  }

  @ParameterizedTest
  @CsvSource({
    "21+, 20, false",
    "21+, 21, true",
    "21+, 30, true",
    "17-20, 16, false",
    "17-20, 17, true",
    "17-20, 20, true",
    "17-20, 21, false",
  })
  void aRangeOfJdksDecidesWhetherAnOperationIsThere(String range, int feature, boolean there) {
    String text = "com.acme.A.b\n  category c\n  remedy r\n  weave com.acme.A b\n  jdk " + range;

    assertThat(CatalogueReader.read(text, feature).operations()).hasSize(there ? 1 : 0);
  }

  @Test
  void theCodeCarriesNumberAndNature() {
    Operation blocking = new Operation(5, "a.B.c", "x", true, false, Operation.Naming.OWN, "r");
    Operation mayBlock = new Operation(6, "a.B.d", "x", false, false, Operation.Naming.OWN, "r");

    assertThat(blocking.code()).isEqualTo(11);
    assertThat(mayBlock.code()).isEqualTo(12);
    assertThat(LoopwardenOperationCode.numberOf(11)).isEqualTo(5);
    assertThat(LoopwardenOperationCode.numberOf(12)).isEqualTo(6);
    Operation waiting = new Operation(7, "a.B.e", "x", false, false, Operation.Naming.CALLER, "r");
    assertThat(waiting.code()).isEqualTo(14 | LoopwardenOperationCode.WAITING);
    assertThat(LoopwardenOperationCode.numberOf(waiting.code())).isEqualTo(7);
    assertThat(blocking.code() & LoopwardenOperationCode.BLOCKING).isNotZero();
  }

  @Test
  void aNameFallsIntoClassAndMethod() {
    Operation operation =
        new Operation(0, "java.net.Socket.connect", "x", true, false, Operation.Naming.OWN, "r");

    assertThat(operation.className()).isEqualTo("java.net.Socket");
    assertThat(operation.methodName()).isEqualTo("connect");
  }

  @Test
  void aNatureThatDoesNotExistIsNamed() {
    assertThatThrownBy(
            () -> read("a.B.c", "  category x", "  nature green", "  remedy r", "  weave a.B c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("green");
  }

  @Test
  void aWayToWeaveThatDoesNotExistIsNamed() {
    assertThatThrownBy(() -> read("a.B.c", "  category x", "  remedy r", "  knit a.B c()V"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("knit");
  }

  @Test
  void anOperationWithoutCategoryIsNamed() {
    assertThatThrownBy(() -> read("a.B.c", "  remedy r", "  weave a.B c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a.B.c");
  }

  @Test
  void anOperationWithoutRemedyIsNamed() {
    assertThatThrownBy(() -> read("a.B.c", "  category x", "  weave a.B c", "d.E.f"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a.B.c");
  }

  @Test
  void anOperationThatIsWovenNowhereIsNamed() {
    assertThatThrownBy(() -> read("a.B.c", "  category x", "  remedy r"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a.B.c");
  }

  @Test
  void aWayToNameThatDoesNotExistIsNamed() {
    assertThatThrownBy(
            () -> read("a.B.c", "  category x", "  remedy r", "  named after", "  weave a.B c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("AFTER");
  }

  @Test
  void readsHowOperationsAreNamed() {
    Catalogue catalogue =
        read(
            "remedy water None",
            "com.acme.Pump.*",
            "  category water",
            "  named    method",
            "  weave    com.acme.Pump *",
            "com.acme.Valve.turn",
            "  category water",
            "  named    caller",
            "  weave    com.acme.Valve turn");

    assertThat(catalogue.operations())
        .extracting(Operation::naming)
        .containsExactly(Operation.Naming.METHOD, Operation.Naming.CALLER);
  }

  @Test
  void aCallerGivesItsCategory() {
    Catalogue catalogue =
        read("remedy river Swim", "caller river com.acme. org.nile.", "owner sea com.pacific.");

    assertThat(catalogue.caller("org.nile.Boat"))
        .isEqualTo(new CallerCategory("org.nile.", "river", false));
    assertThat(catalogue.caller("com.pacific.Ship"))
        .isEqualTo(new CallerCategory("com.pacific.", "sea", true));
    assertThat(catalogue.caller("net.nile.Boat")).isNull();
    assertThat(catalogue.callerCategories()).containsExactly("river", "sea");
    assertThat(catalogue.remedy("river")).isEqualTo("Swim");
    assertThat(catalogue.remedy("sea")).isEmpty();
    assertThat(catalogue.categories()).containsExactly("river", "sea");
  }

  @Test
  void aHiddenClassHasAPublicName() {
    Catalogue catalogue = read("public com.acme.Pump com.acme.impl.SteamPump com.acme.impl.Hand");

    assertThat(catalogue.publicName("com.acme.impl.SteamPump")).isEqualTo("com.acme.Pump");
    assertThat(catalogue.publicName("com.acme.impl.Hand$Lever")).isEqualTo("com.acme.Pump");
    assertThat(catalogue.publicName("com.acme.impl.Handle")).isEqualTo("com.acme.impl.Handle");
    assertThat(catalogue.publicName("com.acme.Tap")).isEqualTo("com.acme.Tap");
  }

  @Test
  void anOperationThatDoesNotExistIsNamed() {
    assertThatThrownBy(() -> read("remedy x r").operation("a.B.c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a.B.c");
  }

  // --- operations of the user's ------------------------------------------------------------------

  private static final Catalogue BASE =
      read(
          "remedy water Use a reactive pump",
          "com.acme.Pump.drain",
          "  category water",
          "  weave    com.acme.Pump drain()V");

  private final List<String> complaints = new ArrayList<>();

  private Catalogue extend(String... lines) {
    return CatalogueReader.extend(
        BASE, String.join("\n", lines), (line, what) -> complaints.add(line + ": " + what));
  }

  @Test
  void ownOperationsComeAfterTheOthers() {
    Catalogue catalogue =
        extend(
            "# ours",
            "org.ours.Tap.open",
            "  category water",
            "  nature   blocking",
            "  weave    org.ours.Tap open",
            "",
            "org.ours.Tap.shut",
            "  category taps",
            "  remedy   Leave it open",
            "  weave    org.ours.Tap shut()V");

    assertThat(complaints).isEmpty();
    assertThat(catalogue.operations())
        .extracting(Operation::number, Operation::name, Operation::remedy)
        .containsExactly(
            tuple(0, "com.acme.Pump.drain", "Use a reactive pump"),
            tuple(1, "org.ours.Tap.open", "Use a reactive pump"),
            tuple(2, "org.ours.Tap.shut", "Leave it open"));
    assertThat(catalogue.ownOperations())
        .extracting(Operation::name)
        .containsExactly("org.ours.Tap.open", "org.ours.Tap.shut");
    assertThat(catalogue.targets()).hasSize(3);
    assertThat(catalogue.categories()).containsExactly("taps", "water");
    assertThat(BASE.ownOperations()).isEmpty();
  }

  @Test
  void anOwnOperationThatCannotBeUnderstoodIsNamedAndLeftOut() {
    Catalogue catalogue =
        extend(
            "org.ours.Tap.open", // line 1: no category that has a remedy
            "  category taps",
            "  weave    org.ours.Tap open",
            "org.ours.Tap.shut",
            "  category water",
            "  nature   green", // line 6
            "  weave    org.ours.Tap shut",
            "org.ours.Tap.turn",
            "  category water",
            "  weave    org.ours.Tap turn");

    assertThat(complaints).hasSize(2);
    assertThat(complaints.get(0)).startsWith("1: ").contains("org.ours.Tap.open");
    assertThat(complaints.get(1)).startsWith("6: ").contains("green");
    assertThat(catalogue.ownOperations())
        .extracting(Operation::name)
        .containsExactly("org.ours.Tap.turn");
    assertThat(catalogue.operation("org.ours.Tap.turn").number()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'  jdk 17', \"17\" is no range such as 17+ or 17-20",
    "'  jdk new+', \"new+\" is no range such as 17+ or 17-20",
    "'  jdk 17-', \"17-\" is no range such as 17+ or 17-20",
    "'  weave', a class and at least one method belong behind weave",
    "'  weave org.ours.Tap', a class and at least one method belong behind weave",
    "'  water org.ours.Tap open', no such way to weave: water",
    "'  weave-unless', 'a field and its descriptor belong behind weave-unless, as in open:Z'",
    "'  weave-unless open org.ours.Tap open', 'as in open:Z, and not \"open\"'",
    "'  weave-if', 'a method that returns a boolean belongs behind weave-if, as in isOpen()Z'",
    "'  weave-if open()I org.ours.Tap open', 'as in isOpen()Z, and not \"open()I\"'",
  })
  void aComplaintSaysWhatIsWrong(String line, String expected) {
    Catalogue catalogue =
        extend("org.ours.Tap.open", "  category water", line, "  weave org.ours.Tap open");

    assertThat(complaints).hasSize(1);
    assertThat(complaints.get(0)).contains(expected);
    assertThat(catalogue.ownOperations()).isEmpty();
  }

  @Test
  void theLastOperationIsCheckedToo() {
    Catalogue catalogue = extend("", "org.ours.Tap.open", "  category water");

    assertThat(complaints).hasSize(1);
    assertThat(complaints.get(0)).startsWith("2: ").contains("org.ours.Tap.open");
    assertThat(catalogue.ownOperations()).isEmpty();
  }

  @Test
  void anEmptyFileAddsNothing() {
    assertThat(extend("", "# nothing", "").operations()).isEqualTo(BASE.operations());
    assertThat(complaints).isEmpty();
  }
}
