package com.example.blockhound;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/** Integrations that note their turn. */
public final class Integrations {

  static final List<String> APPLIED = new CopyOnWriteArrayList<>();

  private Integrations() {}

  /** A service without a priority. */
  public static final class PlainService implements BlockHoundIntegration {
    @Override
    public void applyTo(BlockHound.Builder builder) {
      APPLIED.add("plain service");
    }
  }

  /** A service that comes early, though it is listed last. */
  public static final class EarlyService implements BlockHoundIntegration {
    @Override
    public int getPriority() {
      return -1;
    }

    @Override
    public void applyTo(BlockHound.Builder builder) {
      APPLIED.add("early service");
    }
  }

  /** A service that allows a method of a program. */
  public static final class AllowingService implements BlockHoundIntegration {
    @Override
    public void applyTo(BlockHound.Builder builder) {
      builder.allowBlockingCallsInside("com.example.blockhound.IntegrationsProgram", "allowed");
      builder.nonBlockingThreadPredicate(known -> known);
    }
  }

  /** A service that fails where it is asked to. */
  public static final class FailingService implements BlockHoundIntegration {
    @Override
    public void applyTo(BlockHound.Builder builder) {
      if (Boolean.getBoolean("blockhound.fail")) {
        throw new IllegalStateException("asked to fail");
      }
    }
  }

  /** One that is given to the installation. */
  static BlockHoundIntegration given(String name, int priority) {
    return new BlockHoundIntegration() {
      @Override
      public int getPriority() {
        return priority;
      }

      @Override
      public void applyTo(BlockHound.Builder builder) {
        APPLIED.add(name);
      }
    };
  }
}
