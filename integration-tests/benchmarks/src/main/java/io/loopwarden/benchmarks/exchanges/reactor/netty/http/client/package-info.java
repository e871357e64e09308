/** A stand-in for reactor-netty's client. */
package io.loopwarden.benchmarks.exchanges.reactor.netty.http.client;
