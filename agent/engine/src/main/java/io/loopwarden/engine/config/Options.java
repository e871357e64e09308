package io.loopwarden.engine.config;

import java.time.Duration;
import java.util.List;

/**
 * The table of options, with those of {@link LogOptions}, {@link MetricsOptions}, {@link
 * PoolOptions} and {@link TimelineOptions}. Adding an option is adding a row.
 */
public final class Options {

  /** The prefix of a key that sets the threshold of one category. */
  public static final String CATEGORY_THRESHOLD_PREFIX = "threshold.";

  private static final OptionType<Duration> TIME = new OptionType.Time();

  public static final Option<Boolean> ENABLED =
      new Option<>("enabled", new OptionType.Switch(), "true", "false: the agent does nothing");

  public static final Option<Mode> MODE =
      new Option<>(
          "mode",
          new OptionType.Choice<>(Mode.class),
          "report",
          "report: write a report; throw: also refuse calls that block by nature; count: count"
              + " for the summary only");

  public static final Option<Duration> THRESHOLD =
      new Option<>(
          "threshold",
          TIME,
          "10ms",
          "operations that may block are reported from this duration on, as one call or as the sum"
              + " of a category in one iteration; 0: every call");

  public static final Option<Boolean> SAMPLING =
      new Option<>(
          "sampling",
          new OptionType.Switch(),
          "true",
          "false: walk the stack of each blocking call, even if that takes more than 1 % of an"
              + " event loop's time");

  public static final Option<Duration> STALL_THRESHOLD =
      new Option<>(
          "stall.threshold",
          TIME,
          "100ms",
          "an iteration of an event loop that takes longer is a stall");

  public static final Option<Duration> STALL_WARMUP =
      new Option<>(
          "stall.warmup",
          TIME,
          "10s",
          "a stall this soon after an event loop's start is only counted, unless it lasts until the"
              + " first report of an ongoing stall (by default 1.6 s) or is a wait for a monitor;"
              + " calls of a logger count from twice threshold on; 0: report all");

  public static final Option<Duration> STALL_ONGOING =
      new Option<>(
          "stall.ongoing",
          TIME,
          "1s",
          "an older stall is reported before it ends, at 1, 2, 4, 8… times stall.threshold: by"
              + " default at 1.6 s, 3.2 s…; 0: from stall.threshold on");

  public static final Option<Boolean> STALL_PLATFORM =
      new Option<>(
          "stall.platform",
          new OptionType.Switch(),
          "false",
          "true: also report stalls that the platform caused (gc, starved, …), with level INFO");

  public static final Option<Boolean> STALL_CAUSALITY =
      new Option<>(
          "stall.causality",
          new OptionType.Switch(),
          "false",
          "true: a stall names the thread and the line that queued the task");

  public static final Option<Boolean> DEFAULT_EVENT_LOOPS =
      new Option<>(
          "loops.default",
          new OptionType.Switch(),
          "false",
          "true: Netty's DefaultEventLoop, mostly a pool for handlers, counts as an event loop");

  public static final Option<Boolean> JFR_BACKSTOP =
      new Option<>(
          "jfr.backstop",
          new OptionType.Switch(),
          "false",
          "true: also report waits of 10 ms and more that only JFR has seen, about a second late");

  public static final Option<Boolean> VIRTUAL_THREADS =
      new Option<>(
          "virtual_threads",
          new OptionType.Switch(),
          "false",
          "true (JDK 21 and later): report virtual threads that keep their carrier thread longer"
              + " than stall.threshold");

  public static final Option<ClassPatterns> APPLICATION =
      new Option<>(
          "application",
          new ClassPatterns.Type(),
          "",
          "packages and classes that are the application's, where the deployment does not show it");

  public static final Option<String> ALLOW =
      new Option<>(
          "allow",
          new OptionType.Text("allow rules separated by ;"),
          "",
          "which blocking calls are allowed");

