package io.loopwarden.engine.weave.classfile;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/** What has to be known of a class's methods before the first of them is woven. */
public final class DeclaredMethods extends ClassVisitor {

  /** Chooses methods. */
  public interface Choice {
    boolean includes(int access, String name, String descriptor);
  }

  private final Map<String, Integer> variables = new HashMap<>();
  private final Choice counted;

  private DeclaredMethods(Choice counted) {
    super(ClassFiles.ASM_API);
    this.counted = counted;
  }

  /**
   * Reads the methods of a class.
   *
   * @param counted whose local variables to count: only the instructions of these are read, and
   *     that is what takes time
   */
  public static DeclaredMethods of(ClassReader reader, Choice counted) {
    DeclaredMethods methods = new DeclaredMethods(counted);
    reader.accept(methods, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return methods;
  }

  /** Whether the class itself has a method. */
  public boolean contains(String name, String descriptor) {
    return variables.containsKey(name.concat(descriptor));
  }

  /** How many local variables a counted method uses, those of two slots counted twice. */
  public int variables(String name, String descriptor) {
    return variables.getOrDefault(name.concat(descriptor), 0);
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    String key = name.concat(descriptor);
    variables.put(key, 0);
    if (!counted.includes(access, name, descriptor)) {
      return null;
    }
    return new MethodVisitor(ClassFiles.ASM_API) {
      @Override
      public void visitMaxs(int maxStack, int maxLocals) {
        variables.put(key, maxLocals);
      }
    };
  }
}
