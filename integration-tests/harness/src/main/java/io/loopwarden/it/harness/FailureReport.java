package io.loopwarden.it.harness;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * Adds to the message of each failure what the test's JVMs were started with, what they printed and
 * what the agent logged. Every test has it: the extension is registered for the whole suite.
 *
 * <p>A JVM belongs to the test on whose thread it is started; for other threads there is {@link
 * #ofThisTest}.
 */
public final class FailureReport implements InvocationInterceptor {
  private static final int MOST_CHARACTERS = 6_000;

  private static final ThreadLocal<Map<Path, StartedJvm>> OF_THIS_TEST = new ThreadLocal<>();

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

  /** Adds a JVM; one with the same output comes after one that has ended, and replaces it. */
  static void add(StartedJvm jvm) {
    Map<Path, StartedJvm> jvms = OF_THIS_TEST.get();
    if (jvms != null) {
      jvms.put(jvm.standardOutput(), jvm);
    }
  }

  /** Work for another thread, whose JVMs belong to the test that runs on this thread. */
  public static <T> Supplier<T> ofThisTest(Supplier<T> work) {
    Map<Path, StartedJvm> jvms = OF_THIS_TEST.get();
    return () -> {
      OF_THIS_TEST.set(jvms);
      try {
        return work.get();
      } finally {
        OF_THIS_TEST.remove();
      }
    };
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
    Map<Path, StartedJvm> before = OF_THIS_TEST.get();
    Map<Path, StartedJvm> jvms = Collections.synchronizedMap(new LinkedHashMap<>());
    OF_THIS_TEST.set(jvms);
    try {
      invocation.proceed();
    } catch (TestAbortedException skipped) {
      throw skipped;
    } catch (Exception | AssertionError failure) {
      boolean isExplained = String.valueOf(failure.getMessage()).contains(StartedJvm.TITLE);
      throw jvms.isEmpty() || isExplained ? failure : new Explained(failure, jvms.values());
    } finally {
      OF_THIS_TEST.set(before);
    }
  }

  private static String describe(Collection<StartedJvm> jvms) {
    StringBuilder text = new StringBuilder();
    jvms.forEach(jvm -> jvm.describe(text, MOST_CHARACTERS));
    return text.toString();
  }
}
