package io.loopwarden.engine.weave;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.weave.classfile.ClassFiles;
import io.loopwarden.engine.weave.classfile.Exchange;
import io.loopwarden.engine.weave.classfile.Members;
import io.loopwarden.engine.weave.method.NativeCallVisitor;
import io.loopwarden.engine.weave.plan.NativeCalls;
import io.loopwarden.engine.weave.plan.WeavePlan;
import java.util.BitSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Weaves one class. Nothing is added to the class but instructions inside its methods, so that
 * classes which are already loaded can be woven too. Frames are adjusted, never computed: computing
 * them would load classes.
 */
final class Weaver {

  private final NativeCalls nativeCalls;
  private final Set<Operation> awaited;

  /**
   * Makes a weaver.
   *
   * @param awaited the operations of which to note that a class has them, by taking them out
   */
  Weaver(NativeCalls nativeCalls, Set<Operation> awaited) {
    this.nativeCalls = nativeCalls;
    this.awaited = awaited;
  }

  /** The woven class file, or null if there was nothing to weave. */
  byte @Nullable [] weave(byte[] classFile, WeavePlan plan) {
    byte[] readable = ClassFiles.readable(classFile);
    ClassReader reader = new ClassReader(readable);
    BitSet calls = plan.calls() ? nativeCalls.constantsIn(reader) : new BitSet();
    boolean weavesCalls = !calls.isEmpty();
    if (!weavesCalls && plan.isOnlyCalls()) {
      return null;
    }
    Members members = new Members(readable, reader);
    int version = ClassFiles.majorVersion(readable);
    MethodWeaving methods =
        new MethodWeaving(reader.getClassName(), version, plan, members, awaited);
    BitSet places = methods.places(calls, reader);
    if (places.isEmpty()) {
      return null;
    }
    Exchange exchange = new Exchange(readable, reader, members, places);
    ClassWriter writer = exchange.writer();
    WovenClass woven = new WovenClass(writer, methods, members, places, weavesCalls);
    exchange.reader().accept(woven, ClassReader.EXPAND_FRAMES);
    if (!woven.changed) {
      return null;
    }
    byte[] result = exchange.with(writer.toByteArray());
    ClassFiles.setMajorVersion(result, ClassFiles.majorVersion(classFile));
    return result;
  }

  /** Visits the methods that are exchanged. */
  private final class WovenClass extends ClassVisitor {
    private final ClassWriter writer;
    private final MethodWeaving methods;
    private final Members members;
    private final BitSet places;
    private final boolean weavesCalls;
    private String self = "";
    private String superName = "";
    private boolean hasInvokeDynamic;
    private boolean changed;

    /** The place in the class file of the method that was visited last. */
    private int place = -1;

    WovenClass(
        ClassWriter writer,
        MethodWeaving methods,
        Members members,
        BitSet places,
        boolean weavesCalls) {
      super(ClassFiles.ASM_API); // the class's own parts are not visited by the writer: they stay
      this.writer = writer;
      this.methods = methods;
      this.members = members;
      this.places = places;
      this.weavesCalls = weavesCalls;
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      self = name;
      this.superName = superName == null ? "" : superName;
      hasInvokeDynamic = (version & 0xFFFF) >= Opcodes.V1_7;
      writer.visit(version, access, name, null, superName, null);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      place = places.nextSetBit(place + 1);
      MethodVisitor method = writer.visitMethod(access, name, descriptor, signature, exceptions);
      MethodVisitor outer = methods.around(method, place, access, name, descriptor);
      changed |= outer != method;
      return weavesCalls ? new WovenCalls(outer) : outer;
    }

    /** Sends calls of natives, and references to them, to the hook of the same name. */
    private final class WovenCalls extends NativeCallVisitor {
      WovenCalls(MethodVisitor next) {
        super(next);
      }

      @Override
      protected boolean isNativeCall(
          boolean isStatic, String owner, String name, String descriptor) {
        boolean hit =
            nativeCalls.contains(isStatic, owner, name, descriptor, self, superName)
                && !(owner.equals(self) && members.hasMethod(name, descriptor));
        changed |= hit;
        return hit;
      }

      @Override
      protected boolean mayInheritNative(String owner, String name, String descriptor) {
        boolean hit =
            hasInvokeDynamic
                && !owner.equals(self)
                && nativeCalls.mayBeInherited(owner, name, descriptor);
        changed |= hit;
        return hit;
      }
    }
  }
}
