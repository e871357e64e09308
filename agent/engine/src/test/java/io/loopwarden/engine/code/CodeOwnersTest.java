package io.loopwarden.engine.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.io.grpc.stub.AbstractStub;
import io.loopwarden.engine.config.ConfigurationReader;
import io.netty.loopwarden.FrameworkCode;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tests' own classes are in a folder, and were started by a test runner. */
class CodeOwnersTest {

  private final CodeOwners owners = owners("");

  static CodeOwners owners(String options) {
    return new CodeOwners(ConfigurationReader.read(options, List.of()), null);
  }

  /** An interface of the application. */
  interface Orders {}

  /** Named as generated subclasses are. */
  static class Service {}

  /** Such a subclass. */
  static final class Service_Subclass extends Service {}

  private static Object proxy(Class<?> type) {
    return Proxy.newProxyInstance(
        CodeOwnersTest.class.getClassLoader(),
        new Class<?>[] {type},
        (self, method, arguments) -> null);
  }

  @Test
  void theJdkIsKnownAtOnce() {
    assertThat(owners.known(String.class)).isEqualTo(Owner.JDK);
    assertThat(owners.known(java.sql.DriverManager.class)).isEqualTo(Owner.JDK);
  }

  @Test
  void theJdkIsKnownByTheNamesOfItsPackages() {
    assertThat(owners.ofName("com.sun.crypto.provider.HmacCore")).isEqualTo(Owner.JDK);
    assertThat(owners.ofName("javax.crypto.SecretKeyFactory")).isEqualTo(Owner.JDK);
    assertThat(owners.ofName("org.xml.sax.XMLReader")).isEqualTo(Owner.JDK);
    assertThat(owners.ofName("com.sun.acme.Orders")).isNotEqualTo(Owner.JDK);
  }

  @Test
  void othersAreKnownOnceTheyWereDecided() {
    assertThat(owners.known(CodeOwnersTest.class)).isNull();

    assertThat(owners.of(CodeOwnersTest.class)).isEqualTo(Owner.APPLICATION);
    assertThat(owners.known(CodeOwnersTest.class)).isEqualTo(Owner.APPLICATION);
    assertThat(owners.of(Test.class)).isEqualTo(Owner.LIBRARY);
    assertThat(owners.known(Test.class)).isEqualTo(Owner.LIBRARY);
  }

  @Test
  void theUserDecidesFirst() {
    CodeOwners told = owners("application=org.junit.*;!io.netty.*");

    assertThat(told.of(Test.class)).isEqualTo(Owner.APPLICATION);
    assertThat(told.of(FrameworkCode.class)).isEqualTo(Owner.LIBRARY);
  }

  @Test
  void aGeneratedClassBelongsToTheOneItWasMadeFor() throws Exception {
    Class<?> hidden = MethodHandles.lookup().defineHiddenClass(classFile(), false).lookupClass();

    assertThat(owners.of(proxy(Orders.class).getClass())).isEqualTo(Owner.APPLICATION);
    assertThat(owners.isKnownAsSecondary(proxy(Orders.class).getClass())).isTrue();
    assertThat(owners.of(proxy(List.class).getClass())).isEqualTo(Owner.JDK);
    assertThat(owners.of(Service_Subclass.class)).isEqualTo(Owner.APPLICATION);
    assertThat(owners.isSecondary(Service_Subclass.class.getName())).isTrue();
    assertThat(owners.of(hidden)).isEqualTo(Owner.APPLICATION);
    assertThat(owners.isKnownAsSecondary(hidden)).isTrue();
    assertThat(owners.of(Service.class)).isEqualTo(Owner.APPLICATION);
    assertThat(owners.isKnownAsSecondary(Service.class)).isFalse();
  }

  @Test
  void aClientThatABuildGeneratedIsNoSiteWhereItsCallerIsTheApplications() {
    List<StackTraceElement> stack =
        List.of(frame(Stub.class.getName()), frame(CodeOwnersTest.class.getName()));

    assertThat(owners.of(Stub.class)).isEqualTo(Owner.APPLICATION);
    assertThat(owners.siteIndex(stack)).isEqualTo(1);
    assertThat(owners.siteIndex(stack.subList(0, 1))).isZero();
    assertThat(SiteCandidates.in(stack, owners)).containsExactly(1);
  }

  /** As the compiler of gRPC's descriptions writes it. */
  private static final class Stub extends AbstractStub {}

  private static byte[] classFile() throws Exception {
    String name = Service.class.getName();
    String file = name.substring(name.lastIndexOf('.') + 1) + ".class";
    try (java.io.InputStream in = Service.class.getResourceAsStream(file)) {
      return java.util.Objects.requireNonNull(in).readAllBytes();
    }
  }

  private static StackTraceElement frame(String className) {
    return new StackTraceElement(className, "run", "A.java", 1);
  }

  @Test
  void theSiteIsTheApplicationsInnermostFrameThatWasWritten() {
    List<StackTraceElement> stack =
        List.of(
            frame("java.lang.Thread"),
            frame("io.netty.util.concurrent.DefaultPromise"),
            frame("com.acme.Orders$$SpringCGLIB$$0"),
            frame("com.acme.Web"),
            frame("com.acme.Main"));

    assertThat(owners.siteIndex(stack)).isEqualTo(3);
    assertThat(owners.knownSiteIndex(stack)).isEqualTo(3);
    assertThat(owners.siteIndex(stack.subList(0, 3))).isEqualTo(2);
    assertThat(owners.siteIndex(stack.subList(0, 2))).isEqualTo(1);
    assertThat(owners.siteIndex(stack.subList(0, 1))).isEqualTo(-1);
  }

  @Test
  void aNameIsKnownOnceItsClassWasDecided() {
    CodeOwners told = owners("application=!io.loopwarden.*");
    List<StackTraceElement> stack = List.of(frame("org.junit.jupiter.api.Test"), frame("a.Main"));
    owners.of(Test.class);

    assertThat(owners.knownSiteIndex(stack)).isEqualTo(1);
    assertThat(told.knownSiteIndex(stack)).isZero();
    assertThat(told.of(frame(CodeOwnersTest.class.getName()))).isEqualTo(Owner.LIBRARY);
  }
}
