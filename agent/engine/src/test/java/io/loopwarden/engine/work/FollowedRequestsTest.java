package io.loopwarden.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.hooks.LoopwardenLoop;
import org.junit.jupiter.api.Test;

/** Whose request an event loop goes on with when the answer of another server arrives. */
class FollowedRequestsTest {

  private final LoopwardenLoop loop = new LoopwardenLoop(Thread.currentThread(), null);
  private final Channel channel = new Channel(new Object());

  /** As Netty has it. */
  public record Channel(Object pipeline) {}

  /** What a client does on a channel. */
  public record Operations(Channel channel) {}

  private Object exchangeOf(Object request) {
    loop.pipeline = null;
    loop.routing = request;
    Object exchange = new Object();
    FollowedRequests.exchangeBegins(loop, exchange);
    loop.routing = null;
    return exchange;
  }

  @Test
  void theChannelOfAnExchangeBelongsToItsRequest() {
    Object request = new Object();

    FollowedRequests.exchangeConnects(exchangeOf(request), new Operations(channel));

    assertThat(FollowedRequests.of(null, channel.pipeline)).isSameAs(request);
  }

  @Test
  void aChannelThatIsUsedAgainBelongsToTheNextRequest() {
    Object first = new Object();
    Object second = new Object();
    Object exchange = exchangeOf(first);
    Object next = exchangeOf(second);

    FollowedRequests.exchangeConnects(exchange, new Operations(channel));
    FollowedRequests.exchangeConnects(next, new Operations(channel));

    assertThat(FollowedRequests.of(null, channel.pipeline)).isSameAs(second);
  }

  /** A job that runs without a request uses the same pool of connections. */
  @Test
  void aChannelThatIsUsedAgainWithoutARequestBelongsToNone() {
    Object request = new Object();
    FollowedRequests.exchangeConnects(exchangeOf(request), new Operations(channel));

    FollowedRequests.exchangeConnects(new Object(), new Operations(channel));

    assertThat(FollowedRequests.of(null, channel.pipeline)).isNull();
  }

  @Test
  void anExchangeThatBeginsWhenAnAnswerArrivesBelongsToTheSameRequest() {
    Object request = new Object();
    FollowedRequests.exchangeConnects(exchangeOf(request), new Operations(channel));
    Channel further = new Channel(new Object());

    loop.pipeline = channel.pipeline;
    Object exchange = new Object();
    FollowedRequests.exchangeBegins(loop, exchange);
    FollowedRequests.exchangeConnects(exchange, new Operations(further));

    assertThat(FollowedRequests.of(null, further.pipeline)).isSameAs(request);
  }

  @Test
  void operationsWithoutAChannelAreIgnored() {
    FollowedRequests.exchangeConnects(exchangeOf(new Object()), "of another version");

    assertThat(FollowedRequests.of(null, channel.pipeline)).isNull();
  }
}
