package io.loopwarden.engine.weave.classfile;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/** What has to be known of a class's methods before the first of them is woven. */
public final class DeclaredMethods extends ClassVisitor {

  private final Map<String, Integer> variables = new HashMap<>();

  private DeclaredMethods() {
    super(ClassFiles.ASM_API);
  }

  public static DeclaredMethods of(ClassReader reader) {
    DeclaredMethods methods = new DeclaredMethods();
    reader.accept(methods, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return methods;
  }

  /** Whether the class itself has a method. */
  public boolean contains(String name, String descriptor) {
    return variables.containsKey(name.concat(descriptor));
  }

  /** How many local variables a method uses, those of two slots counted twice. */
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
    return new MethodVisitor(ClassFiles.ASM_API) {
      @Override
      public void visitMaxs(int maxStack, int maxLocals) {
        variables.put(key, maxLocals);
      }
    };
  }
}
