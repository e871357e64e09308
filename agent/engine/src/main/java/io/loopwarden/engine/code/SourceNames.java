package io.loopwarden.engine.code;

/**
 * Turns names that compilers and generators of classes make into those that people wrote: of
 * Kotlin's facades and defaults, Scala's objects, and classes made for another class.
 */
final class SourceNames {

  /** In the names of generated classes: what comes before is the class that they were made for. */
  private static final String[] GENERATED = {
    "$$Lambda",
    "$$EnhancerBy",
    "$$SpringCGLIB",
    "$$FastClass",
    "$$ByteBuddy",
    "$ByteBuddy$",
    "$HibernateProxy$",
    "$MockitoMock$",
    "$Proxy$_$$_Weld",
    "_$$_",
    "$Definition$Intercepted",
    "$Intercepted",
    "_ClientProxy",
    "_Subclass"
  };

  private static final String[] KOTLIN_NESTED = {"$DefaultImpls", "$Companion"};
  private static final String PART_OF_FACADE = "Kt__";
  private static final String PACKAGE_OBJECT = ".package";
  private static final String DEFAULTS = "$default";
  private static final String LAMBDA = "lambda$";
  private static final String SCALA_LAMBDA = "$anonfun$";

  private SourceNames() {}

  /** Whether a class was generated for another one, by its name. */
  static boolean isGenerated(String className) {
    return marker(className) >= 0;
  }

  /** Whether a method is the body of a lambda. */
  static boolean isLambda(String methodName) {
    return methodName.contains(LAMBDA) || methodName.startsWith(SCALA_LAMBDA);
  }

  /** The name of a type without what compilers and generators add. */
  static String type(String className) {
    int generated = marker(className);
    String name = generated < 0 ? className : madeFor(className, generated);
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
  static String method(String methodName) {
    String name = methodName;
    if (name.startsWith(SCALA_LAMBDA) || name.startsWith(LAMBDA)) {
      int start = name.indexOf('$', 1) + 1;
      int end = name.lastIndexOf('$');
      name = end > start ? name.substring(start, end) : name;
    } else if (name.indexOf('$' + LAMBDA) > 0) {
      name = name.substring(0, name.indexOf('$' + LAMBDA));
    }
    if (name.endsWith(DEFAULTS) && name.length() > DEFAULTS.length()) {
      name = name.substring(0, name.length() - DEFAULTS.length());
    }
    int mangled = name.indexOf('-');
    return mangled > 0 ? name.substring(0, mangled) : name;
  }

  /** Where the part of a name begins that a generator has added, or -1. */
  private static int marker(String className) {
    int simple = className.lastIndexOf('.') + 1;
    for (String word : GENERATED) {
      int place = className.indexOf(word, simple + 1);
      if (place > 0) {
        return place;
      }
    }
    return -1;
  }

  /** Micronaut puts a dollar sign before the name, too. */
  private static String madeFor(String className, int end) {
    int simple = className.lastIndexOf('.') + 1;
    return className.charAt(simple) == '$' && className.startsWith("$", end)
        ? className.substring(0, simple) + className.substring(simple + 1, end)
        : className.substring(0, end);
  }
}
