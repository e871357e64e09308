package reactor.blockhound.integration;

import reactor.blockhound.BlockHound;

/**
 * Has nothing to do: standard output and standard error merely can block, and what merely can block
 * is never refused.
 */
public class StandardOutputIntegration implements BlockHoundIntegration {

  @Override
  public void applyTo(BlockHound.Builder builder) {
    // see above
  }
}
