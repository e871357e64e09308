package io.loopwarden.benchmarks.inlining;

import io.loopwarden.benchmarks.report.Figures;
import io.loopwarden.benchmarks.report.MarkdownTable;
import io.loopwarden.benchmarks.setup.Agent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The decisions of many JVMs under several agents, on one JDK. A call is shown if it is inlined far
 * more often under no agent than under one, or the other way round, and size is the reason. The
 * same between no agent and no agent again says how far JVMs differ by themselves.
 */
public final class InliningComparison {

  /** By how much the shares of JVMs have to differ in which a call is inlined. */
  private static final double DIFFERENCE = 0.6;

  private record Call(String caller, String called) {}

  /** In which share of a JVM's compilations a call is inlined, added up over JVMs. */
  private static final class Shares {
    private double sum;
    private int jvms;
    private String reason = "";

    double mean() {
      return jvms == 0 ? 0 : sum / jvms;
    }
  }

  private final Map<Agent, Map<Call, Shares>> sharesByAgent = new EnumMap<>(Agent.class);
  private final Map<Agent, Map<String, Integer>> bytesByAgent = new EnumMap<>(Agent.class);

  /** Adds a JVM's log. */
  public void add(Agent agent, CompilationLog log) {
    bytesByAgent.computeIfAbsent(agent, a -> new TreeMap<>()).putAll(log.bytesByMethod());
    Map<Call, List<InliningDecision>> byCall = new HashMap<>();
    for (InliningDecision decision : log.decisions()) {
      byCall
          .computeIfAbsent(
              new Call(decision.caller(), decision.called()), call -> new ArrayList<>())
          .add(decision);
    }
    Map<Call, Shares> shares = sharesByAgent.computeIfAbsent(agent, a -> new HashMap<>());
    byCall.forEach(
        (call, decisions) -> {
          long inlined = decisions.stream().filter(InliningDecision::isInlined).count();
          long tooLarge = decisions.stream().filter(InliningDecision::isTooLarge).count();
          if (inlined + tooLarge > 0) {
            Shares of = shares.computeIfAbsent(call, c -> new Shares());
            of.sum += (double) inlined / (inlined + tooLarge);
            of.jvms++;
            decisions.stream()
                .filter(InliningDecision::isTooLarge)
                .forEach(decision -> of.reason = decision.reason());
          }
        });
  }

  /** The calls that differ, of two agents. */
  public void addCalls(MarkdownTable table, String jdk, Agent base, Agent agent) {
    Map<Call, Shares> without = sharesByAgent.get(base);
    Map<Call, Shares> with = sharesByAgent.get(agent);
    without.forEach(
        (call, before) -> {
          Shares after = with.get(call);
          if (after == null || Math.abs(before.mean() - after.mean()) < DIFFERENCE) {
            return;
          }
          table.row(
              jdk,
              base.title() + ", " + agent.title(),
              call.caller() + " calls " + call.called(),
              Integer.toString(bytesByAgent.get(agent).getOrDefault(call.called(), 0)),
              Figures.fixed(before.mean(), 2) + " of " + before.jvms,
              Figures.fixed(after.mean(), 2) + " of " + after.jvms,
              after.mean() < before.mean() ? after.reason : before.reason);
        });
  }

  /** How many calls were inlined and not, of two agents, in both. */
  public String counts(Agent agent) {
    long inlined = 0;
    long not = 0;
    for (Shares shares : sharesByAgent.get(agent).values()) {
      inlined += shares.mean() > 0.5 ? 1 : 0;
      not += shares.mean() > 0.5 ? 0 : 1;
    }
    return inlined + " inlined, " + not + " too large";
  }

  /** The methods that have other sizes under an agent. */
  public void addMethods(MarkdownTable table, String jdk, Agent base, Agent agent) {
    bytesByAgent
        .get(base)
        .forEach(
            (method, bytes) -> {
              int after = bytesByAgent.get(agent).getOrDefault(method, bytes);
              if (after != bytes) {
                table.row(jdk, method, Integer.toString(bytes), Integer.toString(after));
              }
            });
  }
}
