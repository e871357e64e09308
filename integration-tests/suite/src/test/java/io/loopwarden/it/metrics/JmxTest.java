package io.loopwarden.it.metrics;

import static org.awaitility.Awaitility.await;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Jdk;
import java.time.Duration;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The MBeans of a JVM that starts its platform MBean server late. */
class JmxTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Beside any client that brings it along: the JVM has a platform MBean server now. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofOddTurn")
  void theyAppearWhenSomebodyStartsThePlatformMBeanServer(Jdk jdk) throws Exception {
    try (MeasuredShop shop = MeasuredShop.start("jmx-auto", jdk, Agent.withDefaults());
        JMXConnector connector = JmxNumbers.connect(shop.program().pid())) {
      MBeanServerConnection server = connector.getMBeanServerConnection();

      await().atMost(PATIENCE).until(() -> server.isRegistered(JmxNumbers.name()));
    }
  }
}
