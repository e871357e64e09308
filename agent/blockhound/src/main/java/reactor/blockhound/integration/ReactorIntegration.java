package reactor.blockhound.integration;

import reactor.blockhound.BlockHound;

/** The threads of Reactor 3.2 and earlier; later ones bring an integration of their own. */
public class ReactorIntegration implements BlockHoundIntegration {

  private static final String POOL = "java.util.concurrent.ScheduledThreadPoolExecutor";

  @Override
  public void applyTo(BlockHound.Builder builder) {
    if (Markers.find("reactor.core.CorePublisher") != null) {
      return;
    }
    Class<?> marker = Markers.find("reactor.core.scheduler.NonBlocking");
    if (marker != null) {
      builder.allowBlockingCallsInside(POOL, "scheduleAtFixedRate");
      builder.allowBlockingCallsInside(POOL + "$DelayedWorkQueue", "take");
      builder.nonBlockingThreadPredicate(known -> known.or(marker::isInstance));
    }
  }
}
