package io.loopwarden.junit;

import io.loopwarden.api.BlockingEvents;
import io.loopwarden.api.Loopwarden;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Fails the tests that block event loops. Registered by {@link NonBlocking}, or for all tests by
 * {@code junit.jupiter.extensions.autodetection.enabled=true}; to be registered twice changes
 * nothing.
 *
 * <p>A test that asks for a parameter of type {@link BlockingEvents} judges for itself, and is not
 * failed by this.
 */
public final class LoopwardenExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        InvocationInterceptor,
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

  /** The same for callbacks that come after the first, which complained if there was reason to. */
  private @Nullable Session sessionIfKnown(ExtensionContext context) {
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
  public void interceptBeforeAllMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    part(Run.Kind.BEFORE_ALL, invocation, context);
  }

  @Override
  public void interceptAfterAllMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    part(Run.Kind.AFTER_ALL, invocation, context);
  }

  private void part(Run.Kind kind, Invocation<@Nullable Void> invocation, ExtensionContext context)
      throws Throwable {
    Session session = sessionIfKnown(context);
    Run type = session == null ? null : session.runs().of(context);
    if (session == null || type == null || type.inPart) {
      invocation.proceed();
      return;
    }
    Run part = type.part(kind);
    type.inPart = true;
    session.beginPart(part);
    part.enter();
    try {
      invocation.proceed();
    } finally {
      part.leave();
      session.endPart(part);
      type.inPart = false;
    }
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    scoped(invocation, context);
  }

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    scoped(invocation, context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    scoped(invocation, context);
  }

  @Override
  public <T extends @Nullable Object> T interceptTestFactoryMethod(
      Invocation<T> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    return scoped(invocation, context);
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    scoped(invocation, context);
  }

  /** A time-out may run the method on a thread of its own. */
  private <T extends @Nullable Object> T scoped(Invocation<T> invocation, ExtensionContext context)
      throws Throwable {
    Session session = sessionIfKnown(context);
    Run run = session == null ? null : session.runs().of(context);
    if (run == null || run.isEnteredBy(Thread.currentThread())) {
      return invocation.proceed();
    }
    Loopwarden.Registration scope = Loopwarden.scope(run);
    try {
      return invocation.proceed();
    } finally {
      scope.close();
    }
  }

  @Override
  public void interceptDynamicTest(
      Invocation<@Nullable Void> invocation,
      DynamicTestInvocationContext test,
      ExtensionContext context)
      throws Throwable {
    Session session = sessionIfKnown(context);
    Run run = session == null ? null : session.runs().ofDynamicTest(context);
    if (session == null || run == null) {
      invocation.proceed();
      return;
    }
    session.begin(run);
    run.enter();
    Throwable failure = null;
    try {
      invocation.proceed();
    } catch (Throwable e) {
      failure = e;
      throw e;
    } finally {
      session.runs().remove(context);
      run.leave();
      session.endDynamicTest(run, failure);
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
    run.judgesItself = true;
    return new BlockingEvents(() -> session.eventsOf(run));
  }
}
