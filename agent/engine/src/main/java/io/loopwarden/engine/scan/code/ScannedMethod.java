package io.loopwarden.engine.scan.code;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** One method of a scanned class. */
public final class ScannedMethod {

  private final MethodId id;
  private final int access;
  private List<Call> calls = List.of();
  private List<Value> created = List.of();
  private List<String> annotations = List.of();
  private int firstLine;

  ScannedMethod(MethodId id, int access) {
    this.id = id;
    this.access = access;
  }

  /** Its names. */
  public MethodId id() {
    return id;
  }

  /** Whether it has code of its own. */
  public boolean hasCode() {
    return (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
  }

  /** Whether a class of another package may call it. */
  public boolean isPublic() {
    return (access & Opcodes.ACC_PUBLIC) != 0;
  }

  /** Whether a compiler made it to call another method of the same name. */
  public boolean isBridge() {
    return (access & Opcodes.ACC_BRIDGE) != 0;
  }

  /** Whether a compiler made it, as it does for the body of a lambda. */
  public boolean isSynthetic() {
    return (access & Opcodes.ACC_SYNTHETIC) != 0;
  }

  /** What it calls, in the order of its code. */
  public List<Call> calls() {
    return calls;
  }

  /** The lambdas, method references and objects that it makes. */
  public List<Value> created() {
    return created;
  }

  /** The class names of its annotations. */
  public List<String> annotations() {
    return annotations;
  }

  /** Its first line that is known, or 0. */
  public int firstLine() {
    return firstLine;
  }

  /** The local variables that hold the parameters that are objects, without {@code this}. */
  List<Integer> referenceParameters() {
    List<Integer> variables = new ArrayList<>();
    int variable = (access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
    for (Type type : Type.getArgumentTypes(id.descriptor())) {
      if (type.getSort() == Type.OBJECT) {
        variables.add(variable);
      }
      variable += type.getSize();
    }
    return variables;
  }

  void addCall(Call call) {
    if (calls.isEmpty()) {
      calls = new ArrayList<>(4);
    }
    calls.add(call);
  }

  Value created(Value value) {
    if (created.isEmpty()) {
      created = new ArrayList<>(2);
    }
    created.add(value);
    return value;
  }

  void addAnnotation(String name) {
    if (annotations.isEmpty()) {
      annotations = new ArrayList<>(2);
    }
    annotations.add(name);
  }

  void sawLine(int line) {
    if (firstLine == 0) {
      firstLine = line;
    }
  }
}
