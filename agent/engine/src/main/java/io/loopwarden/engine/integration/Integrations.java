package io.loopwarden.engine.integration;

import io.loopwarden.engine.policy.AllowRule;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.report.Notifications;
import io.loopwarden.engine.thread.AgentThreads;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/**
 * Honours the allowances of the integrations that libraries bring along for BlockHound: services,
 * which most programs cannot even load, because BlockHound is not on their class path. So they are
 * loaded a second time, beside a copy of BlockHound's API that the agent's jar hides.
 *
 * <p>{@link #expect} and {@link #start} may be called by any thread, inside a class loader too:
 * nothing is loaded there.
 */
public final class Integrations implements Runnable {

  private static final String SERVICE =
      "META-INF/services/reactor.blockhound.integration.BlockHoundIntegration";

  private static final String READER = "reactor.blockhound.IntegrationReader";

  private final Policy policy;
  private final Notifications notifications;
  private final BlockingQueue<ClassLoader> expected = new LinkedBlockingQueue<>();
  private final Set<ClassLoader> known =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  public Integrations(Policy policy, Notifications notifications) {
    this.policy = policy;
    this.notifications = notifications;
  }

  /** Notes a loader whose classes run event loops. */
  public void expect(ClassLoader loader) {
    if (known.add(loader)) {
      expected.add(loader);
    }
  }

  /** Has a thread look for integrations where loaders are left over. */
  public void start() {
    if (!expected.isEmpty()) {
      AgentThreads.start("loopwarden-integrations", this);
    }
  }

  /** Looks for integrations in the loaders that were noted; none is left when this returns. */
  @Override
  public synchronized void run() {
    ClassLoader loader = expected.poll();
    while (loader != null) {
      honour(loader);
      loader = expected.poll();
    }
  }

  private void honour(ClassLoader loader) {
    List<AllowRule> rules = new ArrayList<>();
    for (String name : services(loader)) {
      try {
        rules.addAll(read(name, loader));
      } catch (Throwable reason) {
        notifications.problem("integration_failed", name + " is left out: " + rootOf(reason));
      }
    }
    if (!rules.isEmpty()) {
      policy.add(rules);
    }
  }

  private static Throwable rootOf(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private Set<String> services(ClassLoader loader) {
    Set<String> names = new LinkedHashSet<>();
    try {
      for (URL url : Collections.list(loader.getResources(SERVICE))) {
        try (InputStream in = url.openStream()) {
          addNames(names, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      notifications.problem("integration_failed", SERVICE + " cannot be read: " + e.getMessage());
    }
    return names;
  }

  private static void addNames(Set<String> names, String text) {
    for (String line : text.split("\r?\n", -1)) {
      int comment = line.indexOf('#');
      String name = (comment < 0 ? line : line.substring(0, comment)).strip();
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
  }

  @SuppressWarnings("unchecked") // the reader is a function of just this
  private static List<AllowRule> read(String name, ClassLoader loader)
      throws ReflectiveOperationException {
    Thread thread = Thread.currentThread();
    ClassLoader context = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      IntegrationLoader own = new IntegrationLoader(loader, name);
      Function<Object, Map<String, Boolean>> reader =
          (Function<Object, Map<String, Boolean>>) instance(READER, own);
      List<AllowRule> rules = new ArrayList<>();
      for (Map.Entry<String, Boolean> allowance : reader.apply(instance(name, own)).entrySet()) {
        rules.add(
            AllowRule.ofIntegration(
                allowance.getValue(), allowance.getKey(), "integration " + name));
      }
      return rules;
    } finally {
      thread.setContextClassLoader(context);
    }
  }

  private static Object instance(String name, ClassLoader loader)
      throws ReflectiveOperationException {
    var constructor = Class.forName(name, true, loader).getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }
}
