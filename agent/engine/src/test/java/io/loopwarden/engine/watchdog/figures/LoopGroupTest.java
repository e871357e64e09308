package io.loopwarden.engine.watchdog.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopGroupTest {

  @ParameterizedTest
  @CsvSource({
    "vert.x-eventloop-thread-3, vert.x-eventloop-thread",
    "vert.x-acceptor-thread-0, vert.x-acceptor-thread",
    "nioEventLoopGroup-2-17, nioEventLoopGroup-2",
    "reactor-http-epoll-4, reactor-http-epoll",
    "loom-on-netty-1-io, loom-on-netty-io",
    "worker #12, worker",
    "epoll4, epoll4",
    "main, main",
    "7, 7",
    "-7, -7",
    "http2-loop, http2-loop",
    "'', ''"
  })
  void aGroupIsTheNameOfItsThreadsWithoutTheirNumber(String thread, String group) {
    assertThat(LoopGroup.of(thread)).isEqualTo(group);
  }
}
