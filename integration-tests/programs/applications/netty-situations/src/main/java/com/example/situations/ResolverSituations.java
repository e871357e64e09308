package com.example.situations;

import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A resolver that reads the system's files when it is made. */
final class ResolverSituations {
  private ResolverSituations() {}

  static List<Situation> all() {
    return List.of(
        new Situation(
            "resolv.conf is read",
            loop -> make(loop, DnsServerAddressStreamProviders::unixDefault)),
        new Situation("the hosts file is read", loop -> make(loop, DnsNameResolverBuilder::new)),
        new Situation(
            "resolv.conf's search domains and options are read", ResolverSituations::makeResolver));
  }

  private static void makeResolver(EventLoop loop) throws Exception {
    DnsNameResolverBuilder builder =
        new DnsNameResolverBuilder(loop).datagramChannelFactory(NioDatagramChannel::new);
    DnsNameResolver resolver = make(loop, builder::build);
    resolver.close();
  }

  private static <T> T make(EventLoop loop, Callable<T> maker) throws Exception {
    T made = loop.submit(maker).get(SituationProgram.PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (made == null) {
      throw new IllegalStateException("nothing was made");
    }
    return made;
  }
}
