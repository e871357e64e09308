/** From the values of single rounds to tables. */
package io.loopwarden.benchmarks.report;
