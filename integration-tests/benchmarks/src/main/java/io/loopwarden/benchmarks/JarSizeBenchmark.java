package io.loopwarden.benchmarks;

import io.loopwarden.benchmarks.report.Figures;
import io.loopwarden.benchmarks.report.MarkdownTable;
import io.loopwarden.benchmarks.setup.Agent;
import io.loopwarden.benchmarks.setup.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How large the jars are. */
final class JarSizeBenchmark implements Benchmark {

  @Override
  public String title() {
    return "The jar";
  }

  @Override
  public String run(Options options) {
    long blockHoundBytes = size(options.blockHoundJar());
    MarkdownTable table = new MarkdownTable("agent", "bytes", "ratio to BlockHound");
    for (Agent agent : options.agentsAmong(Agent.BLOCKHOUND, Agent.LOOPWARDEN)) {
      long bytes = agent == Agent.LOOPWARDEN ? size(options.loopwardenJar()) : blockHoundBytes;
      table.row(
          agent.title(),
          Figures.grouped(bytes),
          Figures.fixed(bytes / (double) blockHoundBytes, 2));
    }
    return table.toString();
  }

  private static long size(Path jar) {
    try {
      return Files.size(jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
