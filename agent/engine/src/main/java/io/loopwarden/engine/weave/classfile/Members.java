package io.loopwarden.engine.weave.classfile;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Where the members of a class are in its class file, and what their headers say. Nothing but the
 * headers is read: ASM counts local variables only while it reads all instructions, and makes a
 * text of each name, which takes as long as the weaving itself.
 */
public final class Members {

  /** The letters of the attribute's name {@code Code}, as a number. */
  private static final int CODE = 'C' << 24 | 'o' << 16 | 'd' << 8 | 'e';

  private static final int CODE_LENGTH = 4;

  /** From the begin of a class file's header to the number of interfaces. */
  private static final int TO_INTERFACES = 6;

  /** The size of the access flags, the name and the descriptor of a member. */
  private static final int MEMBER_HEADER = 6;

  private static final int TO_NAME = 2;
  private static final int TO_DESCRIPTOR = 4;

  /** The size of an attribute's name and length. */
  static final int ATTRIBUTE_HEADER = 6;

  private static final int TO_LENGTH = 2;
  private static final int TO_MAX_LOCALS = 2;

  private final byte[] bytes;
  private final ClassReader reader;
  private final int fields;
  private final int methods;
  private final int[] fieldStarts;

  /** Where each method begins, and where the last one ends. */
  private final int[] starts;

  private final int[] variables;

  /** How many local variables the member has whose attributes were passed last. */
  private int maxLocals;

  /**
   * Reads them.
   *
   * @param bytes a class file
   * @param reader a reader of the same bytes
   */
  public Members(byte[] bytes, ClassReader reader) {
    this.bytes = bytes;
    this.reader = reader;
    int interfaces = reader.header + TO_INTERFACES;
    fields = interfaces + Bytes.SHORT + Bytes.SHORT * Bytes.unsignedShort(bytes, interfaces);
    fieldStarts = new int[Bytes.unsignedShort(bytes, fields)];
    int position = fields + Bytes.SHORT;
    for (int i = 0; i < fieldStarts.length; i++) {
      fieldStarts[i] = position;
      position = endOfMember(position);
    }
    methods = position;
    int count = Bytes.unsignedShort(bytes, methods);
    starts = new int[count + 1];
    variables = new int[count];
    position += Bytes.SHORT;
    for (int i = 0; i < count; i++) {
      starts[i] = position;
      position = endOfMember(position);
      variables[i] = maxLocals;
    }
    starts[count] = position;
  }

  private int endOfMember(int start) {
    maxLocals = 0;
    int position = start + MEMBER_HEADER;
    int count = Bytes.unsignedShort(bytes, position);
    position += Bytes.SHORT;
    for (int i = 0; i < count; i++) {
      int content = position + ATTRIBUTE_HEADER;
      if (isCode(reader.getItem(Bytes.unsignedShort(bytes, position)))) {
        maxLocals = Bytes.unsignedShort(bytes, content + TO_MAX_LOCALS);
      }
      position = content + Bytes.integer(bytes, position + TO_LENGTH);
    }
    return position;
  }

  private boolean isCode(int name) {
    return Bytes.unsignedShort(bytes, name) == CODE_LENGTH
        && Bytes.integer(bytes, name + Bytes.SHORT) == CODE;
  }

  /** Where the number of fields is. */
  int fields() {
    return fields;
  }

  /** Where the number of methods is. */
  int methods() {
    return methods;
  }

  /** Where a method begins; of {@link #count}, where the last one ends. */
  int start(int method) {
    return starts[method];
  }

  /** Where the last method ends, and the class's attributes begin. */
  int end() {
    return starts[count()];
  }

  /** How many methods the class has, with constructors and static initialisers. */
  public int count() {
    return variables.length;
  }

  /** The access flags of a method. */
  public int access(int method) {
    return Bytes.unsignedShort(bytes, starts[method]);
  }

  /** The name of a method. */
  public String name(int method) {
    return text(starts[method] + TO_NAME);
  }

  /** The descriptor of a method. */
  public String descriptor(int method) {
    return text(starts[method] + TO_DESCRIPTOR);
  }

  /**
   * How many local variables a method uses, those of two slots counted twice; 0 if it has no code.
   */
  public int variables(int method) {
    return variables[method];
  }

  /**
   * Whether a method may have an instruction that calls one of some methods: other bytes can look
   * like one, so the answer may be yes where there is none.
   *
   * @param constants those of the methods to be called
   */
  public boolean mayCall(int method, BitSet constants) {
    if (constants.isEmpty()) {
      return false;
    }
    for (int i = starts[method]; i < starts[method + 1] - Bytes.SHORT; i++) {
      int instruction = bytes[i] & 0xFF;
      if (instruction >= Opcodes.INVOKEVIRTUAL
          && instruction <= Opcodes.INVOKEINTERFACE
          && constants.get(Bytes.unsignedShort(bytes, i + 1))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the class itself has a method. */
  public boolean hasMethod(String name, String descriptor) {
    for (int method = 0; method < count(); method++) {
      if (name.equals(name(method)) && descriptor.equals(descriptor(method))) {
        return true;
      }
    }
    return false;
  }

  /** The descriptor of a field of the class itself, or an empty text. */
  public String fieldType(String name) {
    for (int start : fieldStarts) {
      if (name.equals(text(start + TO_NAME))) {
        return text(start + TO_DESCRIPTOR);
      }
    }
    return "";
  }

  private String text(int reference) {
    return textAt(reader.getItem(Bytes.unsignedShort(bytes, reference)));
  }

  /** A text of the constant pool. Only zero and letters beyond 16 bits are not read as they are. */
  private String textAt(int item) {
    return new String(
        bytes, item + Bytes.SHORT, Bytes.unsignedShort(bytes, item), StandardCharsets.UTF_8);
  }
}
