package io.loopwarden.junit;

import io.loopwarden.api.Loopwarden;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Runs the methods of tests so that what blocks is attributed to the method's run: those before and
 * after all tests of a class as runs of their own, all others as parts of their test.
 */
abstract class TestMethodInterceptor implements InvocationInterceptor {

  /**
   * The session of a context, for callbacks that come after the first one, which reports why there
   * is none; null if there is none.
   */
  abstract @Nullable Session sessionIfKnown(ExtensionContext context);

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
}
