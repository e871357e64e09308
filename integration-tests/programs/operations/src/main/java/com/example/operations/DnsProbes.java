package com.example.operations;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

/** Looking up names and addresses, of hosts and interfaces. */
final class DnsProbes {

  private DnsProbes() {}

  static void addTo(Probes probes) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    probes
        .category("dns")
        .operation("java.net.InetAddress.getAllByName")
        .call("InetAddress.getByName", bench -> () -> lookUp("one.loopwarden.invalid"))
        .call(
            "InetAddress.getAllByName",
            bench ->
                () -> {
                  try {
                    InetAddress.getAllByName("two.loopwarden.invalid");
                  } catch (UnknownHostException expected) {
                    // whoever asked had to wait for that
                  }
                })
        .call(
            "new InetSocketAddress(String, int)",
            bench -> () -> new java.net.InetSocketAddress("three.loopwarden.invalid", 1))
        .operation("java.net.InetAddress.getCanonicalHostName")
        .call(
            "InetAddress.getHostName, reverse",
            bench -> () -> InetAddress.getByAddress(new byte[] {127, 0, 0, 2}).getHostName())
        .call(
            "InetAddress.getCanonicalHostName",
            bench ->
                () -> InetAddress.getByAddress(new byte[] {127, 0, 0, 3}).getCanonicalHostName())
        .named("java.net.InetAddress", "getLocalHost", "()", bench -> InetAddress::getLocalHost)
        .named(
            "java.net.InetAddress",
            "isReachable",
            "(int)",
            bench -> () -> InetAddress.getByAddress(new byte[] {127, 0, 0, 4}).isReachable(100))
        .named(
            "java.net.NetworkInterface",
            "getNetworkInterfaces",
            "()",
            bench -> NetworkInterface::getNetworkInterfaces)
        .named(
            "java.net.NetworkInterface",
            "getByInetAddress",
            "(InetAddress)",
            bench -> () -> NetworkInterface.getByInetAddress(loopback))
        .named(
            "java.net.NetworkInterface",
            "getByName",
            "(String)",
            bench -> () -> NetworkInterface.getByName("lo"))
        .named(
            "java.net.NetworkInterface",
            "isUp",
            "()",
            bench -> {
              NetworkInterface network = NetworkInterface.getByInetAddress(loopback);
              return network::isUp;
            })
        .operation("javax.naming.directory.InitialDirContext.getAttributes")
        .call("JNDI, provider dns:", DnsProbes::jndi)
        .category("client")
        .operation("javax.naming.directory.InitialDirContext.<init>")
        .call("JNDI, provider ldap:", DnsProbes::ldap);
  }

  private static void lookUp(String host) {
    try {
      InetAddress.getByName(host);
    } catch (UnknownHostException expected) {
      // whoever asked had to wait for that
    }
  }

  /** A name server that never answers. */
  private static Action jndi(Workbench bench) throws IOException, NamingException {
    DatagramSocket server = bench.closing(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
    InitialDirContext context =
        context(
            "com.sun.jndi.dns.DnsContextFactory",
            "dns://127.0.0.1:" + server.getLocalPort(),
            "com.sun.jndi.dns.timeout.initial",
            "50");
    return () -> {
      try {
        context.getAttributes("four.loopwarden.invalid", new String[] {"A"});
      } catch (NamingException expected) {
        // whoever asked had to wait for that
      }
    };
  }

  private static Action ldap(Workbench bench) throws IOException {
    Peer peer = Peer.thatHangsUpLate(bench);
    return () -> {
      try {
        context(
            "com.sun.jndi.ldap.LdapCtxFactory",
            "ldap://127.0.0.1:" + peer.port(),
            "com.sun.jndi.ldap.read.timeout",
            "500");
      } catch (NamingException expected) {
        // whoever asked had to wait for that
      }
    };
  }

  private static InitialDirContext context(String factory, String url, String option, String value)
      throws NamingException {
    Hashtable<String, String> environment = new Hashtable<>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, factory);
    environment.put(Context.PROVIDER_URL, url);
    environment.put(option, value);
    environment.put("com.sun.jndi.dns.timeout.retries", "1");
    return new InitialDirContext(environment);
  }
}
