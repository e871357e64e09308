package io.loopwarden.benchmarks.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/**
 * One figure, measured under several agents in alternating rounds. Agents are compared round by
 * round, as a machine that is slow for a minute is then slow for all of them.
 *
 * @param <K> what tells the compared things apart
 */
public final class Series<K> {

  private final Map<K, List<Double>> valuesByKey = new HashMap<>();

  /** Adds the next round's value. */
  public void add(K key, double value) {
    valuesByKey.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
  }

  public boolean has(K key) {
    return valuesByKey.containsKey(key);
  }

  public Samples samples(K key) {
    return Samples.of(values(key));
  }

  /** The values in the order of the rounds. */
  public double[] values(K key) {
    return valuesByKey.get(key).stream().mapToDouble(Double::doubleValue).toArray();
  }

  public double median(K key) {
    return samples(key).median();
  }

  /** The rounds' differences {@code key - baseline}. */
  public Samples differences(K key, K baseline) {
    return paired(key, baseline, (value, base) -> value - base);
  }

  /** The rounds' ratios {@code key / baseline}. */
  public Samples ratios(K key, K baseline) {
    return paired(key, baseline, (value, base) -> value / base);
  }

  private Samples paired(K key, K baseline, DoubleBinaryOperator operator) {
    List<Double> values = valuesByKey.get(key);
    List<Double> bases = valuesByKey.get(baseline);
    double[] results = new double[Math.min(values.size(), bases.size())];
    for (int round = 0; round < results.length; round++) {
      results[round] = operator.applyAsDouble(values.get(round), bases.get(round));
    }
    return Samples.of(results);
  }
}
