/** Values of benchmark runs, kept in files, and the tables of the documentation made of them. */
package io.loopwarden.benchmarks.recording;
