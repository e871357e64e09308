package io.loopwarden.engine.refusal;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.code.OwnFrames;
import io.loopwarden.engine.text.ResourceText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code strict.txt} says: what is refused as BlockHound does, and by which name. */
final class StrictMethods {

  private static final String ANY = "*";
  private static final String PRINT_STREAM = "java.io.PrintStream";
  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE); // for descriptors

  /**
   * A line of the file.
   *
   * @param operation the operation's name
   * @param woven the begin of name and descriptor of the woven method, or {@link #ANY}
   */
  private record Line(String operation, String woven, MethodName name) {}

  /** A method by its class and name. */
  record MethodName(String className, String method) {}

  private final List<Line> lines = new ArrayList<>();

  private StrictMethods() {}

  /**
   * Reads the file that this build carries.
   *
   * @param feature the JDK's feature release, such as 17
   */
  static StrictMethods load(int feature) {
    StrictMethods methods = new StrictMethods();
    for (String text : ResourceText.of(StrictMethods.class, "strict.txt").split("\n")) {
      if (!text.isBlank() && text.charAt(0) != '#') {
        String[] words = text.strip().split(" +");
        if (Integer.parseInt(words[2]) <= feature) {
          MethodName name = new MethodName(words[3], words[4]);
          methods.lines.add(0, new Line(words[0], words[1], name));
        }
      }
    }
    return methods;
  }

  /** The operations of the file. */
  List<String> operations() {
    return lines.stream().map(Line::operation).distinct().toList();
  }

  /** The methods that BlockHound names. */
  List<MethodName> names() {
    return lines.stream().map(Line::name).distinct().toList();
  }

  /** The method that BlockHound names where an operation is woven; null if it refuses nothing. */
  @Nullable MethodName nameOf(Operation operation) {
    return contains(operation) ? nameOf(operation, woven()) : null;
  }

  private boolean contains(Operation operation) {
    for (Line line : lines) {
      if (line.operation().equals(operation.name())) {
        return true;
      }
    }
    return false;
  }

  /** The same for a woven method, by its name and descriptor, such as {@code read()I}. */
  @Nullable MethodName nameOf(Operation operation, String woven) {
    for (Line line : lines) {
      if (line.operation().equals(operation.name())
          && (line.woven().equals(ANY) || woven.startsWith(line.woven()))) {
        return line.name();
      }
    }
    return null;
  }

  /** Whether it is standard output, or another stream that prints: BlockHound lets that be. */
  static boolean isPrinting(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().equals(PRINT_STREAM)) {
        return true;
      }
    }
    return false;
  }

  /** The method that called the agent. */
  private static String woven() {
    return WALKER.walk(
        frames ->
            frames
                .filter(frame -> !OwnFrames.contain(frame.getClassName()))
                .findFirst()
                .map(frame -> frame.getMethodName() + frame.getDescriptor())
                .orElse(""));
  }
}
