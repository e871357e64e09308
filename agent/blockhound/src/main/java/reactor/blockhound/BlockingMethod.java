package reactor.blockhound;

import java.io.Serializable;
import java.lang.reflect.Modifier;

/** A method that was about to block: the one that the application called. */
public class BlockingMethod implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String className;
  private final String name;
  private final int modifiers;

  /**
   * Names a method.
   *
   * @param modifiers as {@link Modifier} has them
   */
  public BlockingMethod(String className, String name, int modifiers) {
    this.className = className;
    this.name = name;
    this.modifiers = modifiers;
  }

  /** The name of its class, such as {@code java.lang.Thread}. */
  public String getClassName() {
    return className;
  }

  /** Its name, such as {@code sleep}. */
  public String getName() {
    return name;
  }

  /** Its modifiers, as {@link Modifier} has them. */
  public int getModifiers() {
    return modifiers;
  }

  /** Whether it is static. */
  public boolean isStatic() {
    return Modifier.isStatic(modifiers);
  }

  /** The class, a point if the method is static and {@code #} if not, and the method. */
  @Override
  public String toString() {
    return className + (isStatic() ? '.' : '#') + name;
  }
}
