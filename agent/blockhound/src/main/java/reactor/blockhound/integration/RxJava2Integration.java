package reactor.blockhound.integration;

import reactor.blockhound.BlockHound;

/** The threads of RxJava 2 that must not block. */
public class RxJava2Integration implements BlockHoundIntegration {

  @Override
  public void applyTo(BlockHound.Builder builder) {
    Class<?> marker = Markers.find("io.reactivex.internal.schedulers.NonBlockingThread");
    if (marker != null) {
      builder.nonBlockingThreadPredicate(known -> known.or(marker::isInstance));
    }
  }
}
