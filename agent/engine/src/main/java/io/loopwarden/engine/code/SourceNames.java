package io.loopwarden.engine.code;

/**
 * Turns names that compilers and generators of classes make into those that people wrote: of
 * Kotlin's facades and defaults, Scala's objects, and classes made for another class.
 */
public final class SourceNames {

  private static final String[] KOTLIN_NESTED = {"$DefaultImpls", "$Companion"};
  private static final String PART_OF_FACADE = "Kt__";
  private static final String PACKAGE_OBJECT = ".package";
  private static final String DEFAULTS = "$default";
  private static final String LAMBDA = "lambda$";
  private static final String SCALA_LAMBDA = "$anonfun$";
  private static final String SCALA_3_LAMBDA = "$$anonfun$";

  private SourceNames() {}

  /** A qualified name of a method, without what compilers and generators add. */
  public static String function(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : type(name.substring(0, dot)) + '.' + method(name.substring(dot + 1));
  }

  /** Whether a method is the body of a lambda. */
  static boolean isLambda(String methodName) {
    return methodName.contains(LAMBDA)
        || methodName.startsWith(SCALA_LAMBDA)
        || methodName.indexOf(SCALA_3_LAMBDA) > 0;
  }

  /** The name of a type without what compilers and generators add. */
  static String type(String className) {
    String written = GeneratedNames.written(className);
    String name = written == null ? className : written;
    int facade = name.indexOf(PART_OF_FACADE, name.lastIndexOf('.') + 1);
    if (facade > 0) {
      name = name.substring(0, facade + 2);
    }
    for (String nested : KOTLIN_NESTED) {
      if (name.endsWith(nested)) {
        name = name.substring(0, name.length() - nested.length());
      }
    }
    if (name.endsWith("$") && name.length() > 1 && name.charAt(name.length() - 2) != '.') {
      name = name.substring(0, name.length() - 1);
      if (name.endsWith(PACKAGE_OBJECT)) {
        name = name.substring(0, name.length() - PACKAGE_OBJECT.length());
      }
    }
    return name;
  }

  /** The name of a method without what compilers add; a lambda's is that of its method. */
  public static String method(String methodName) {
    String name = methodName;
    if (name.startsWith(SCALA_LAMBDA) || name.startsWith(LAMBDA)) {
      int start = name.indexOf('$', 1) + 1;
      int end = name.lastIndexOf('$');
      name = end > start ? name.substring(start, end) : name;
    } else if (name.indexOf('$' + LAMBDA) > 0) {
      name = name.substring(0, name.indexOf('$' + LAMBDA));
    } else if (name.indexOf(SCALA_3_LAMBDA) > 0) {
      name = name.substring(0, name.indexOf(SCALA_3_LAMBDA));
    }
    if (name.endsWith(DEFAULTS) && name.length() > DEFAULTS.length()) {
      name = name.substring(0, name.length() - DEFAULTS.length());
    }
    int mangled = name.indexOf('-');
    return ScalaOperators.written(mangled > 0 ? name.substring(0, mangled) : name);
  }
}
