package io.loopwarden.engine.code;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Finds the type that people know of a class that is not public. {@link Class#getMethods} would do
 * it, and would have the application's class loaders load the types of all parameters; so the class
 * files of the supertypes are read.
 */
final class DeclaringTypes {

  /** How many class files are read for one answer at most. */
  private static final int MOST_FILES = 24;

  private DeclaringTypes() {}

  /** The name of a frame's method on the type that people know it by, without a class file. */
  static String nameOf(MethodFrame frame) {
    String method = SourceNames.method(frame.methodName());
    Class<?> type = frame.type();
    if (type == null || frame.isInitialiser()) {
      return SourceNames.type(frame.className()) + '.' + method;
    }
    Class<?> base = madeFor(type);
    if (base != null && isApi(base)) {
      return SourceNames.type(base.getName()) + '.' + method;
    }
    Class<?> known = nearest(type, frame.methodName());
    Class<?> named = known != null ? known : base != null ? base : type;
    return SourceNames.type(named.getName()) + '.' + method;
  }

  /** All types that a class extends or implements, itself first, the nearest first. */
  static Set<Class<?>> all(Class<?> type) {
    Set<Class<?>> all = new LinkedHashSet<>();
    Queue<Class<?>> next = new ArrayDeque<>();
    next.add(type);
    while (!next.isEmpty()) {
      Class<?> one = next.remove();
      if (all.add(one)) {
        Class<?> parent = one.getSuperclass();
        if (parent != null) {
          next.add(parent);
        }
        for (Class<?> implemented : one.getInterfaces()) {
          next.add(implemented);
        }
      }
    }
    return all;
  }

  /** The class, or the one that it was generated for; null if that was an interface. */
  private static @Nullable Class<?> madeFor(Class<?> type) {
    Class<?> base = type;
    while (base != null && isGenerated(base)) {
      base = base.getSuperclass();
    }
    return base == type || base != null && base != Object.class && base != Proxy.class
        ? base
        : null;
  }

  private static boolean isGenerated(Class<?> type) {
    return type.getSuperclass() == Proxy.class || GeneratedNames.written(type.getName()) != null;
  }

  private static @Nullable Class<?> nearest(Class<?> type, String method) {
    int files = 0;
    for (Class<?> one : all(type)) {
      if (one != Proxy.class && !isGenerated(one) && isApi(one)) {
        if (++files > MOST_FILES) {
          return null;
        }
        if (declares(one, method)) {
          return one;
        }
      }
    }
    return null;
  }

  /** Whether a type is one that other people's code may use. */
  static boolean isApi(Class<?> type) {
    String name = type.getPackageName();
    return Modifier.isPublic(type.getModifiers())
        && type.getModule().isExported(name)
        && !hasPart(name, "internal")
        && !hasPart(name, "impl");
  }

  private static boolean hasPart(String packageName, String part) {
    return ('.' + packageName + '.').contains('.' + part + '.');
  }

  private static boolean declares(Class<?> type, String method) {
    String location = ClassLocation.of(type);
    byte[] classFile = location == null ? null : ClassFileSource.read(location, type.getName());
    if (classFile == null) {
      return false;
    }
    DeclarationCommands declarations = new DeclarationCommands(method);
    ClassFiles.reader(classFile)
        .accept(
            declarations, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return declarations.found;
  }

  private static final class DeclarationCommands extends ClassVisitor {
    private final String method;
    private boolean found;

    DeclarationCommands(String method) {
      super(ClassFiles.ASM_API);
      this.method = method;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      found |= name.equals(method);
      return null;
    }
  }
}
