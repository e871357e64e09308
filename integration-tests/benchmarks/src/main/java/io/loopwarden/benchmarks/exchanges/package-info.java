/**
 * Stand-ins for classes of reactor-netty and Spring, under names by which Loopwarden takes them for
 * shaded copies. They do nothing, so that what is measured is the cost of the hooks alone.
 */
package io.loopwarden.benchmarks.exchanges;
