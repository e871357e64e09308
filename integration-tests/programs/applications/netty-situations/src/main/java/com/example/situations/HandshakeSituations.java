package com.example.situations;

import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.ImmediateExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * TLS handshakes, whose slow parts run here or there, and whose certificates are checked or not.
 */
final class HandshakeSituations {
  private HandshakeSituations() {}

  static List<Situation> all() {
    List<Situation> all = new ArrayList<>();
    for (String version : List.of("TLSv1.2", "TLSv1.3")) {
      all.add(tasksOn("a lambda that runs them", Runnable::run, version));
      all.add(tasksOn("the immediate executor", ImmediateExecutor.INSTANCE, version));
      all.add(tasksOn("the immediate event executor", ImmediateEventExecutor.INSTANCE, version));
      all.add(
          new Situation(
              "a handshake with its tasks on a pool, " + version, loop -> onPool(loop, version)));
      all.add(checked(SslProvider.JDK, version));
      all.add(checked(SslProvider.OPENSSL, version));
    }
    all.add(new Situation("a write before the handshake", HandshakeSituations::earlyWrite));
    return all;
  }

  private static Situation tasksOn(String place, Executor tasks, String version) {
    return new Situation(
        "a handshake with its tasks on " + place + ", " + version,
        loop -> unchecked(loop, tasks, version));
  }

  private static void onPool(EventLoop loop, String version) throws Exception {
    ExecutorService pool = Executors.newCachedThreadPool();
    try {
      unchecked(loop, pool, version);
    } finally {
      pool.shutdown();
    }
  }

  /** The client trusts everybody. */
  private static void unchecked(EventLoop loop, Executor tasks, String version) throws Exception {
    X509Bundle self =
        new CertificateBuilder()
            .subject("CN=localhost")
            .setIsCertificateAuthority(true)
            .buildSelfSigned();
    SslContext server =
        SslContextBuilder.forServer(self.toKeyManagerFactory())
            .sslProvider(SslProvider.JDK)
            .protocols(version)
            .build();
    Handshake.play(loop, client(version), server, tasks);
  }

  private static SslContext client(String... versions) throws Exception {
    return SslContextBuilder.forClient()
        .sslProvider(SslProvider.JDK)
        .protocols(versions)
        .endpointIdentificationAlgorithm(null)
        .trustManager(InsecureTrustManagerFactory.INSTANCE)
        .build();
  }

  private static Situation checked(SslProvider provider, String version) {
    return new Situation(
        "a certificate is checked by " + provider + ", " + version,
        loop -> checked(loop, provider, version));
  }

  /** The client trusts one authority, which has signed the server's certificate. */
  private static void checked(EventLoop loop, SslProvider provider, String version)
      throws Exception {
    X509Bundle authority =
        new CertificateBuilder()
            .subject("CN=authority")
            .setIsCertificateAuthority(true)
            .buildSelfSigned();
    X509Bundle own = new CertificateBuilder().subject("CN=localhost").buildIssuedBy(authority);
    SslContext client =
        SslContextBuilder.forClient()
            .sslProvider(provider)
            .protocols(version)
            .endpointIdentificationAlgorithm(null)
            .trustManager(authority.toTempRootCertPem())
            .build();
    SslContext server =
        SslContextBuilder.forServer(own.toTempCertChainPem(), own.toTempPrivateKeyPem())
            .sslProvider(provider)
            .protocols(version)
            .build();
    Handshake.play(loop, client, server, ImmediateExecutor.INSTANCE);
  }

  private static void earlyWrite(EventLoop loop) throws Exception {
    EarlyWrite.play(loop, client("TLSv1.2", "TLSv1.3"));
  }
}
