package io.loopwarden.demo.tour;

import java.time.Duration;

/**
 * One request to an exhibit, and what it did to others.
 *
 * @param answer the exhibit's answer
 * @param took how long the exhibit took to answer
 * @param worstPing how long the unluckiest of the requests sent meanwhile took
 */
record Visit(String answer, Duration took, Duration worstPing) {}
