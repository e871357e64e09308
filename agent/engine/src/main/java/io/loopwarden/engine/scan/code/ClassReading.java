package io.loopwarden.engine.scan.code;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Reads class files. Of the application's everything is read that matters; of libraries' only which
 * methods call which, without the calls that no way to an operation can take. Threads may share it.
 */
public final class ClassReading {

  private final Map<MethodId, MethodId> known = new ConcurrentHashMap<>();
  private final Predicate<MethodId> followed;

  /**
   * Makes a reading.
   *
   * @param followed which calls of libraries to keep
   */
  public ClassReading(Predicate<MethodId> followed) {
    this.followed = followed;
  }

  /**
   * Reads a class file.
   *
   * @throws RuntimeException if it is none
   */
  public ScannedClass read(byte[] classFile, boolean isApplication) {
    return read(classFile, isApplication, false);
  }

  /**
   * The same.
   *
   * @param isSecondary whether it is the site only where no other class is
   */
  public ScannedClass read(byte[] classFile, boolean isApplication, boolean isSecondary) {
    ClassReader reader = ClassFiles.reader(classFile);
    List<String> parents = new ArrayList<>(2);
    if (reader.getSuperName() != null) {
      parents.add(reader.getSuperName());
    }
    parents.addAll(List.of(reader.getInterfaces()));
    ScannedClass scanned =
        new ScannedClass(
            reader.getClassName(), reader.getAccess(), parents, isApplication, isSecondary);
    int options =
        isApplication
            ? ClassReader.EXPAND_FRAMES
            : ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG;
    reader.accept(new Members(scanned), options);
    return scanned;
  }

  private final class Members extends ClassVisitor {
    private final ScannedClass scanned;

    Members(ScannedClass scanned) {
      super(ClassFiles.ASM_API);
      this.scanned = scanned;
    }

    @Override
    public void visitSource(@Nullable String source, @Nullable String debug) {
      scanned.sourceFile(source);
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      scanned.addAnnotation(AnnotationNames.of(descriptor));
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      ScannedMethod method =
          new ScannedMethod(new MethodId(scanned.name(), name, descriptor), access);
      scanned.addMethod(method);
      return scanned.isApplication() ? new CallReader(method) : new LibraryCalls(method);
    }
  }

  private final class LibraryCalls extends MethodVisitor {
    private final ScannedMethod method;

    LibraryCalls(ScannedMethod method) {
      super(ClassFiles.ASM_API);
      this.method = method;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      MethodId target = new MethodId(owner, name, descriptor);
      if (owner.charAt(0) != '[' && followed.test(target)) {
        MethodId first = known.putIfAbsent(target, target);
        method.addCall(
            new Call(first == null ? target : first, Handles.dispatch(opcode), 0, null, List.of()));
      }
    }
  }
}
