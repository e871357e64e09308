package io.loopwarden.it.harness;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * Adds to the message of each failure what the test's JVMs were started with, what they printed and
 * what the agent logged. Every test has it: the extension is registered for the whole suite.
 */
public final class FailureReport implements InvocationInterceptor {
  private static final int MOST_CHARACTERS = 6_000;

  /** A failure with what may explain it. */
  private static final class Explained extends AssertionError {
    private static final long serialVersionUID = 1L;

    Explained(Throwable failure, Collection<StartedJvm> jvms) {
      super(failure + describe(jvms), failure);
      setStackTrace(failure.getStackTrace());
    }

    @Override
    public String toString() {
      return getMessage();
    }
  }

  @Override
  public void interceptBeforeAllMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    explained(invocation);
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    explained(invocation);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    explained(invocation);
  }

  @Override
  public void interceptDynamicTest(
      Invocation<Void> invocation, DynamicTestInvocationContext call, ExtensionContext context)
      throws Throwable {
    explained(invocation);
  }

  private static void explained(Invocation<Void> invocation) throws Throwable {
    Map<Path, StartedJvm> before = TestJvms.current();
    Map<Path, StartedJvm> jvms = TestJvms.begin();
    try {
      invocation.proceed();
    } catch (TestAbortedException skipped) {
      throw skipped;
    } catch (Exception | AssertionError failure) {
      boolean isExplained = String.valueOf(failure.getMessage()).contains(StartedJvm.TITLE);
      throw jvms.isEmpty() || isExplained ? failure : new Explained(failure, jvms.values());
    } finally {
      TestJvms.restore(before);
    }
  }

  private static String describe(Collection<StartedJvm> jvms) {
    StringBuilder text = new StringBuilder();
    jvms.forEach(jvm -> jvm.describe(text, MOST_CHARACTERS));
    return text.toString();
  }
}
