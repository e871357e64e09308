/**
 * Programs that treat the agent badly, one way each. A program prints what it measured as lines of
 * {@code key value}; the tests of the suite's package {@code faults} start it and compare.
 */
package com.example.faults;
