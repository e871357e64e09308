package reactor.blockhound;

/** Thrown instead of running a method that would block a thread that must not block. */
public final class BlockingOperationError extends Error {

  private static final long serialVersionUID = 1L;

  private final BlockingMethod method;

  /** Names the method that did not run. */
  public BlockingOperationError(BlockingMethod method) {
    super("Blocking call! " + method);
    this.method = method;
  }

  /** The method that did not run. */
  public BlockingMethod getMethod() {
    return method;
  }
}