  public static final Option<String> ALLOW_FILE =
      new Option<>(
          "allow.file",
          new OptionType.Text("a readable file"),
          "",
          "a file of allow rules, one a line; it is read again when it changes");

  public static final Option<Boolean> ALLOW_BUILT_IN =
      new Option<>(
          "allow.builtin",
          new OptionType.Switch(),
          "true",
          "false: also report what the built-in rules allow: class loading, entropy, framework"
              + " internals");

  public static final Option<Boolean> INTEGRATIONS =
      new Option<>(
          "integrations",
          new OptionType.Switch(),
          "false",
          "true: allow what BlockHound integrations of libraries allow");

  public static final Option<String> OPERATIONS_FILE =
      new Option<>(
          "operations.file",
          new OptionType.Text("a readable file"),
          "",
          "a file of custom operations");

  public static final Option<String> RESULTS =
      new Option<>(
          "results",
          new OptionType.Text("a folder that can be written"),
          "",
          "a folder where each JVM leaves its results for the command check");

  public static final Option<String> REPORT_FILE =
      new Option<>(
          "report.file",
          new OptionType.Text("a file that can be written, in a folder that can be written"),
          "",
          "an HTML report of all that was found, written when the JVM exits; %p stands for the"
              + " process id");

  public static final Option<Integer> PAGE_PORT =
      new Option<>(
          "page.port",
          new OptionType.Count(0, 65_535),
          "0",
          "the port on the loopback address where a browser finds the live page; 0: none");

  public static final Option<String> CONFIG =
      new Option<>(
          "config",
          new OptionType.Text("a readable properties file"),
          "",
          "a properties file with any of these options");

  /** Every option. */
  public static final List<Option<?>> ALL =
      List.of(
          ENABLED,
          MODE,
          THRESHOLD,
          SAMPLING,
          STALL_THRESHOLD,
          STALL_WARMUP,
          STALL_ONGOING,
          STALL_PLATFORM,
          STALL_CAUSALITY,
          DEFAULT_EVENT_LOOPS,
          JFR_BACKSTOP,
          VIRTUAL_THREADS,
          RouteOptions.ROUTES,
          APPLICATION,
          ALLOW,
          ALLOW_FILE,
          ALLOW_BUILT_IN,
          INTEGRATIONS,
          BlockHoundOptions.STRICT,
          OPERATIONS_FILE,
          BaselineOptions.FILE,
          BaselineOptions.MODE,
          BaselineOptions.FACTOR,
          RESULTS,
          ResultsOptions.METHODS,
          REPORT_FILE,
          PAGE_PORT,
          PoolOptions.THRESHOLD,
          TimelineOptions.FILE,
          TimelineOptions.FILE_SIZE,
          LogOptions.FILE,
          LogOptions.FILE_SIZE,
          LogOptions.FILE_HISTORY,
          LogOptions.FORMAT,
          LogOptions.RATE,
          LogOptions.STACK,
          LogOptions.SERVICE_NAME,
          MetricsOptions.JMX,
          MetricsOptions.PORT,
          MetricsOptions.HOST,
          MetricsOptions.BRIDGE,
          MetricsOptions.OTLP_ENDPOINT,
          MetricsOptions.OTLP_HEADERS,
          MetricsOptions.OTLP_COMPRESSION,
          MetricsOptions.OTLP_CERTIFICATE,
          MetricsOptions.OTLP_CLIENT_KEY,
          MetricsOptions.OTLP_CLIENT_CERTIFICATE,
          MetricsOptions.OTLP_INTERVAL,
          MetricsOptions.HISTOGRAMS_FILE,
          MetricsOptions.HISTOGRAMS_FILE_SIZE,
          MetricsOptions.HISTOGRAMS_INTERVAL,
          MetricsOptions.HEALTH_BLOCKED,
          CONFIG);

  private Options() {}
}
