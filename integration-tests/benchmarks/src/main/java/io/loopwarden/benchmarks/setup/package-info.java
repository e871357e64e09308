/** What a run is about: the command line, the JDKs, the agents. */
package io.loopwarden.benchmarks.setup;
