package reactor.blockhound;

import java.lang.reflect.InaccessibleObjectException;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Has Loopwarden's engine do what BlockHound was asked to do, where BlockHound's own jar comes
 * first on the class path. Does nothing elsewhere.
 */
public final class LoopwardenIntegration implements BlockHoundIntegration {

  /** After all others: they make the settings that are taken over. */
  @Override
  public int getPriority() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void applyTo(BlockHound.Builder builder) {
    try {
      OriginalBuilder.takeOver(builder);
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      warn(e);
    }
  }

  private static void warn(Exception reason) {
    System.err.println(
        "WARN loopwarden event=blockhound_in_front message=\"io.projectreactor.tools:blockhound"
            + " comes before loopwarden-blockhound on the class path, and cannot be replaced there;"
            + " exclude it ("
            + String.valueOf(reason.getMessage()).replace('"', '\'').replace('\n', ' ')
            + ")\"");
  }
}
