package io.loopwarden.engine.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.config.ConfigurationReader;
import io.loopwarden.engine.finding.Fingerprint;
import io.loopwarden.engine.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalPolicyTest {

  private static final Catalogue CATALOGUE = CatalogueReader.load();
  private static final Operation CONNECT = CATALOGUE.operation("java.net.Socket.connect");

  private static final CodeOwners OWNERS =
      new CodeOwners(ConfigurationReader.read("", CATALOGUE.categories()), null);

  private static boolean mayRefuse(String options, String... functions) {
    Policy policy =
        new Policy(
            ConfigurationReader.read(options, CATALOGUE.categories()), CATALOGUE.categories());
    assertThat(policy.read()).isEmpty();
    return mayRefuse(policy, CONNECT, functions);
  }

  private static boolean mayRefuse(Policy policy, Operation operation, String... functions) {
    return new RefusalPolicy(CATALOGUE, OWNERS, policy).mayRefuse(operation, stack(functions));
  }

  private static StackTraceElement[] stack(String... functions) {
    List<StackTraceElement> stack = new ArrayList<>();
    for (String function : functions) {
      int dot = function.lastIndexOf('.');
      stack.add(
          new StackTraceElement(
              function.substring(0, dot), function.substring(dot + 1), "A.java", 1));
    }
    return stack.toArray(new StackTraceElement[0]);
  }

  @Test
  void anOrdinaryCallMayBeRefused() {
    assertThat(mayRefuse("", "java.net.Socket.connect", "com.acme.Orders.load")).isTrue();
  }

  /** TLS counts its records, and a client its requests: the next one would go wrong. */
  @Test
  void aConnectionIsNotLeftHalfWayThroughAProtocol() {
    Policy policy =
        new Policy(ConfigurationReader.read("", CATALOGUE.categories()), CATALOGUE.categories());
    Operation write = CATALOGUE.operation("java.net.Socket$SocketOutputStream.write");
    String method = "java.net.Socket$SocketOutputStream.write";

    assertThat(mayRefuse(policy, write, method, "com.acme.Orders.send")).isTrue();
    assertThat(
            mayRefuse(
                policy,
                write,
                method,
                "sun.security.ssl.SSLSocketOutputRecord.deliver",
                "com.acme.Orders.send"))
        .isFalse();
    assertThat(
            mayRefuse(
                policy, write, method, "redis.clients.jedis.Jedis.get", "com.acme.Orders.load"))
        .isFalse();
    assertThat(
            mayRefuse(policy, write, method, "com.acme.Orders.send", "io.grpc.internal.Server.run"))
        .as("the client called the application, and not the other way round")
        .isTrue();
    assertThat(
            mayRefuse(
                policy,
                CONNECT,
                "java.net.Socket.connect",
                "redis.clients.jedis.Jedis.connect",
                "com.acme.Orders.load"))
        .isTrue();
  }

  @Test
  void whatARuleAllowsIsNot() {
    String allow = "allow=com.acme.Orders.* reason=known";

    assertThat(mayRefuse(allow, "java.net.Socket.connect", "com.acme.Orders.load")).isFalse();
    assertThat(mayRefuse(allow, "java.net.Socket.connect", "com.acme.Users.load")).isTrue();
  }

  @Test
  void aRuleOfAnotherCategoryAllowsNothing() {
    String allow = "allow=com.acme.Orders.* category=jdbc reason=known";

    assertThat(mayRefuse(allow, "java.net.Socket.connect", "com.acme.Orders.load")).isTrue();
  }

  @Test
  void theInnermostFrameDecides() {
    String deny = "allow=deny a.Inner.* reason=no;a.Outer.* reason=yes";

    assertThat(mayRefuse(deny, "java.net.Socket.connect", "a.Inner.m", "a.Outer.m")).isTrue();
    assertThat(mayRefuse(deny, "java.net.Socket.connect", "a.Outer.m", "a.Inner.m")).isFalse();
  }

  /** How long it would take nobody knows beforehand. */
  @Test
  void whatARuleAllowsForSomeTimeRuns() {
    String upTo = "allow=com.acme.Orders.* up-to=1ms reason=short";

    assertThat(mayRefuse(upTo, "java.net.Socket.connect", "com.acme.Orders.load")).isFalse();
  }

  /** An exception there makes a class unusable, or look as if it were missing. */
  @Test
  void nothingIsRefusedWhereThatWouldBreakMoreThanTheCall() {
    assertThat(mayRefuse("", "java.net.Socket.connect", "a.A.m", "a.B.<clinit>", "a.C.m"))
        .isFalse();
    assertThat(
            mayRefuse("", "java.net.Socket.connect", "java.net.URLClassLoader.loadClass", "a.C.m"))
        .isFalse();
    assertThat(mayRefuse("", "java.net.Socket.connect", "a.Cinema.loadClass", "a.C.m")).isTrue();
  }

  @Test
  void theExceptionsStackBeginsAtTheOperation() {
    StackTraceElement[] stack =
        stack(
            "io.loopwarden.engine.HookListener.refusal",
            "io.loopwarden.hooks.LoopwardenRefusals.refuse",
            "io.loopwarden.hooks.LoopwardenIterations.begin",
            "io.loopwarden.hooks.LoopwardenHooks.enter",
            "java.net.Socket.connect",
            "com.acme.Orders.load");

    assertThat(RefusalPolicy.withoutOwnFrames(stack))
        .isEqualTo(stack("java.net.Socket.connect", "com.acme.Orders.load"));
  }

  @Test
  void theExceptionsStackOfAReflectiveCallBeginsAtTheInvocation() {
    StackTraceElement[] stack =
        stack(
            "io.loopwarden.engine.HookListener.refusal",
            "io.loopwarden.hooks.LoopwardenHooks.enter",
            "io.loopwarden.hooks.LoopwardenNatives.enterReflective",
            "java.lang.reflect.Method.invoke",
            "com.acme.Orders.load");

    assertThat(RefusalPolicy.withoutOwnFrames(stack))
        .isEqualTo(stack("java.lang.reflect.Method.invoke", "com.acme.Orders.load"));
  }

  @Test
  void whatTheBaselineKnowsRuns(@TempDir Path folder) throws IOException {
    String known = Fingerprint.of("java.net.Socket.connect", "com.acme.Orders", "load");
    Path baseline = Files.writeString(folder.resolve("baseline.txt"), known + "\n");
    String options = "baseline=" + baseline;

    assertThat(mayRefuse(options, "java.net.Socket.connect", "com.acme.Orders.load")).isFalse();
    assertThat(mayRefuse(options, "java.net.Socket.connect", "com.acme.Orders.save")).isTrue();
    assertThat(mayRefuse("", "java.net.Socket.connect", "com.acme.Orders.load")).isTrue();
  }
}
