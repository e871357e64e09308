/** A stand-in for Spring's dispatcher. */
package io.loopwarden.benchmarks.exchanges.org.springframework.web.reactive;
