package io.loopwarden.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.loopwarden.FrameworkCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameKindsTest {

  private final FrameKinds kinds = new FrameKinds();

  @Test
  void theJdkIsToldByItsLoaders() {
    assertThat(kinds.get(String.class)).isEqualTo(FrameKind.JDK);
    assertThat(kinds.get(java.sql.DriverManager.class)).isEqualTo(FrameKind.JDK);
  }

  @Test
  void theRestIsToldByName() {
    assertThat(kinds.get(FrameworkCode.class)).isEqualTo(FrameKind.FRAMEWORK);
    assertThat(kinds.get(FrameKindsTest.class)).isEqualTo(FrameKind.APPLICATION);
  }

  @ParameterizedTest
  @CsvSource({
    "io.netty.channel.nio.NioEventLoop, FRAMEWORK",
    "io.netty.example.echo.EchoServer, APPLICATION",
    "io.nettyx.Server, APPLICATION",
    "io.vertx.core.impl.ContextImpl, FRAMEWORK",
    "io.vertx.example.Main, APPLICATION",
    "io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoop, FRAMEWORK",
    "io.grpc.examples.helloworld.HelloWorldServer, APPLICATION",
    "com.zaxxer.hikari.HikariDataSource, FRAMEWORK",
    "com.acme.Orders, APPLICATION",
    "com.acme.Orders$$EnhancerBySpringCGLIB$$4d8f1a2b, FRAMEWORK",
    "com.acme.Orders$$SpringCGLIB$$0, FRAMEWORK",
    "jdk.proxy2.$Proxy14, JDK",
    "com.sun.proxy.$Proxy3, JDK",
    "io.loopwarden.api.Loopwarden, FRAMEWORK",
    "io.loopwarden.demo.Server, APPLICATION",
    "Main, APPLICATION",
  })
  void aNameDecides(String name, FrameKind kind) {
    assertThat(kinds.kindOf(name)).isEqualTo(kind);
  }

  @Test
  void aProxyOfTheApplicationsInterfacesIsTheJdks() {
    Object proxy =
        java.lang.reflect.Proxy.newProxyInstance(
            FrameKindsTest.class.getClassLoader(),
            new Class<?>[] {List.class},
            (self, method, arguments) -> null);

    assertThat(kinds.get(proxy.getClass())).isEqualTo(FrameKind.JDK);
  }
}
