package io.loopwarden.engine.api;

import io.loopwarden.engine.catalogue.KnownNames;
import io.loopwarden.engine.config.NearestKey;
import io.loopwarden.engine.finding.TestVerdicts;
import io.loopwarden.engine.health.HealthStatus;
import io.loopwarden.engine.page.CollapsedStacks;
import io.loopwarden.engine.page.HtmlReport;
import io.loopwarden.engine.page.ReportPage;
import io.loopwarden.engine.page.live.LivePort;
import io.loopwarden.engine.refusal.DeclarationCommands;
import io.loopwarden.engine.report.Reporter;
import io.loopwarden.engine.watchdog.Watchdog;
import io.loopwarden.engine.watchdog.judging.Cause;
import io.loopwarden.engine.work.Scopes;
import io.loopwarden.hooks.LoopwardenActivity;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What programs and tests may ask the engine, through the API in their own loader: a command and
 * its argument, in types of the JDK. Answers null to what it does not know.
 */
public final class ApiCommands implements BiFunction<String, @Nullable Object, @Nullable Object> {

  /** The command that answers with the summary. */
  public static final String SUMMARY = "summary";

  /** The command that answers with the summary, ranked by how long problems kept others waiting. */
  public static final String SUMMARY_BY_DELAY = "summaryByDelay";

  /** The command that answers with the HTML report. */
  public static final String HTML = "html";

  /** The command that answers with the stacks of problems, for tools for flame graphs. */
  public static final String COLLAPSED = "collapsed";

  /** The command that answers with the stacks of event loops, beneath their routes, likewise. */
  public static final String LOOP_TIME = "loopTime";

  /** The command that answers with the address of the live page, which it opens. */
  public static final String LIVE = "live";

  /** The command that answers with this build's version. */
  public static final String VERSION = "version";

  /**
   * The command that answers with a list of what went wrong, if anything, while the agent started,
   * in one line each.
   */
  public static final String START_WARNINGS = "startWarnings";

  /** The command that answers with why nothing is watched, or null. */
  public static final String DISABLED = "disabled";

  private static final Set<String> OF_WHAT_HAPPENED =
      Set.of(SUMMARY, SUMMARY_BY_DELAY, HTML, COLLAPSED);

  /** Grows when commands are added. */
  private static final Integer PROTOCOL = 1;

  private final String version;
  private final KnownNames names;
  private final Reporter reporter;
  private final Supplier<ReportPage> page;
  private final Watchdog watchdog;
  private final Supplier<HealthStatus> health;
  private final LivePort live;
  private final Quiescence quiescence;
  private final Scopes scopes;
  private final TestLoops testLoops;
  private final DeclarationCommands declarations;
  private final TestVerdicts testVerdicts;

  /**
   * Makes them.
   *
   * @param page makes what the HTML report shows
   * @param watchdog knows where the time of event loops goes
   * @param health whether event loops answer
   * @param live where a browser finds it
   */
  public ApiCommands(
      String version,
      KnownNames names,
      Reporter reporter,
      Supplier<ReportPage> page,
      Watchdog watchdog,
      Supplier<HealthStatus> health,
      LivePort live,
      Quiescence quiescence,
      Scopes scopes,
      TestLoops testLoops,
      DeclarationCommands declarations,
      TestVerdicts testVerdicts) {
    this.version = version;
    this.names = names;
    this.reporter = reporter;
    this.page = page;
    this.watchdog = watchdog;
    this.health = health;
    this.live = live;
    this.quiescence = quiescence;
    this.scopes = scopes;
    this.testLoops = testLoops;
    this.declarations = declarations;
    this.testVerdicts = testVerdicts;
  }

  @Override
  public @Nullable Object apply(String command, @Nullable Object argument) {
    if (OF_WHAT_HAPPENED.contains(command)) {
      quiescence.awaitJudged();
    }
    return switch (command) {
      case SUMMARY -> reporter.summary();
      case SUMMARY_BY_DELAY -> reporter.summaryByDelay();
      case HTML -> HtmlReport.of(page.get());
      case COLLAPSED -> CollapsedStacks.of(page.get()).concat("\n"); // an answer is never empty
      case LOOP_TIME -> watchdog.collapsedStacks().concat("\n");
      case LIVE -> live();
      case START_WARNINGS -> reporter.endOfStart();
      case VERSION -> version;
      case "protocol" -> PROTOCOL;
      case "health" -> health.get().asMap();
      case "settle" -> argument instanceof Long nanos ? quiescence.await(nanos) : null;
      case "undelivered" ->
          argument instanceof Long nanos ? reporter.listeners().undelivered(nanos) : null;
      case "listen" -> argument instanceof Consumer<?> listener ? listen(listener) : null;
      case "scope" -> argument == null ? null : scopes.begin(argument);
      case "loop" -> Boolean.TRUE.equals(argument) ? testLoops.begin() : testLoops.end();
      case "declare" ->
          argument instanceof Map<?, ?> declaration ? declarations.declare(declaration) : null;
      case "judged" -> argument instanceof Map<?, ?> judged ? judged(judged) : null;
      case "leaveToTests" -> argument instanceof Set<?> names ? leave(names) : null;
      case "operation" -> argument instanceof String name ? nearest(name) : null;
      default -> null;
    };
  }

  private Boolean judged(Map<?, ?> judged) {
    testVerdicts.add(judged);
    return true;
  }

  private Boolean leave(Set<?> operations) {
    testVerdicts.leave(operations);
    return true;
  }

  private String live() {
    try {
      return live.open();
    } catch (IOException | SecurityException e) {
      return e.getMessage() == null ? e.toString() : e.getMessage();
    }
  }

  @SuppressWarnings("unchecked") // by agreement with the API
  private Runnable listen(Consumer<?> listener) {
    LoopwardenActivity.scope(true); // who listens will want to wait for what is queued
    return reporter.listeners().add((Consumer<Object>) listener);
  }

  private String nearest(String name) {
    Set<String> stalls = new TreeSet<>();
    stalls.add("stall");
    for (Cause cause : Cause.values()) {
      stalls.add("stall:" + cause.key());
    }
    if (stalls.contains(name) || names.contains(name)) {
      return name;
    }
    stalls.addAll(names.candidates(name));
    return NearestKey.to(name, stalls);
  }
}
