package reactor.blockhound.integration;

import reactor.blockhound.BlockHound;

/**
 * What a library, or a project, adds to an installation. Found as a service, or given to {@link
 * BlockHound#install}.
 */
public interface BlockHoundIntegration extends Comparable<BlockHoundIntegration> {

  /** Makes its settings. */
  void applyTo(BlockHound.Builder builder);

  /** When its turn is: the lower, the earlier; among equals, in the order in which they came. */
  default int getPriority() {
    return 0;
  }

  @Override
  default int compareTo(BlockHoundIntegration other) {
    return Integer.compare(getPriority(), other.getPriority());
  }
}
