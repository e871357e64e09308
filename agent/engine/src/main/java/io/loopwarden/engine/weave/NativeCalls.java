package io.loopwarden.engine.weave;

import io.loopwarden.engine.catalogue.Target;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * The static methods of the catalogue that are native on this JDK, so that their callers have to be
 * woven. For each, the hooks have a method of the same name and descriptor.
 */
final class NativeCalls {

  private final Set<String> owners = new HashSet<>();
  private final Set<String> methods = new HashSet<>();
  private final Set<String> names = new TreeSet<>();

  private NativeCalls() {}

  static NativeCalls of(List<Target> targets) {
    NativeCalls calls = new NativeCalls();
    for (Target target : targets) {
      if (target.advice() == Target.Advice.CALLERS && isNative(target)) {
        calls.owners.add(target.type());
        calls.methods.add(target.type() + '.' + target.method());
        calls.names.add(nameOf(target));
      }
    }
    return calls;
  }

  private static String nameOf(Target target) {
    return target.method().substring(0, target.method().indexOf('('));
  }

  private static boolean isNative(Target target) {
    try {
      Class<?> type = Class.forName(target.type().replace('/', '.'), false, null);
      for (Method method : type.getDeclaredMethods()) {
        if (target.method().equals(method.getName() + Type.getMethodDescriptor(method))) {
          return Modifier.isNative(method.getModifiers());
        }
      }
      return false;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  boolean isEmpty() {
    return methods.isEmpty();
  }

  /** The names of the methods, without owner and descriptor. */
  Set<String> names() {
    return names;
  }

  /**
   * Whether an instruction calls one of the natives. javac names a subclass as the owner where code
   * in a subclass calls an inherited static by its simple name.
   *
   * @param self the class that has the instruction
   * @param superName its superclass
   */
  boolean contains(
      int opcode, String owner, String name, String descriptor, String self, String superName) {
    if (opcode != Opcodes.INVOKESTATIC) {
      return false;
    }
    String declaring = owner.equals(self) && owners.contains(superName) ? superName : owner;
    return methods.contains(declaring + '.' + name + descriptor);
  }
}
