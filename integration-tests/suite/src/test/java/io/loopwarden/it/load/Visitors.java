package io.loopwarden.it.load;

import static io.loopwarden.it.harness.ServerStack.Feature.EVENT_BUS;
import static io.loopwarden.it.harness.ServerStack.Feature.HTTP_CLIENT;
import static io.loopwarden.it.harness.ServerStack.Feature.RPC;

import io.loopwarden.it.harness.GrpcCalls;
import io.loopwarden.it.harness.ScenarioServer;
import io.loopwarden.it.harness.StaticFiles;
import io.loopwarden.it.harness.TestKeyStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;

/** Chooses a server's visitors by what it speaks. */
final class Visitors {
  private Visitors() {}

  static List<Visitor> of(ScenarioServer server) {
    return server.stack().has(RPC) ? callers(server) : browsers(server);
  }

  private static List<Visitor> callers(ScenarioServer server) {
    List<Visitor> visitors = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      visitors.add(
          new GrpcVisitor(GrpcCalls.plain(server.plainPort()), "/plaintext", WebPages.HELLO));
      visitors.add(new GrpcVisitor(GrpcCalls.tls(server.tlsPort()), "/plaintext", WebPages.HELLO));
    }
    visitors.add(
        new GrpcVisitor(GrpcCalls.plain(server.plainPort()), "/offloaded", WebPages.OFFLOADED));
    return visitors;
  }

  private static List<Visitor> browsers(ScenarioServer server) {
    SSLContext tls = TestKeyStore.clientContext();
    HttpClient http1 = client(HttpClient.Version.HTTP_1_1, tls);
    HttpClient http2 = client(HttpClient.Version.HTTP_2, tls);
    String plainRoot = "http://127.0.0.1:" + server.plainPort();
    String tlsRoot = "https://127.0.0.1:" + server.tlsPort();
    List<Visitor> visitors = new ArrayList<>();
    addPages(visitors, server, http1, plainRoot);
    addPages(visitors, server, http1, tlsRoot);
    addPages(visitors, server, http2, tlsRoot);
    visitors.add(
        new WebSocketVisitor(http1, URI.create(plainRoot.replace("http", "ws") + "/echo")));
    visitors.add(new WebSocketVisitor(http1, URI.create(tlsRoot.replace("http", "ws") + "/echo")));
    visitors.add(new NewConnectionVisitor(SocketFactory.getDefault(), server.plainPort()));
    visitors.add(new NewConnectionVisitor(tls.getSocketFactory(), server.tlsPort()));
    return visitors;
  }

  private static void addPages(
      List<Visitor> visitors, ScenarioServer server, HttpClient client, String root) {
    add(visitors, client, root + "/plaintext", WebPages.HELLO.length());
    add(visitors, client, root + "/offloaded", WebPages.OFFLOADED.length());
    add(visitors, client, root + "/static/" + StaticFiles.SMALL, StaticFiles.SMALL_BYTES);
    add(visitors, client, root + "/static/" + StaticFiles.LARGE, StaticFiles.LARGE_BYTES);
    if (server.stack().has(EVENT_BUS)) {
      add(visitors, client, root + "/bus", WebPages.BUS.length());
    }
    if (server.stack().has(HTTP_CLIENT)) {
      add(visitors, client, root + "/proxy", WebPages.HELLO.length());
    }
  }

  private static void add(List<Visitor> visitors, HttpClient client, String uri, int length) {
    visitors.add(new HttpVisitor(client, URI.create(uri), length));
  }

  private static HttpClient client(HttpClient.Version version, SSLContext tls) {
    return HttpClient.newBuilder().version(version).sslContext(tls).build();
  }
}
