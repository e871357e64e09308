package io.loopwarden.engine.code;

/** Scala's compiler spells the characters of an operator: {@code !!} is {@code $bang$bang}. */
final class ScalaOperators {

  /** The names that the language defines, each before its character. */
  private static final String[] NAMES = {
    "$tilde", "~", "$eq", "=", "$less", "<", "$greater", ">", "$bang", "!", "$hash", "#",
    "$percent", "%", "$up", "^", "$amp", "&", "$bar", "|", "$times", "*", "$div", "/",
    "$plus", "+", "$minus", "-", "$colon", ":", "$bslash", "\\", "$qmark", "?", "$at", "@"
  };

  private ScalaOperators() {}

  /** The operator that a method's name spells; another name as it is. */
  static String written(String methodName) {
    StringBuilder operator = new StringBuilder();
    int begin = 0;
    while (begin < methodName.length()) {
      int name = nameAt(methodName, begin);
      if (name < 0) {
        return methodName;
      }
      operator.append(NAMES[name + 1]);
      begin += NAMES[name].length();
    }
    return operator.toString();
  }

  private static int nameAt(String methodName, int begin) {
    for (int i = 0; i < NAMES.length; i += 2) {
      if (methodName.startsWith(NAMES[i], begin)) {
        return i;
      }
    }
    return -1;
  }
}
