/** Threads of which a program declares, by BlockHound's API, that they must not block. */
package io.loopwarden.benchmarks.declared;
