package io.loopwarden.engine.metrics;

import java.util.List;

/**
 * A metric and its numbers at one moment.
 *
 * @param points one for each combination of labels' values that there is
 */
public record Family(Metric metric, List<Point> points) {}
