package io.loopwarden.engine.scan.code;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** One class or interface, as its class file describes it. */
public final class ScannedClass {

  private final String name;
  private final int access;
  private final List<String> parents;
  private final boolean isApplication;
  private final boolean isSecondary;
  private final Map<String, ScannedMethod> methods = new LinkedHashMap<>();
  private List<String> annotations = List.of();
  private @Nullable String sourceFile;

  ScannedClass(
      String name, int access, List<String> parents, boolean isApplication, boolean isSecondary) {
    this.name = name;
    this.access = access;
    this.parents = List.copyOf(parents);
    this.isApplication = isApplication;
    this.isSecondary = isSecondary;
  }

  /** The internal name. */
  public String name() {
    return name;
  }

  /** The internal names of the superclass, which is the first, and of the interfaces. */
  public List<String> parents() {
    return parents;
  }

  /** Whether it is the application's code. */
  public boolean isApplication() {
    return isApplication;
  }

  /** Whether it is the application's, but the site only where no other class is, by its name. */
  public boolean isSecondary() {
    return isSecondary;
  }

  /** Whether it is an interface. */
  public boolean isInterface() {
    return (access & Opcodes.ACC_INTERFACE) != 0;
  }

  /** Whether it has no name of its own, as far as compilers number such classes. */
  public boolean isAnonymous() {
    int mark = name.lastIndexOf('$');
    return mark > 0 && mark + 1 < name.length() && Character.isDigit(name.charAt(mark + 1));
  }

  /** The source file, or null. */
  public @Nullable String sourceFile() {
    return sourceFile;
  }

  /** The class names of its annotations. */
  public List<String> annotations() {
    return annotations;
  }

  /** Its methods. */
  public Collection<ScannedMethod> methods() {
    return methods.values();
  }

  /**
   * The method that it declares, or null.
   *
   * @param signature name and descriptor
   */
  public @Nullable ScannedMethod method(String signature) {
    return methods.get(signature);
  }

  void addMethod(ScannedMethod method) {
    methods.put(method.id().signature(), method);
  }

  void addAnnotation(String annotation) {
    if (annotations.isEmpty()) {
      annotations = new ArrayList<>(2);
    }
    annotations.add(annotation);
  }

  void sourceFile(@Nullable String file) {
    sourceFile = file;
  }
}
