/** Programs measured from their start to their end. */
package io.loopwarden.benchmarks.startup;
