package io.loopwarden.engine.scan.path;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.scan.code.MethodId;
import java.util.List;

/**
 * A place in the application's code from which an event loop can come to an operation.
 *
 * @param grade how near it is
 * @param site the method of the application, with the way to it
 * @param line the line of the call, 0 if it is not known
 * @param call the name of the method that the site calls
 * @param beneath the methods of libraries from the call to the operation; empty if the call is one
 * @param operation the operation, under the name that a report gives it
 */
public record StaticProblem(
    Grade grade, Reached site, int line, String call, List<MethodId> beneath, Operation operation) {

  /** How near an operation is to where the event loop enters the application. */
  public enum Grade {
    /** The entry point itself calls the operation. */
    DIRECT,
    /** The entry point calls what leads to it. */
    REACHABLE
  }

  /** Copies the way. */
  public StaticProblem {
    beneath = List.copyOf(beneath);
  }
}
