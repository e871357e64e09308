package io.loopwarden.benchmarks.calls;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/** Marks the measured method as blocking for BlockHound, which finds this class as a service. */
public final class ConstantStatementIntegration implements BlockHoundIntegration {

  private static final String EXECUTE_QUERY_DESCRIPTOR = "(Ljava/lang/String;)Ljava/sql/ResultSet;";

  @Override
  public void applyTo(BlockHound.Builder builder) {
    markAsBlocking(builder, "Inlined");
    markAsBlocking(builder, "Called");
  }

  /** By name: loading the class here would have it linked before BlockHound can rewrite it. */
  private static void markAsBlocking(BlockHound.Builder builder, String nestedClass) {
    builder.markAsBlocking(
        "javax.constantdriver.ConstantStatement$" + nestedClass,
        "executeQuery",
        EXECUTE_QUERY_DESCRIPTOR);
  }
}
