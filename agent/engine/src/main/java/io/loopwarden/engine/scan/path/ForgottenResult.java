package io.loopwarden.engine.scan.path;

/**
 * A result that the application drops right after the call, where it should use it.
 *
 * @param site the method that drops it, with the way to it
 * @param line the line of the call, 0 if it is not known
 * @param call the name of the method that returned it
 * @param type the name of its type
 * @param loss what is lost
 */
public record ForgottenResult(Reached site, int line, String call, String type, Loss loss) {

  /** What is lost with a result. */
  public enum Loss {
    /** Its work: it begins only when somebody subscribes. */
    WORK,
    /** Its failure: the work runs, but nobody knows how it ended. */
    FAILURE
  }
}
