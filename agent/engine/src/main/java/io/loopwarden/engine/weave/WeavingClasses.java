package io.loopwarden.engine.weave;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import io.loopwarden.engine.weave.classfile.DeclaredMethods;
import java.io.IOException;
import java.io.InputStream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;

/**
 * The classes that weave. All are loaded and initialised before a second thread weaves.
 *
 * <p>A transformer mostly runs with the lock of the loader whose class it gets. While one thread
 * initialises a class, others wait for it. If it loads a class of the JDK meanwhile, the
 * transformers of other agents run, and these may load classes of the application. So a thread that
 * held the lock of the application's loader, and waited for another one that was initialising a
 * class of ours, would never go on, where another agent has such a transformer. Where nothing is
 * left to initialise, nobody waits; nor for classes of the JDK that only weaving needs.
 */
public final class WeavingClasses {

  private static final String OWN = "io.loopwarden.engine.weave.";
  private static final String ASM = "net.bytebuddy.jar.asm.";

  static final String[] OWN_NAMES = {
    "Weaver",
    "Weaver$1",
    "Weaver$WovenClass",
    "Weaver$WovenClass$WovenCalls",
    "classfile.ClassFiles",
    "classfile.ConstantPool",
    "classfile.DeclaredMethods",
    "classfile.InternalNames",
    "method.Activity",
    "method.Activity$1",
    "method.ActivityMethod",
    "method.ActivityRows",
    "method.ActivityRows$Row",
    "method.ClockMethod",
    "method.CompletionMethod",
    "method.ConstructorMethod",
    "method.DeadlockCheckMethod",
    "method.ExecutorMapMethod",
    "method.ExecutorRunMethod",
    "method.HandleLookupMethod",
    "method.HookTypes",
    "method.MethodEntry",
    "method.NativeCallVisitor",
    "method.OperationEntry",
    "method.OperationEntry$1",
    "method.QuietPeriodMethod",
    "method.ReflectionEntry",
    "method.ThreadLocalMethod",
    "method.ThreadStartMethod",
    "method.TimedMethod",
    "plan.JdbcTypes",
    "plan.JdbcTypes$Shape",
    "plan.NativeCalls",
    "plan.NettyExecutors",
    "plan.Planner",
    "plan.PooledConnections",
    "plan.PooledConnections$Calls",
    "plan.WeavePlan",
    "plan.WeavePlan$Part",
  };

  private static final String[] ASM_NAMES = {
    "AnnotationVisitor",
    "AnnotationWriter",
    "Attribute",
    "ByteVector",
    "ClassReader",
    "ClassTooLargeException",
    "ClassVisitor",
    "ClassWriter",
    "ComputeLimits",
    "Context",
    "CurrentFrame",
    "FieldVisitor",
    "FieldWriter",
    "Frame",
    "Handle",
    "Handler",
    "Label",
    "LimitExceededException",
    "MethodTooLargeException",
    "MethodVisitor",
    "MethodWriter",
    "ModuleVisitor",
    "ModuleWriter",
    "Opcodes",
    "RecordComponentVisitor",
    "RecordComponentWriter",
    "Symbol",
    "SymbolTable",
    "SymbolTable$Entry",
    "Type",
    "TypePath",
    "TypeReference",
  };

  private static boolean done;

  private WeavingClasses() {}

  /**
   * Loads and initialises them; does nothing where that is done. A class that there is not, in
   * another version of ASM, is left out.
   */
  public static synchronized void initialise() {
    if (done) {
      return;
    }
    done = true;
    for (String name : OWN_NAMES) {
      initialise(OWN.concat(name));
    }
    for (String name : ASM_NAMES) {
      initialise(ASM.concat(name));
    }
    rehearse();
  }

  /** Reads and writes a class file once: classes of the JDK that this needs are loaded, too. */
  private static void rehearse() {
    try (InputStream file = WeavingClasses.class.getResourceAsStream("Weaver.class")) {
      if (file != null) {
        ClassReader reader = ClassFiles.reader(file.readAllBytes());
        DeclaredMethods.of(reader);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new ClassVisitor(ClassFiles.ASM_API, writer) {}, ClassReader.EXPAND_FRAMES);
        writer.toByteArray();
      }
    } catch (IOException | RuntimeException | LinkageError e) {
      // whoever weaves will say what is wrong
    }
  }

  private static void initialise(String name) {
    try {
      Class.forName(name, true, WeavingClasses.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      // whoever weaves with it will say so
    }
  }
}
