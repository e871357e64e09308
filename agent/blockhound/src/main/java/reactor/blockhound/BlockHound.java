package reactor.blockhound;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Refuses calls that block by nature on threads that must not block. One installation serves the
 * JVM: the first.
 */
public class BlockHound {

  private BlockHound() {}

  /** Settings to begin with, that know of no integration. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Installs with the integrations that {@link ServiceLoader} finds, and with others.
   *
   * @param integrations the others
   */
  public static void install(BlockHoundIntegration... integrations) {
    builder().loadIntegrations(integrations).install();
  }

  /**
   * Installs before the program begins, for {@code -javaagent}. If that fails, one line on standard
   * error says why, and the program runs without.
   */
  public static void premain(@Nullable String argument, Instrumentation instrumentation) {
    try {
      Attachment.ensure(instrumentation, argument == null ? "" : argument);
      builder().loadIntegrations().with(instrumentation).install();
    } catch (RuntimeException | LinkageError e) {
      String reason = String.valueOf(e.getMessage()).replace('"', '\'').replace('\n', ' ');
      System.err.println(
          "WARN loopwarden event=not_started message=\"BlockHound is not installed: "
              + reason
              + '"');
    }
  }

  /** What is to be installed. */
  public static class Builder {

    private final Map<String, Boolean> allowances = new LinkedHashMap<>();
    private final Set<String> blocking = new LinkedHashSet<>();
    private @Nullable Consumer<BlockingMethod> callback;
    private Predicate<Thread> nonBlocking = thread -> false;
    private Predicate<Thread> dynamic = thread -> false;
    private @Nullable Instrumentation instrumentation;

    Builder() {
      allowBlockingCallsInside("java.lang.ClassLoader", "loadClass");
      allowBlockingCallsInside("java.lang.Throwable", "printStackTrace");
      allowBlockingCallsInside("java.util.concurrent.ConcurrentHashMap", "initTable");
    }

    /**
     * Adds a method that blocks.
     *
     * @param signature its descriptor, as the JVM writes it, such as {@code (I)V}
     */
    @SuppressWarnings("rawtypes") // the signature is given
    public Builder markAsBlocking(Class clazz, String methodName, String signature) {
      return markAsBlocking(clazz.getName(), methodName, signature);
    }

    /**
     * Adds a method that blocks.
     *
     * @param signature its descriptor, as the JVM writes it, such as {@code (I)V}
     */
    public Builder markAsBlocking(String className, String methodName, String signature) {
      blocking.add(className.replace('/', '.') + '.' + methodName + signature);
      return this;
    }

    /** Allows what a method, in all its forms, calls to block. */
    public Builder allowBlockingCallsInside(String className, String methodName) {
      allowances.put(className + '.' + methodName, true);
      return this;
    }

    /** Takes back, for what a method calls, what a method further out allows. */
    public Builder disallowBlockingCallsInside(String className, String methodName) {
      allowances.put(className + '.' + methodName, false);
      return this;
    }

    /**
     * Sets what is called when a call blocks, instead of throwing {@link BlockingOperationError}.
     */
    public Builder blockingMethodCallback(Consumer<BlockingMethod> consumer) {
      callback = consumer;
      return this;
    }

    /**
     * Changes which threads must not block.
     *
     * @param function makes the new predicate of the one so far
     */
    public Builder nonBlockingThreadPredicate(
        Function<Predicate<Thread>, Predicate<Thread>> function) {
      nonBlocking = function.apply(nonBlocking);
      return this;
    }

    /**
     * Changes which threads change their minds: they are asked at each call whether they must not
     * block.
     *
     * @param function makes the new predicate of the one so far
     */
    public Builder dynamicThreadPredicate(Function<Predicate<Thread>, Predicate<Thread>> function) {
      dynamic = function.apply(dynamic);
      return this;
    }

    /** Adds threads that change their minds. */
    public Builder addDynamicThreadPredicate(Predicate<Thread> predicate) {
      return dynamicThreadPredicate(known -> known.or(predicate));
    }

    /**
     * Applies the integrations that {@link ServiceLoader} finds, and others, by their priority.
     *
     * @param integrations the others
     */
    public Builder loadIntegrations(BlockHoundIntegration... integrations) {
      List<BlockHoundIntegration> all = new ArrayList<>();
      ServiceLoader.load(BlockHoundIntegration.class).forEach(all::add);
      Collections.addAll(all, integrations);
      Collections.sort(all);
      all.forEach(this::with);
      return this;
    }

    /** Applies an integration. */
    public Builder with(BlockHoundIntegration integration) {
      integration.applyTo(this);
      return this;
    }

    /** Sets by which means to start the agent where it is not there yet. */
    public Builder with(Instrumentation instrumentation) {
      this.instrumentation = instrumentation;
      return this;
    }

    /**
     * Installs, unless somebody else has; attaches the agent to this JVM where it is not there yet.
     *
     * @throws IllegalStateException if the agent cannot be attached, or is switched off
     */
    public void install() {
      Installer.install(
          instrumentation, nonBlocking, dynamic, Map.copyOf(allowances), blocking, callback);
    }

    /** The allowances so far: class and method, and whether what is below may block. */
    Map<String, Boolean> allowances() {
      return Map.copyOf(allowances);
    }
  }
}
