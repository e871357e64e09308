package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.code.JdbcDrivers;
import io.loopwarden.engine.code.MethodFrame;
import io.loopwarden.engine.code.WrittenLines;
import io.loopwarden.engine.code.WrittenNames;
import io.loopwarden.engine.finding.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names the method that a site called as its source does, and knows what goes through libraries.
 * Only the reporter's thread uses it.
 */
final class CallNames {

  private static final String JDBC = "jdbc";

  private final Catalogue catalogue;
  private final WrittenNames written = new WrittenNames();
  private final JdbcDrivers drivers = new JdbcDrivers();
  private final WrittenLines lines;

  CallNames(Catalogue catalogue, CodeOwners owners) {
    this.catalogue = catalogue;
    this.lines = new WrittenLines(owners);
  }

  /** A frame as text, with the line that its source has. */
  Frame frame(StackWalker.StackFrame frame) {
    return Frame.of(frame).atLine(lines.of(frame));
  }

  /**
   * The name of the call.
   *
   * @param operation the operation beneath, under its name
   * @param frames the frames as the JVM gave them
   * @param stack the same as text, with some more before them
   * @param added how many more
   * @param siteIndex where the site is in the stack
   */
  String of(
      Operation operation,
      List<StackWalker.StackFrame> frames,
      List<Frame> stack,
      int added,
      int siteIndex) {
    int called = OperationNames.calledIndex(stack, siteIndex);
    if (called < added) {
      return operation.name(); // the site called the operation, which has no frame
    }
    String name =
        written.of(
            MethodFrame.of(frames.get(siteIndex - added)),
            MethodFrame.of(frames.get(called - added)),
            called == added ? operation.name() : "");
    return catalogue.publicFunction(name);
  }

  /**
   * The category of what goes through a class, or null. A JDBC driver has methods of its own, such
   * as {@code PGConnection.getNotifications}, and reads sockets and takes locks in them.
   */
  @Nullable String categoryThrough(Class<?> type) {
    return drivers.include(type) ? JDBC : catalogue.through(type.getName());
  }
}
