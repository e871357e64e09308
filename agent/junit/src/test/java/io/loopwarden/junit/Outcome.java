package io.loopwarden.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** What JUnit makes of classes under the extension: who failed with which message. */
final class Outcome {

  private static final String AUTODETECTION = "junit.jupiter.extensions.autodetection.enabled";

  private final Map<String, Throwable> failures = new TreeMap<>();
  private final List<String> passed = new ArrayList<>();

  private Outcome(EngineExecutionResults results) {
    results.allEvents().stream()
        .filter(event -> event.getPayload(TestExecutionResult.class).isPresent())
        .forEach(this::add);
  }

  private void add(Event event) {
    TestExecutionResult result = event.getRequiredPayload(TestExecutionResult.class);
    String name = nameOf(event.getTestDescriptor());
    Optional<Throwable> failure = result.getThrowable();
    if (failure.isPresent()) {
      failures.put(name, failure.get());
    } else if (event.getTestDescriptor().isTest()) {
      passed.add(name);
    }
  }

  /** A class by its name, a test by its method and, if it has several, its number. */
  private static String nameOf(TestDescriptor descriptor) {
    UniqueId id = descriptor.getUniqueId();
    UniqueId.Segment last = id.getLastSegment();
    if (last.getValue().startsWith("#")) {
      return id.removeLastSegment().getLastSegment().getValue() + " " + last.getValue();
    }
    return last.getValue().substring(last.getValue().lastIndexOf('$') + 1);
  }

  /** Each test is looked after. */
  static Outcome of(Class<?>... types) {
    return of(Map.of(AUTODETECTION, "true"), types);
  }

  /** Only what is annotated is looked after. */
  static Outcome ofAnnotated(Class<?>... types) {
    return of(Map.of(), types);
  }

  static Outcome of(Map<String, String> parameters, Class<?>... types) {
    EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter");
    for (Class<?> type : types) {
      kit.selectors(selectClass(type));
    }
    return new Outcome(kit.configurationParameters(parameters).execute());
  }

  List<String> failed() {
    return List.copyOf(failures.keySet());
  }

  List<String> passed() {
    return passed;
  }

  Throwable failure(String name) {
    Throwable failure = failures.get(name);
    if (failure == null) {
      throw new AssertionError(name + " has not failed, but " + failures.keySet());
    }
    return failure;
  }

  String message(String name) {
    return String.valueOf(failure(name).getMessage());
  }
}
