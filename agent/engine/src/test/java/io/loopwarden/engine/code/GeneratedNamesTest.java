package io.loopwarden.engine.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedNamesTest {

  @ParameterizedTest
  @CsvSource({
    "com.acme.Orders$$SpringCGLIB$$0, com.acme.Orders",
    "com.acme.Orders$$EnhancerBySpringCGLIB$$4d8f1a2b, com.acme.Orders",
    "com.acme.Orders_ClientProxy, com.acme.Orders",
    "com.acme.Orders_Subclass, com.acme.Orders",
    "com.acme.Orders$ByteBuddy$aB3x, com.acme.Orders",
    "com.acme.Orders$HibernateProxy$x1, com.acme.Orders",
    "com.acme.Orders$MockitoMock$17, com.acme.Orders",
    "com.acme.Orders$Proxy$_$$_WeldClientProxy, com.acme.Orders",
    "com.acme.Orders$Proxy$_$$_WeldSubclass, com.acme.Orders",
    "com.acme.$Orders$Definition$Intercepted, com.acme.Orders",
    "com.acme.Orders$$Lambda$14/0x00007f1234, com.acme.Orders",
    "com.acme.Orders$$Lambda/0x00007f1234, com.acme.Orders",
    "com.acme.Orders/0x00007f1234, com.acme.Orders",
  })
  void aGeneratedClassIsNamedAfterTheOneThatWasWritten(String name, String written) {
    assertThat(GeneratedNames.written(name)).isEqualTo(written);
    assertThat(GeneratedNames.isGenerated(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk.proxy2.$Proxy14", "com.sun.proxy.$Proxy3", "com.acme.$Proxy7"})
  void aProxysNameDoesNotShowWhatItStandsFor(String name) {
    assertThat(GeneratedNames.written(name)).isNull();
    assertThat(GeneratedNames.isGenerated(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.acme.Orders",
        "com.acme.Orders$Item",
        "com.acme.Orders$1",
        "com.acme.Proxy$Proxy1",
        "com.acme.OrdersKt",
        "com.acme.Orders$",
        "com.acme.$ProxyFactory",
        "Main"
      })
  void othersWereWritten(String name) {
    assertThat(GeneratedNames.isGenerated(name)).isFalse();
  }
}
