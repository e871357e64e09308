package io.loopwarden.engine.weave.plan;

import io.loopwarden.engine.catalogue.Target;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Type;

/**
 * The methods of the catalogue that are native on this JDK, so that their callers have to be woven.
 * For each, the hooks have a static method of the same name and descriptor, with the receiver of an
 * instance method in front.
 */
public final class NativeCalls {

  private static final int METHOD = 10;
  private static final int METHOD_OF_INTERFACE = 11;

  private final Set<String> owners = new HashSet<>();
  private final Set<String> staticMethods = new HashSet<>();
  private final Set<String> virtualMethods = new HashSet<>();
  private final Set<String> names = new TreeSet<>();

  private NativeCalls() {}

  public static NativeCalls of(List<Target> targets) {
    NativeCalls calls = new NativeCalls();
    for (Target target : targets) {
      if (target.advice() == Target.Advice.CALLERS) {
        calls.add(target);
      }
    }
    return calls;
  }

  private static String nameOf(Target target) {
    return target.method().substring(0, target.method().indexOf('('));
  }

  private void add(Target target) {
    int modifiers = modifiers(target);
    if (!Modifier.isNative(modifiers)) {
      return;
    }
    boolean isStatic = Modifier.isStatic(modifiers);
    if (isStatic) {
      owners.add(target.type());
    }
    (isStatic ? staticMethods : virtualMethods).add(target.type() + '.' + target.method());
    names.add(nameOf(target));
  }

  /** The modifiers of a target's method; none if this JDK does not have it. */
  private static int modifiers(Target target) {
    try {
      Class<?> type = Class.forName(target.type().replace('/', '.'), false, null);
      for (Method method : type.getDeclaredMethods()) {
        if (target.method().equals(method.getName() + Type.getMethodDescriptor(method))) {
          return method.getModifiers();
        }
      }
    } catch (ClassNotFoundException e) {
      // no such class, no such native
    }
    return 0;
  }

  public boolean isEmpty() {
    return names.isEmpty();
  }

  /** The names of the methods, without owner and descriptor. */
  Set<String> names() {
    return names;
  }

  /**
   * Whether a class may call one of the natives, or refer to one, by what its constant pool says. A
   * pool is read in far less time than the instructions of all methods.
   */
  public boolean mayOccurIn(ClassReader reader) {
    char[] buffer = new char[reader.getMaxStringLength()];
    String self = reader.getClassName();
    String superName = reader.getSuperName() == null ? "" : reader.getSuperName();
    for (int i = 1; i < reader.getItemCount(); i++) {
      int method = reader.getItem(i);
      if (method == 0 || !isMethod(reader.readByte(method - 1))) {
        continue;
      }
      int nameAndType = reader.getItem(reader.readUnsignedShort(method + 2));
      String name = reader.readUTF8(nameAndType, buffer);
      if (names.contains(name)) {
        String owner = reader.readClass(method, buffer);
        String descriptor = reader.readUTF8(nameAndType + 2, buffer);
        if (contains(true, owner, name, descriptor, self, superName)
            || contains(false, owner, name, descriptor, self, superName)
            || mayBeInherited(owner, name, descriptor)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isMethod(int tag) {
    return tag == METHOD || tag == METHOD_OF_INTERFACE;
  }

  /** Whether a static method has the name and type of a native, and another owner than the JDK. */
  public boolean mayBeInherited(String owner, String name, String descriptor) {
    for (String declaring : owners) {
      if (!owner.startsWith("java/")
          && staticMethods.contains(declaring + '.' + name + descriptor)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether an instruction calls one of the natives. javac names a subclass as the owner where code
   * in a subclass calls an inherited static by its simple name.
   *
   * @param self the class that has the instruction
   * @param superName its superclass
   */
  public boolean contains(
      boolean isStatic,
      String owner,
      String name,
      String descriptor,
      String self,
      String superName) {
    boolean inherited = isStatic && owner.equals(self) && owners.contains(superName);
    String key = (inherited ? superName : owner) + '.' + name + descriptor;
    return (isStatic ? staticMethods : virtualMethods).contains(key);
  }
}
