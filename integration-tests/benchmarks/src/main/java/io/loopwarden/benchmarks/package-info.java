/**
 * What the agent costs, beside no agent and beside BlockHound: one class per benchmark, started by
 * {@link io.loopwarden.benchmarks.Benchmarks}.
 */
package io.loopwarden.benchmarks;
