package io.loopwarden.engine.code;

import org.jspecify.annotations.Nullable;

/**
 * Names of classes that were generated, at run time or by a build, for a class that was written.
 */
final class GeneratedNames {

  /** What stands between the written class's name and what a generator adds. */
  private static final String[] MARKS = {
    "$$Lambda",
    "$$SpringCGLIB$$",
    "$$EnhancerBy",
    "$$FastClass",
    "$$KeyFactoryBy",
    "$ByteBuddy$",
    "$HibernateProxy$",
    "$HibernateInstantiator$",
    "$MockitoMock$",
    "$Proxy$_$$_Weld",
    "$$_Weld",
    "_$$_javassist",
    "_$$_jvst",
    "$$Proxy$$",
    "$Definition$Intercepted",
    "$Intercepted$Definition",
    "$Intercepted"
  };

  private static final String[] ENDS = {"_ClientProxy", "_Subclass"};

  /** Micronaut's generated classes begin so, with the written class's name after it. */
  private static final char PREFIX = '$';

  private GeneratedNames() {}

  /** Whether a class was generated, as far as its name shows it. */
  static boolean isGenerated(String name) {
    return written(name) != null || isJdkProxy(name);
  }

  /** Whether it is a dynamic proxy of the JDK's, whose name does not show what it stands for. */
  static boolean isJdkProxy(String name) {
    int proxy = name.indexOf("$Proxy");
    return proxy >= 0
        && (proxy == 0 || name.charAt(proxy - 1) == '.')
        && proxy + 6 < name.length()
        && Character.isDigit(name.charAt(proxy + 6));
  }

  /** The name of the class that a class was generated for; null if it was written itself. */
  static @Nullable String written(String name) {
    int hidden = name.indexOf('/');
    String plain = hidden < 0 ? name : name.substring(0, hidden);
    for (String mark : MARKS) {
      int at = plain.indexOf(mark);
      if (at > 0) {
        return withoutPrefix(plain.substring(0, at));
      }
    }
    for (String end : ENDS) {
      if (plain.endsWith(end) && plain.length() > end.length()) {
        return plain.substring(0, plain.length() - end.length());
      }
    }
    return hidden < 0 ? null : plain;
  }

  private static String withoutPrefix(String name) {
    int dot = name.lastIndexOf('.') + 1;
    return dot < name.length() && name.charAt(dot) == PREFIX
        ? name.substring(0, dot) + name.substring(dot + 1)
        : name;
  }
}
