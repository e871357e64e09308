package io.loopwarden.engine.policy;

import io.loopwarden.engine.baseline.BaselineEntry;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.config.Problem;
import io.loopwarden.engine.file.RegularFile;
import io.loopwarden.engine.policy.AllowRuleParser.InvalidRuleException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is allowed and accepted, read from the options {@code allow}, {@code allow.file} and {@code
 * baseline}. The file of rules is read again when it changes. All methods may be called by any
 * thread.
 */
public final class Policy {

  private static final String BUILT_IN = "allowed.txt";

  private final AllowRuleParser parser;
  private final String inline;
  private final String path;
  private final boolean builtIn;
  private final boolean hasCategoryThresholds;
  private final Baseline baseline;
  private volatile AllowRules rules = AllowRules.none();
  private volatile boolean hasIntegrations;

  /** What code asked for while the program runs. */
  private final List<AllowRule> ofIntegrations = new ArrayList<>();

  private long fileStamp;

  /** The day for which the rules were read: some hold until a date only. */
  private LocalDate day = LocalDate.EPOCH;

  /**
   * Makes a policy that allows nothing until {@link #read}.
   *
   * @param categories the categories that a rule may name
   */
  public Policy(Configuration configuration, Collection<String> categories) {
    this.parser = new AllowRuleParser(categories);
    this.inline = configuration.get(Options.ALLOW);
    this.path = configuration.get(Options.ALLOW_FILE);
    this.builtIn = configuration.get(Options.ALLOW_BUILT_IN);
    this.hasCategoryThresholds = configuration.hasCategoryThresholds();
    this.baseline = new Baseline(configuration);
  }

  /**
   * Whether a rule may match any frame of a stack: the user's may, while Loopwarden's own match
   * only frames of frameworks, above the application's. True from the first {@link #add} on.
   */
  public boolean needsWholeStack() {
    return !inline.isEmpty() || !path.isEmpty() || hasIntegrations;
  }

  /**
   * Whether two calls by one path, both of less than a millisecond, may be judged differently: by a
   * rule of the user's that holds up to a duration, or by a category's threshold.
   */
  public boolean mayJudgeByDuration() {
    return needsWholeStack() || hasCategoryThresholds;
  }

  /** Whether the baseline has a problem with a call of such a method at a site. */
  public boolean hasCallOf(String methodName, String function) {
    return baseline.hasCallOf(methodName, function);
  }

  /** Whether the baseline has a problem. */
  public boolean isKnown(String fingerprint) {
    return baseline.contains(fingerprint);
  }

  /**
   * The fingerprint under which the baseline has a problem; null if it does not.
   *
   * @param former the fingerprints that earlier versions gave it, by the operations beneath
   */
  public @Nullable String entry(String fingerprint, List<String> former) {
    if (baseline.contains(fingerprint)) {
      return fingerprint;
    }
    for (String each : former) {
      if (baseline.contains(each)) {
        return each;
      }
    }
    return null;
  }

  /**
   * In what a problem of the baseline has grown too far to be accepted, in words; null if it has
   * not.
   *
   * @param byNature whether it counts from zero, and not from a threshold on
   * @param occurrences how many there were in this JVM
   * @param longestNanos how long the longest of them took
   */
  public @Nullable String exceeded(
      String fingerprint, boolean byNature, long occurrences, long longestNanos) {
    return baseline.exceeded(fingerprint, byNature, occurrences, longestNanos);
  }

  /** Notes that a problem was met, whether the baseline has it or not. */
  public void met(String fingerprint, List<String> former) {
    baseline.met(fingerprint);
    for (String each : former) {
      baseline.met(each);
    }
  }

  /** Whether the baseline knows anything. */
  public boolean hasBaseline() {
    return baseline.size() > 0;
  }

  /** What the baseline knows and was not met in this JVM. */
  public List<BaselineEntry> unseen() {
    return baseline.unseen();
  }

  /** The rules in force. */
  public AllowRules rules() {
    return rules;
  }

  /** Reads rules and baseline; what cannot be understood is left out and returned. */
  public synchronized List<Problem> read() {
    List<Problem> problems = new ArrayList<>();
    baseline.read(problems);
    List<AllowRule> found = new ArrayList<>();
    for (String rule : inline.split(";")) {
      if (!rule.isBlank()) {
        add(found, problems, Options.ALLOW.key(), rule.strip(), rule.strip(), false);
      }
    }
    if (!path.isEmpty()) {
      readFile(found, problems);
    }
    found.addAll(ofIntegrations);
    List<AllowRule> tagging = new ArrayList<>();
    readBuiltIn(builtIn ? found : tagging, problems);
    keepCounts(found);
    AllowRules read = new AllowRules(found, tagging);
    if (read.expire()) { // else nobody asks, and the first date costs ten milliseconds
      day = LocalDate.now();
    }
    rules = read;
    return problems;
  }

  /** Adds rules that code asks for. */
  public synchronized void add(List<AllowRule> more) {
    if (rules.rules().isEmpty()) {
      read(); // the first report may come before the reporter has read them
    }
    ofIntegrations.addAll(more);
    rules = rules.with(more);
    hasIntegrations = true;
  }

  private void keepCounts(List<AllowRule> found) {
    for (AllowRule rule : found) {
      for (AllowRule before : rules.rules()) {
        if (rule.saysTheSame(before)) {
          rule.continueFrom(before);
        }
      }
    }
  }

  /** Whether the file of allow rules has changed since it was read, or a rule may have expired. */
  public synchronized boolean hasChanged() {
    return !path.isEmpty() && stamp(new File(path)) != fileStamp
        || rules.expire() && !LocalDate.now().equals(day);
  }

  private static long stamp(File file) {
    return file.lastModified() * 31 + file.length();
  }

  private void readFile(List<AllowRule> found, List<Problem> problems) {
    File file = new File(path);
    fileStamp = stamp(file);
    try {
      addLines(found, problems, Files.readString(RegularFile.checked(file).toPath()), path, false);
    } catch (MalformedInputException e) {
      problems.add(new Problem(Options.ALLOW_FILE.key(), path, "a file in UTF-8"));
    } catch (IOException | RuntimeException e) {
      problems.add(
          new Problem(Options.ALLOW_FILE.key(), path, Options.ALLOW_FILE.type().allowed()));
    }
  }

  private void readBuiltIn(List<AllowRule> found, List<Problem> problems) {
    try (InputStream in = Policy.class.getResourceAsStream(BUILT_IN)) {
      if (in != null) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        addLines(found, problems, text, BUILT_IN, true);
      }
    } catch (IOException e) {
      problems.add(new Problem(BUILT_IN, "", "an intact agent's jar"));
    }
  }

  private void addLines(
      List<AllowRule> found, List<Problem> problems, String text, String name, boolean builtIn) {
    int number = 0;
    for (String line : text.split("\n")) {
      number++;
      String rule = line.strip();
      if (!rule.isEmpty() && rule.charAt(0) != '#') {
        add(found, problems, Options.ALLOW_FILE.key(), name + ":" + number, rule, builtIn);
      }
    }
  }

  private void add(
      List<AllowRule> found,
      List<Problem> problems,
      String key,
      String place,
      String rule,
      boolean builtIn) {
    try {
      found.add(parser.parse(rule, builtIn));
    } catch (InvalidRuleException e) {
      problems.add(new Problem(key, place, AllowRuleParser.FORM + "; here " + e.getMessage()));
    }
  }
}
