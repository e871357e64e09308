package io.loopwarden.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.finding.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackLinesTest {

  private final StackLines lines =
      new StackLines(1, false, className -> className.startsWith("com.acme."));

  @Test
  void packagesOfTheJdkThatDoNotBeginWithJavaAreTheJdks() {
    List<Frame> stack =
        List.of(
            frame("java.util.HashMap"),
            frame("com.sun.crypto.provider.PBKDF2KeyImpl"),
            frame("jdk.proxy2.$Proxy14"),
            frame("com.acme.Login"),
            frame("com.sun.mail.smtp.SMTPTransport"));

    assertThat(lines.of(stack))
        .containsExactly("at " + frame("com.acme.Login"), "… 4 frames of the JDK, com.sun");
  }

  private static Frame frame(String className) {
    return new Frame(className, "run", "A.java", 1);
  }
}
