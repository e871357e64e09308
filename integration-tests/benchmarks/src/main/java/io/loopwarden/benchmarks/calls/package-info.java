/** The measured calls, and how JMH is made to measure them under each agent. */
package io.loopwarden.benchmarks.calls;
