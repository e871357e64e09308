/** What the JIT compiler copies into what calls it, and what it does not. */
package io.loopwarden.benchmarks.inlining;
