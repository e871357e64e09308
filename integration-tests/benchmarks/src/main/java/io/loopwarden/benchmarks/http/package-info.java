/** The measured server, and the load generator that drives it. */
package io.loopwarden.benchmarks.http;
