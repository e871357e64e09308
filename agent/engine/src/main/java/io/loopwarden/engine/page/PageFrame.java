package io.loopwarden.engine.page;

import io.loopwarden.engine.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A frame of a stack.
 *
 * @param text the frame in the form of a stack trace
 * @param isApplication whether it is the application's
 */
public record PageFrame(String text, boolean isApplication) {

  private static final List<String> OF_JDK =
      List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "(unknown)");

  /** Names are whatever the host wants them to be. */
  public PageFrame {
    text = PlainText.name(text);
  }

  /**
   * The frames of a stack.
   *
   * @param isApplication decides by its name whether a class is the application's
   */
  public static List<PageFrame> of(List<String> stack, Predicate<String> isApplication) {
    List<PageFrame> frames = new ArrayList<>();
    for (String text : stack) {
      frames.add(new PageFrame(text, isApplication.test(className(text))));
    }
    return frames;
  }

  /** The method with its class, without its place in a file. */
  public String function() {
    int parenthesis = text.lastIndexOf('(');
    return parenthesis > 0 ? text.substring(0, parenthesis) : text;
  }

  /** The class of a frame in the form of a stack trace. */
  public static String className(String frame) {
    int parenthesis = frame.lastIndexOf('(');
    String function = parenthesis > 0 ? frame.substring(0, parenthesis) : frame;
    int dot = function.lastIndexOf('.');
    return dot > 0 ? function.substring(0, dot) : function;
  }

  /** Whose code it is, in a word: the JDK, or the first two segments of the package. */
  String owner() {
    for (String prefix : OF_JDK) {
      if (text.startsWith(prefix)) {
        return "the JDK";
      }
    }
    return root(className(text));
  }

  /** The first two segments of the name of a class's package. */
  public static String root(String className) {
    int first = className.indexOf('.');
    int second = first < 0 ? -1 : className.indexOf('.', first + 1);
    return second < 0 ? className : className.substring(0, second);
  }
}
