package io.loopwarden.engine.scan.code;

/**
 * A method as class files name it.
 *
 * @param owner the internal name of the class, such as {@code java/lang/Thread}
 * @param descriptor the types of parameters and result, such as {@code (J)V}
 */
public record MethodId(String owner, String name, String descriptor) {

  /** The same method of another class. */
  public MethodId of(String otherOwner) {
    return new MethodId(otherOwner, name, descriptor);
  }

  /** Name and descriptor, which distinguish the methods of one class. */
  public String signature() {
    return name.concat(descriptor);
  }

  /** The class's name as a program uses it. */
  public String className() {
    return owner.replace('/', '.');
  }

  /** The qualified name, such as {@code java.lang.Thread.sleep}. */
  public String function() {
    return className() + '.' + name;
  }

  /** The internal name of the type of the result; empty for primitives, arrays and void. */
  public String resultType() {
    int start = descriptor.indexOf(')') + 1;
    return descriptor.charAt(start) == 'L'
        ? descriptor.substring(start + 1, descriptor.length() - 1)
        : "";
  }
}
