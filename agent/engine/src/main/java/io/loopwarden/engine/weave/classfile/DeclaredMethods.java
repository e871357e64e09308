package io.loopwarden.engine.weave.classfile;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;

/**
 * What has to be known of a class's methods before the first of them is woven. Read from their
 * headers: ASM counts local variables only while it reads all instructions, which takes as long as
 * the weaving itself.
 */
public final class DeclaredMethods {

  private static final String CODE = "Code";

  /** From the begin of a class file's header to the number of interfaces. */
  private static final int TO_INTERFACES = 6;

  /** The size of the access flags, the name and the descriptor of a member. */
  private static final int MEMBER_HEADER = 6;

  private static final int TO_NAME = 2;
  private static final int TO_DESCRIPTOR = 4;

  /** The size of an attribute's name and length. */
  private static final int ATTRIBUTE_HEADER = 6;

  private static final int TO_LENGTH = 2;
  private static final int TO_MAX_LOCALS = 2;
  private static final int SHORT = 2;

  private final ClassReader reader;
  private final char[] buffer;
  private final Map<String, Integer> variables = new HashMap<>();
  private int position;

  private DeclaredMethods(ClassReader reader) {
    this.reader = reader;
    this.buffer = new char[reader.getMaxStringLength()];
  }

  /** Reads the methods of a class. */
  public static DeclaredMethods of(ClassReader reader) {
    DeclaredMethods methods = new DeclaredMethods(reader);
    int interfaces = reader.header + TO_INTERFACES;
    methods.position = interfaces + SHORT + SHORT * reader.readUnsignedShort(interfaces);
    methods.skipFields();
    methods.readMethods();
    return methods;
  }

  /** Whether the class itself has a method. */
  public boolean contains(String name, String descriptor) {
    return variables.containsKey(name.concat(descriptor));
  }

  /**
   * How many local variables a method of the class uses, those of two slots counted twice; 0 if it
   * has no code.
   */
  public int variables(String name, String descriptor) {
    return variables.getOrDefault(name.concat(descriptor), 0);
  }

  private void skipFields() {
    int count = nextShort();
    for (int i = 0; i < count; i++) {
      position += MEMBER_HEADER;
      readAttributes();
    }
  }

  private void readMethods() {
    int count = nextShort();
    for (int i = 0; i < count; i++) {
      String name = reader.readUTF8(position + TO_NAME, buffer);
      String descriptor = reader.readUTF8(position + TO_DESCRIPTOR, buffer);
      position += MEMBER_HEADER;
      variables.put(name.concat(descriptor), readAttributes());
    }
  }

  /** Passes the attributes of a member; returns the local variables of its code, or 0. */
  private int readAttributes() {
    int maxLocals = 0;
    int count = nextShort();
    for (int i = 0; i < count; i++) {
      int content = position + ATTRIBUTE_HEADER;
      if (CODE.equals(reader.readUTF8(position, buffer))) {
        maxLocals = reader.readUnsignedShort(content + TO_MAX_LOCALS);
      }
      position = content + reader.readInt(position + TO_LENGTH);
    }
    return maxLocals;
  }

  private int nextShort() {
    int value = reader.readUnsignedShort(position);
    position += SHORT;
    return value;
  }
}
