package io.loopwarden.engine.scan.code;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** Reads the calls of a method, and which lambdas, new objects and results go into them. */
final class CallReader extends MethodVisitor {

  private final ScannedMethod method;
  private final OperandStack stack = new OperandStack();
  private boolean endsHere;
  private int line;

  CallReader(ScannedMethod method) {
    super(ClassFiles.ASM_API);
    this.method = method;
    for (int variable : method.referenceParameters()) {
      stack.push(Value.parameter());
      stack.store(variable);
    }
  }

  /** How many slots the operand stack has here; -1 if only jumps lead here. */
  int stackSize() {
    return endsHere ? -1 : stack.size();
  }

  @Override
  public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    method.addAnnotation(AnnotationNames.of(descriptor));
    return null;
  }

  @Override
  public void visitLineNumber(int number, Label start) {
    line = number;
    method.sawLine(number);
  }

  @Override
  public void visitFrame(
      int type,
      int variableCount,
      Object @Nullable [] variables,
      int count,
      Object @Nullable [] types) {
    int slots = 0;
    for (int i = 0; i < count && types != null; i++) {
      boolean wide = types[i] == Opcodes.LONG || types[i] == Opcodes.DOUBLE;
      slots += wide ? 2 : 1;
    }
    stack.resize(slots, !endsHere);
    endsHere = false;
  }

  @Override
  public void visitInsn(int opcode) {
    switch (opcode) {
      case Opcodes.POP -> drop(stack.pop());
      case Opcodes.POP2 -> {
        stack.pop();
        drop(stack.pop());
      }
      case Opcodes.DUP -> stack.duplicate(1, 0);
      case Opcodes.DUP_X1 -> stack.duplicate(1, 1);
      case Opcodes.DUP_X2 -> stack.duplicate(1, 2);
      case Opcodes.DUP2 -> stack.duplicate(2, 0);
      case Opcodes.DUP2_X1 -> stack.duplicate(2, 1);
      case Opcodes.DUP2_X2 -> stack.duplicate(2, 2);
      case Opcodes.SWAP -> stack.swap();
      case Opcodes.AALOAD -> {
        stack.pop(2);
        stack.push(null);
      }
      default -> change(StackEffects.of(opcode));
    }
    endsHere = StackEffects.ends(opcode);
  }

  private static void drop(@Nullable Value value) {
    Call producer = value == null || value.isUsed() ? null : value.producer();
    if (producer != null) {
      producer.dropResult();
    }
  }

  private static void keep(@Nullable Value value) {
    if (value != null) {
      value.keep();
    }
  }

  private void change(int slots) {
    if (slots < 0) {
      stack.pop(-slots);
    } else {
      stack.pushUnknown(slots);
    }
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    if (opcode != Opcodes.NEWARRAY) {
      stack.push(null);
    }
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    switch (opcode) {
      case Opcodes.ALOAD -> stack.load(variable);
      case Opcodes.ASTORE -> {
        keep(stack.top());
        stack.store(variable);
      }
      case Opcodes.LLOAD, Opcodes.DLOAD -> stack.pushUnknown(2);
      case Opcodes.ILOAD, Opcodes.FLOAD -> stack.pushUnknown(1);
      case Opcodes.LSTORE, Opcodes.DSTORE -> stack.pop(2);
      default -> stack.pop(1);
    }
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    switch (opcode) {
      case Opcodes.NEW -> stack.push(method.created(Value.object(type, line)));
      case Opcodes.ANEWARRAY, Opcodes.INSTANCEOF -> {
        stack.pop();
        stack.push(null);
      }
      default -> {} // a cast: the value stays the same
    }
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    int size = Type.getType(descriptor).getSize();
    if (opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC) {
      keep(stack.top());
    }
    switch (opcode) {
      case Opcodes.GETSTATIC -> stack.pushUnknown(size);
      case Opcodes.PUTSTATIC -> stack.pop(size);
      case Opcodes.PUTFIELD -> stack.pop(size + 1);
      default -> {
        stack.pop();
        stack.pushUnknown(size);
      }
    }
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    change(StackEffects.ofJump(opcode));
    endsHere = opcode == Opcodes.GOTO;
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label byDefault, Label... labels) {
    stack.pop();
    endsHere = true;
  }

  @Override
  public void visitLookupSwitchInsn(Label byDefault, int[] keys, Label[] labels) {
    stack.pop();
    endsHere = true;
  }

  @Override
  public void visitLdcInsn(Object value) {
    stack.pushUnknown(value instanceof Long || value instanceof Double ? 2 : 1);
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    stack.pop(dimensions);
    stack.push(null);
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    List<Value> captured = takeArguments(descriptor);
    MethodId body = Handles.firstMethod(arguments);
    Type made = Type.getReturnType(descriptor);
    if (body != null && made.getSort() == Type.OBJECT) {
      stack.push(method.created(Value.function(made.getInternalName(), body, line, captured)));
    } else {
      stack.pushUnknown(made.getSize());
    }
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    List<Value> arguments = takeArguments(descriptor);
    Value receiver = opcode == Opcodes.INVOKESTATIC ? null : stack.pop();
    if (owner.charAt(0) == '[') {
      stack.pushUnknown(Type.getReturnType(descriptor).getSize());
      return;
    }
    Call call =
        new Call(
            new MethodId(owner, name, descriptor),
            Handles.dispatch(opcode),
            line,
            receiver,
            arguments);
    for (Value argument : arguments) {
      argument.consumers().add(call);
    }
    method.addCall(call);
    pushResult(call);
  }

  private void pushResult(Call call) {
    int size = Type.getReturnType(call.target().descriptor()).getSize();
    if (size == 1) {
      stack.push(Value.result(call));
    } else {
      stack.pushUnknown(size);
    }
  }

  /** Takes the arguments from the stack, in the order of the parameters; only known ones. */
  private List<Value> takeArguments(String descriptor) {
    Type[] types = Type.getArgumentTypes(descriptor);
    List<Value> known = new ArrayList<>(0);
    for (int i = types.length - 1; i >= 0; i--) {
      stack.pop(types[i].getSize() - 1);
      Value value = stack.pop();
      if (value != null) {
        known.add(0, value);
      }
    }
    return known;
  }
}
