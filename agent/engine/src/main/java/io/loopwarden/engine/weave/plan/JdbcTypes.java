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
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the classes of any JDBC driver or pool, from the class file alone: neither
 * superclasses nor interfaces are loaded.
 */
public final class JdbcTypes {

  private static final String DRIVER = "java/sql/Driver";
  private static final String DATA_SOURCE = "Ljavax/sql/DataSource;";

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
    if (types.contains(DRIVER)) {
      plan = WeavePlan.copyOf(given);
      plan.ofDriver();
    }
    for (Target target : targets) {
      if (types.contains(target.type()) && shape.methods.contains(target.method())) {
        if (plan == null) {
          plan = WeavePlan.copyOf(given);
        }
        plan.add(shape.handsOut() ? timed(target) : target);
      }
    }
    return plan == null ? given : plan;
  }

  /** The same target, for a data source whose connections others have opened. */
  private static Target timed(Target target) {
    return target.advice() == Target.Advice.SOURCE
        ? new Target(target.operation(), target.type(), target.method(), Target.Advice.ALWAYS, null)
        : target;
  }

  /** What a class declares. */
  private static final class Shape extends ClassVisitor {
    private final Set<String> interfaces = new HashSet<>();
    private final Set<String> methods = new HashSet<>();
    private String name = "";
    private boolean isInterface;
    private boolean hasSource;

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
      this.name = name;
      isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
      if (interfaces != null) {
        this.interfaces.addAll(List.of(interfaces));
      }
    }

    @Override
    public @Nullable FieldVisitor visitField(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        @Nullable Object value) {
      hasSource |= descriptor.equals(DATA_SOURCE);
      return null;
    }

    /**
     * Whether a data source is a pool, by its name, or stands before another data source. Drivers
     * have such, too.
     */
    boolean handsOut() {
      return hasSource || name.contains("Pool") || name.contains("/pool/");
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
