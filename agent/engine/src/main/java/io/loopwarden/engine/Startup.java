package io.loopwarden.engine;

import io.loopwarden.engine.api.ApiCommands;
import io.loopwarden.engine.api.Quiescence;
import io.loopwarden.engine.api.TestLoops;
import io.loopwarden.engine.backstop.JfrSources;
import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.KnownNames;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.config.BlockHoundOptions;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Mode;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.finding.Sink;
import io.loopwarden.engine.health.LoopHealth;
import io.loopwarden.engine.integration.Integrations;
import io.loopwarden.engine.jfr.JfrEvents;
import io.loopwarden.engine.jfr.RecordedIntervals;
import io.loopwarden.engine.loop.EventLoopTypes;
import io.loopwarden.engine.loop.StartingLoops;
import io.loopwarden.engine.metrics.export.Metrics;
import io.loopwarden.engine.page.live.LivePort;
import io.loopwarden.engine.page.writer.JvmPage;
import io.loopwarden.engine.page.writer.ReportFile;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.pool.PoolWatch;
import io.loopwarden.engine.ran.MethodRuns;
import io.loopwarden.engine.record.CallReceiver;
import io.loopwarden.engine.record.Recorder;
import io.loopwarden.engine.record.Thresholds;
import io.loopwarden.engine.refusal.DeclarationCommands;
import io.loopwarden.engine.refusal.GuardedThreads;
import io.loopwarden.engine.refusal.Refusals;
import io.loopwarden.engine.report.Notifications;
import io.loopwarden.engine.report.Outputs;
import io.loopwarden.engine.report.Reporter;
import io.loopwarden.engine.result.writer.JvmResultWriter;
import io.loopwarden.engine.timeline.Timeline;
import io.loopwarden.engine.watchdog.Watchdog;
import io.loopwarden.engine.watchdog.judging.Stall;
import io.loopwarden.engine.weave.Installation;
import io.loopwarden.engine.work.Scopes;
import io.loopwarden.hooks.LoopwardenEngineHandle;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts the parts of the engine together and sets them to work. */
final class Startup {

  private final Catalogue catalogue;
  private final Configuration configuration;
  private final Instrumentation instrumentation;
  private final String version;
  private final EventLoopTypes eventLoops;
  private final CodeOwners owners;
  private final Policy policy;
  private final Notifications notifications;
  private final boolean refusing;
  private final Metrics metrics;
  private final @Nullable Timeline timeline;
  private final Outputs outputs;
  private final Recorder recorder;
  private final RecordedIntervals recorded = JfrSources.recordedIntervals();
  private final Watchdog watchdog;
  private final PoolWatch pools;
  private final Scopes scopes = new Scopes();
  private final JfrEvents jfr = new JfrEvents();

  /** Knows what has been made so far. */
  private final FailedStart failed;

  private Startup(
      Catalogue catalogue,
      Configuration configuration,
      Instrumentation instrumentation,
      String version) {
    this.catalogue = catalogue;
    this.configuration = configuration;
    this.instrumentation = instrumentation;
    this.version = version;
    eventLoops = new EventLoopTypes(configuration.get(Options.DEFAULT_EVENT_LOOPS));
    List<String> categories = new ArrayList<>(catalogue.categories());
    categories.add(Stall.CATEGORY);
    policy = new Policy(configuration, categories);
    refusing = configuration.get(Options.MODE) == Mode.THROW;
    if (refusing) {
      policy.read(); // a call may be refused before the reporter comes to read it
    }
    owners = new CodeOwners(configuration, instrumentation);
    notifications = new Notifications(configuration, catalogue, version);
    metrics = new Metrics(configuration, instrumentation, version);
    timeline = OutputFiles.timeline(configuration, notifications);
    List<Sink> sinks = timeline == null ? List.of(metrics) : List.of(metrics, timeline);
    outputs = new Outputs(configuration, owners, policy, jfr, sinks);
    watchdog =
        new Watchdog(
            catalogue,
            configuration,
            owners,
            policy,
            outputs.judge(),
            instrumentation,
            jfr,
            recorded,
            scopes);
    pools =
        new PoolWatch(
            catalogue, configuration, owners, outputs.judge(), instrumentation, eventLoops);
    recorder =
        new Recorder(
            catalogue, configuration, owners, policy, watchdog.callShare(), outputs.judge());
    failed = new FailedStart(outputs);
  }

