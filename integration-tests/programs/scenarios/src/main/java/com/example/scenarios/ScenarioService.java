package com.example.scenarios;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Runs scenarios where a request wants them: on the event loop that handles it, or at a place where
 * blocking is allowed.
 */
public final class ScenarioService implements AutoCloseable {
  private final Map<String, Scenario<?>> scenarios;
  private final Map<String, Executor> places = new ConcurrentHashMap<>();
  private final ExecutorService helpers =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "stagehand");
            thread.setDaemon(true);
            return thread;
          });

  ScenarioService(Settings settings) {
    scenarios = Scenarios.all(settings);
    places.put("plainThread", helpers);
    Platform.virtualThreads().ifPresent(executor -> places.put("virtualThread", executor));
  }

  /** Makes a place of the stack's own known, such as its worker pool. */
  public void addPlace(String name, Executor executor) {
    places.put(name, executor);
  }

  /**
   * Runs a scenario. Must be called on the event loop; whatever surrounds the scenario's action
   * happens elsewhere.
   *
   * @param loop runs a task on the event loop of the caller, later
   * @return what became of it, completed on any thread
   */
  public CompletableFuture<String> run(ScenarioRequest request, Executor loop) {
    Scenario<?> scenario = scenarios.get(request.scenario());
    boolean inHandler = request.place().equals(ScenarioRequest.HANDLER);
    Executor place = inHandler ? loop : places.get(request.place());
    if (scenario == null || place == null) {
      return CompletableFuture.failedFuture(
          new IllegalArgumentException("no such scenario or place: " + request));
    }
    if (inHandler && scenario.alone()) {
      Outcome outcome = Outcome.of(scenario, null);
      return CompletableFuture.supplyAsync(outcome::render, helpers);
    }
    return perform(scenario, place);
  }

  private <S extends Stage> CompletableFuture<String> perform(
      Scenario<S> scenario, Executor place) {
    return CompletableFuture.supplyAsync(() -> setStage(scenario), helpers)
        .thenCompose(stage -> act(scenario, stage, place))
        .exceptionally(Outcome::notRun)
        .thenApplyAsync(Outcome::render, helpers);
  }

  private static <S extends Stage> S setStage(Scenario<S> scenario) {
    try {
      return scenario.alone() ? null : scenario.setting().set();
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  private <S extends Stage> CompletableFuture<Outcome> act(
      Scenario<S> scenario, S stage, Executor place) {
    return CompletableFuture.supplyAsync(() -> Outcome.of(scenario, stage), place)
        .thenApplyAsync(outcome -> clear(stage, outcome), helpers);
  }

  private static Outcome clear(Stage stage, Outcome outcome) {
    if (stage == null) {
      return outcome;
    }
    try {
      try {
        outcome.collectEvidence(stage);
      } finally {
        stage.clear();
      }
      return outcome;
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  @Override
  public void close() {
    helpers.shutdown();
  }
}
