/** What the JUnit extension costs a class of tests. */
package io.loopwarden.benchmarks.junit;
