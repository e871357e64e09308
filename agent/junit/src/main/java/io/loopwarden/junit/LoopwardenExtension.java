package io.loopwarden.junit;

import io.loopwarden.api.BlockingEvents;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Fails the tests that block event loops. Registered by {@link NonBlocking}, or for all tests by
 * {@code junit.jupiter.extensions.autodetection.enabled=true}; to be registered twice changes
 * nothing.
 *
 * <p>A test that asks for a parameter of type {@link BlockingEvents} judges for itself, and is not
 * failed by this.
 */
public final class LoopwardenExtension extends TestMethodInterceptor
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver {

  /** The session that this was asked about last; all of its tests have the same. */
  private volatile @Nullable Known known;

  /** For JUnit. */
  public LoopwardenExtension() {}

  private record Known(ExtensionContext root, @Nullable Session session) {}

  /** The session of a context; null if there is nothing to do. */
  private @Nullable Session sessionOf(ExtensionContext context) {
    ExtensionContext root = context.getRoot();
    Known last = known;
    if (last == null || last.root != root) {
      last = new Known(root, Session.of(root));
      known = last;
    }
    return last.session;
  }

  @Override
  @Nullable Session sessionIfKnown(ExtensionContext context) {
    Known last = known;
    return last == null || last.root != context.getRoot() ? null : last.session;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    Session session = sessionOf(context);
    if (session == null) {
      return;
    }
    Run run = session.runs().of(context);
    if (run == null) {
      run = session.runs().ofClass(context);
      session.begin(run);
    }
    run.registrations++;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    Session session = sessionOf(context);
    if (session == null) {
      return;
    }
    Run run = session.runs().of(context);
    if (run == null) {
      run = session.runs().ofTest(context);
      session.begin(run);
      run.enter();
    }
    run.registrations++;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    end(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    end(context);
  }

  /** The one that began is the last to end, as JUnit nests them. */
  private void end(ExtensionContext context) {
    Session session = sessionIfKnown(context);
    Run run = session == null ? null : session.runs().of(context);
    if (session != null && run != null && --run.registrations == 0) {
      session.runs().remove(context);
      run.leave();
      session.end(run, context.getExecutionException().isPresent());
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == BlockingEvents.class
        && context.getTestMethod().isPresent();
  }

  @Override
  public BlockingEvents resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Session session = sessionOf(context);
    Run run = session == null ? null : session.runs().of(context);
    if (session == null || run == null) {
      return new BlockingEvents(List::of);
    }
    session.judgesItself(run);
    return new BlockingEvents(() -> session.eventsOf(run));
  }
}