  /**
   * Starts to watch; returns what answers programs and the command line. If it throws, nothing that
   * was started runs on.
   */
  static BiFunction<String, @Nullable Object, @Nullable Object> run(
      Catalogue catalogue,
      Configuration given,
      Instrumentation instrumentation,
      Function<String, RuntimeException> exceptions,
      String version,
      boolean late) {
    boolean keepsResult = !given.get(Options.RESULTS).isEmpty(); // else nothing of it is loaded
    Configuration configuration =
        OutputFiles.checked(keepsResult ? JvmResultWriter.checked(given) : given);
    Startup startup = new Startup(catalogue, configuration, instrumentation, version);
    try {
      return startup.run(exceptions, keepsResult, late);
    } catch (Throwable reason) {
      startup.failed.takeBack();
      throw reason;
    }
  }

  private ApiCommands run(
      Function<String, RuntimeException> exceptions, boolean keepsResult, boolean late) {
    StartingLoops starting = new StartingLoops(eventLoops);
    boolean strict = configuration.get(BlockHoundOptions.STRICT);
    GuardedThreads declared = new GuardedThreads(catalogue, owners, policy, strict);
    Thresholds thresholds = new Thresholds(catalogue, configuration);
    HookListener listener =
        new HookListener(
            configuration.get(Options.STALL_THRESHOLD).toNanos(),
            eventLoops,
            starting,
            recorder,
            new CallReceiver(
                catalogue, thresholds, jfr, scopes, configuration.get(Options.SAMPLING)),
            scopes,
            new Refusals(catalogue, owners, policy, declared, refusing, exceptions),
            watchdog,
            timeline,
            notifications);
    failed.made(listener);
    HookConnection hooks = new HookConnection(listener);
    hooks.connect(catalogue, configuration, iterationNanos());
    JfrSources jfrSources =
        new JfrSources(
            configuration, owners, policy, outputs.judge(), notifications, recorder, recorded);
    failed.made(jfrSources);
    Integrations integrations =
        configuration.get(Options.INTEGRATIONS) ? new Integrations(policy, notifications) : null;
    Weavings weavings =
        new Weavings(instrumentation, catalogue, notifications, watchdog, jfrSources, integrations);
    Installation installation = weavings.installation();
    failed.made(installation);
    JvmResultWriter result = keepsResult ? result() : null;
    failed.made(result);
    WarmUp warmUp = new WarmUp(catalogue, configuration, owners, policy, installation);
    JvmPage page =
        new JvmPage(configuration, version, owners, policy, recorder, watchdog, outputs.judge());
    ReportFile reportFile = OutputFiles.report(configuration, page, notifications);
    MaintenanceTask maintenance =
        new MaintenanceTask(
            warmUp,
            weavings,
            listener,
            installation,
            watchdog,
            pools,
            notifications,
            jfr,
            metrics,
            result,
            reportFile,
            timeline);
    Reporter reporter =
        new Reporter(notifications, policy, outputs, recorder, watchdog, maintenance);
    failed.made(reporter);
    LoopHealth health = new LoopHealth(configuration, watchdog, pools);
    metrics.connect(watchdog, recorder, outputs, notifications, reporter, page, health, pools);
    if (timeline != null) {
      timeline.start(watchdog.platform());
    }
    if (result != null || reportFile != null) {
      notifications.startReporter(); // a JVM without event loops leaves a result and a page, too
    }
    reporter.begin();
    installation.install();
    jfrSources.start(instrumentation);
    if (!late) {
      installation.findEarly();
      weavings.weaveAhead();
    } else {
      installation.weaveJdk();
      installation.weaveLoadedApplication();
      hooks.registerRunningLoops(eventLoops, instrumentation, notifications);
    }
    LivePort live = new LivePort(configuration.get(Options.PAGE_PORT), page);
    live.openIfChosen(notifications);
    ApiCommands commands =
        new ApiCommands(
            version,
            new KnownNames(catalogue),
            reporter,
            page,
            watchdog,
            health,
            live,
            new Quiescence(reporter, watchdog, starting),
            scopes,
            new TestLoops(listener, scopes, weavings, watchdog),
            new DeclarationCommands(declared, listener, weavings, installation),
            outputs.judge().testVerdicts());
    metrics.start();
    LoopwardenEngineHandle.open(commands);
    return commands;
  }

  private @Nullable JvmResultWriter result() {
    MethodRuns runs = MethodRuns.begin(configuration, instrumentation);
    return JvmResultWriter.of(
        configuration, version, policy, recorder, notifications, watchdog, outputs.judge(), runs);
  }

  /** With a timeline, iterations count that are no stall. */
  private long iterationNanos() {
    long stallNanos = configuration.get(Options.STALL_THRESHOLD).toNanos();
    return timeline == null ? stallNanos : Math.min(stallNanos, Timeline.LEAST_ITERATION_NANOS);
  }
}
