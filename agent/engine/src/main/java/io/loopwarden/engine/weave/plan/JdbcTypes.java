package io.loopwarden.engine.weave.plan;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.InterfaceTrait;
import io.loopwarden.engine.catalogue.Target;
import io.loopwarden.engine.weave.classfile.ClassFiles;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the classes of any JDBC driver or pool, from the class file alone: neither
 * superclasses nor interfaces are loaded.
 */
public final class JdbcTypes {

  private final List<InterfaceTrait> traits;
  private final List<Target> targets;

  public JdbcTypes(Catalogue catalogue) {
    traits = catalogue.traits();
    targets = catalogue.implementationTargets();
  }

  /**
   * Adds what to weave into a class to a plan; returns the plan as it was if it is none of JDBC's.
   */
  public @Nullable WeavePlan addTo(@Nullable WeavePlan given, byte[] classFile) {
    Shape shape = new Shape();
    ClassFiles.reader(classFile)
        .accept(shape, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    if (shape.isInterface) {
      return given;
    }
    Set<String> types = new HashSet<>();
    for (InterfaceTrait trait : traits) {
      if (shape.has(trait)) {
        types.add(trait.type());
      }
    }
    WeavePlan plan = null;
    for (Target target : targets) {
      if (types.contains(target.type()) && shape.methods.contains(target.method())) {
        if (plan == null) {
          plan = WeavePlan.copyOf(given);
        }
        plan.add(target.advice() == Target.Advice.SOURCE ? ofSource(target, classFile) : target);
      }
    }
    return plan == null ? given : plan;
  }

  /** How to weave a data source: what it returns was opened by it, or was open before. */
  private static Target ofSource(Target target, byte[] classFile) {
    Target.Advice advice =
        PooledConnections.areHandedOutBy(classFile) ? Target.Advice.ALWAYS : Target.Advice.RESULT;
    return new Target(target.operation(), target.type(), target.method(), advice, null);
  }

  /** What a class declares. */
  private static final class Shape extends ClassVisitor {
    private final Set<String> interfaces = new HashSet<>();
    private final Set<String> methods = new HashSet<>();
    private boolean isInterface;

    Shape() {
      super(ClassFiles.ASM_API);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
      if (interfaces != null) {
        this.interfaces.addAll(List.of(interfaces));
      }
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      if ((access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0) {
        methods.add(name.concat(descriptor));
      }
      return null;
    }

    boolean has(InterfaceTrait trait) {
      for (String name : trait.names()) {
        if (interfaces.contains(name)) {
          return true;
        }
      }
      return methods.containsAll(trait.methods());
    }
  }
}
