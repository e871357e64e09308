package io.loopwarden.it.delays;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Clients that send requests of one byte at a fixed rate, whether responses come or not. The
 * latency of a request is measured from the moment at which it was due: a late client does not hide
 * a late server.
 */
final class FixedRate implements AutoCloseable {
  private static final long BETWEEN_REQUESTS_NANOS = 4_000_000;
  private static final long LEAST_WAIT_NANOS = 1_000_000;
  private static final long PATIENCE_NANOS = 1_000_000_000;
  private static final int CONNECTIONS = 64;
  private static final int REQUESTS_BETWEEN_MISTAKES = 100;
  private static final byte ECHO = 'e';
  private static final byte SLEEP = 's';

  private final Selector selector = Selector.open();
  private final List<Client> clients = new ArrayList<>();
  private final List<Response> responsesSoFar = new ArrayList<>();
  private int next;
  private int requests;
  private int responses;

  /**
   * A response.
   *
   * @param request the byte that was sent
   * @param dueNanos when it was to be sent, by {@link System#nanoTime()}
   * @param latencyNanos from then on
   */
  private record Response(byte request, long dueNanos, long latencyNanos) {

    /** Whether another one was due while the server was busy with this one. */
    boolean covers(Response other) {
      long afterNanos = other.dueNanos - dueNanos;
      return afterNanos >= 0 && afterNanos < latencyNanos;
    }
  }

  private static final class Client {
    private final SocketChannel channel;
    private long dueNanos;
    private byte request;

    Client(SocketChannel channel) {
      this.channel = channel;
    }
  }

  FixedRate(int port) throws IOException {
    for (int i = 0; i < CONNECTIONS; i++) {
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      channel.configureBlocking(false);
      Client client = new Client(channel);
      channel.register(selector, SelectionKey.OP_READ, client);
      clients.add(client);
    }
  }

  /**
   * Sends so many requests, of which one in a hundred makes the server sleep, and waits for the
   * responses.
   */
  void run(int number) throws IOException {
    long startNanos = System.nanoTime();
    int last = requests + number;
    long index = 0;
    while (responses < last) {
      long dueNanos = startNanos + index * BETWEEN_REQUESTS_NANOS;
      long waitNanos = requests == last ? PATIENCE_NANOS : dueNanos - System.nanoTime();
      Client client = waitNanos <= 0 ? idleClient() : null;
      if (client != null) {
        send(client, dueNanos);
        index++;
        selector.selectNow(this::receive);
      } else if (waitNanos > LEAST_WAIT_NANOS || waitNanos <= 0) {
        selector.select(this::receive, Math.max(1, waitNanos / 1_000_000));
      } else {
        selector.selectNow(this::receive);
      }
    }
  }

  private void send(Client client, long dueNanos) throws IOException {
    client.request = requests % REQUESTS_BETWEEN_MISTAKES == 0 ? SLEEP : ECHO;
    client.dueNanos = dueNanos;
    client.channel.write(ByteBuffer.wrap(new byte[] {client.request}));
    requests++;
  }

  /** The one that has been idle for longest, as a rule; null if each waits for its response. */
  private Client idleClient() {
    for (int i = 0; i < CONNECTIONS; i++) {
      next = (next + 1) % CONNECTIONS;
      if (clients.get(next).request == 0) {
        return clients.get(next);
      }
    }
    return null;
  }

  private void receive(SelectionKey key) {
    Client client = (Client) key.attachment();
    try {
      if (client.channel.read(ByteBuffer.allocate(1)) == 1) {
        long latencyNanos = System.nanoTime() - client.dueNanos;
        responsesSoFar.add(new Response(client.request, client.dueNanos, latencyNanos));
        client.request = 0;
        responses++;
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * How much longer those requests took than half of all requests do that were due while the server
   * slept for another one, in sum.
   */
  double extraMillis() {
    List<Response> sleeps =
        responsesSoFar.stream().filter(response -> response.request == SLEEP).toList();
    List<Response> echoes =
        responsesSoFar.stream().filter(response -> response.request == ECHO).toList();
    long[] sorted = echoes.stream().mapToLong(Response::latencyNanos).sorted().toArray();
    long usualNanos = sorted[sorted.length / 2];
    return echoes.stream()
            .filter(echo -> sleeps.stream().anyMatch(sleep -> sleep.covers(echo)))
            .mapToLong(echo -> Math.max(0, echo.latencyNanos - usualNanos))
            .sum()
        / 1e6;
  }

  /** Forgets the latencies so far. */
  void forget() {
    responsesSoFar.clear();
  }

  @Override
  public void close() throws IOException {
    for (Client client : clients) {
      client.channel.close();
    }
    selector.close();
  }
}
