package io.loopwarden.engine.watchdog.judging;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.code.MethodFrame;
import io.loopwarden.engine.code.Owner;
import io.loopwarden.engine.code.WrittenLines;
import io.loopwarden.engine.code.WrittenNames;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.record.OperationNames;
import io.loopwarden.engine.watchdog.judging.SharedSite.Sited;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names the method that a site called, from a stack. Only one thread uses it, and only now and
 * then: it may read a class file.
 */
public final class StalledCall {

  private static final int NONE = -1;

  private final Catalogue catalogue;
  private final CodeOwners owners;
  private final WrittenNames written = new WrittenNames();
  private final WrittenLines lines;

  public StalledCall(Catalogue catalogue, CodeOwners owners) {
    this.catalogue = catalogue;
    this.owners = owners;
    this.lines = new WrittenLines(owners);
  }

  CodeOwners owners() {
    return owners;
  }

  /** The site of a stack by itself. */
  public Frame siteOf(List<StackTraceElement> stack) {
    return stack.isEmpty()
        ? Frame.UNKNOWN
        : asWritten(stack.get(Math.max(0, owners.siteIndex(stack))));
  }

  /** A frame as text, with the line that its source has. */
  public Frame asWritten(StackTraceElement frame) {
    return Frame.of(frame).atLine(lines.of(frame));
  }

  /** The innermost frame of a thread that waits for a monitor, with the line where it does. */
  Frame asEntered(StackTraceElement frame) {
    return Frame.of(frame).atLine(lines.ofEntry(frame));
  }

  /** The frames of a stack, each with the line that its source has. */
  List<Frame> asWritten(List<StackTraceElement> stack) {
    List<Frame> frames = new ArrayList<>(stack.size());
    for (StackTraceElement frame : stack) {
      frames.add(asWritten(frame));
    }
    return frames;
  }

  /** The class of the frame that shows whose work a stack is; null if none does. */
  public @Nullable String workingClass(List<StackTraceElement> stack) {
    int index = owners.workIndex(stack);
    return index < 0 ? null : stack.get(index).getClassName();
  }

  /**
   * The name of the call of a stack by itself; null if the site computes itself, or if it is the
   * JDK's.
   *
   * @param stack the innermost frame first
   */
  public @Nullable String of(List<StackTraceElement> stack) {
    int site = owners.siteIndex(stack);
    return site < 1 || owners.of(stack.get(site)) == Owner.JDK ? null : nameAt(stack, site);
  }

  /** The name of the call of a sample; null if there is none. */
  @Nullable String of(Sited sample) {
    return nameAt(sample.sample().stack(), sample.index());
  }

  private @Nullable String nameAt(List<StackTraceElement> stack, int site) {
    int called = calledIndex(stack, site);
    return called < 0
        ? null
        : catalogue.publicFunction(written.of(frame(stack.get(site)), frame(stack.get(called))));
  }

  /** The function that the site of a sample called; null if it called none. */
  @Nullable String functionBelow(Sited sample) {
    List<StackTraceElement> stack = sample.sample().stack();
    int called = calledIndex(stack, sample.index());
    return called < 0 ? null : SharedSite.function(stack.get(called));
  }

  /**
   * What the JVM calls to load, link and initialise the site's code is no call of the site's, and
   * neither is what compilers make of an operator, such as the JDK's own classes for {@code +}.
   */
  private static int calledIndex(List<StackTraceElement> stack, int site) {
    if (site < 1 || isImplicit(stack.get(site - 1))) {
      return NONE;
    }
    int called =
        OperationNames.calledIndex(StallDescription.framesOf(stack.subList(0, site)), site);
    return called >= 0 && isImplicit(stack.get(called)) ? NONE : called;
  }

  private static boolean isImplicit(StackTraceElement frame) {
    return frame.getMethodName().equals("<clinit>")
        || frame.getMethodName().equals("loadClass")
        || frame.getClassName().equals("java.lang.invoke.MethodHandleNatives")
        || frame.getClassName().startsWith("java.lang.StringConcatHelper")
        || frame.getClassName().startsWith("java.lang.String$$StringConcat");
  }

  private MethodFrame frame(StackTraceElement frame) {
    return MethodFrame.of(frame, owners.loaded(frame.getClassName()));
  }
}
