package io.loopwarden.engine.weave.classfile;

import net.bytebuddy.jar.asm.ClassReader;

/**
 * What has to be known of a class's methods before the first of them is woven. Read from their
 * headers: ASM counts local variables only while it reads all instructions, which takes as long as
 * the weaving itself. No name is read as a text: that would be most of the work.
 */
public final class DeclaredMethods {

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
  private static final int ATTRIBUTE_HEADER = 6;

  private static final int TO_LENGTH = 2;
  private static final int TO_MAX_LOCALS = 2;
  private static final int SHORT = 2;

  private final ClassReader reader;

  /** Where the header of each method is. */
  private int[] headers = {};

  /** How many local variables each method has. */
  private int[] variables = {};

  private int position;

  private DeclaredMethods(ClassReader reader) {
    this.reader = reader;
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
    char[] buffer = new char[reader.getMaxStringLength()];
    for (int header : headers) {
      if (name.equals(reader.readUTF8(header + TO_NAME, buffer))
          && descriptor.equals(reader.readUTF8(header + TO_DESCRIPTOR, buffer))) {
        return true;
      }
    }
    return false;
  }

  /**
   * How many local variables a method of the class uses, those of two slots counted twice; 0 if it
   * has no code.
   *
   * @param method the place of the method in the class file; the first one has 0
   */
  public int variables(int method) {
    return variables[method];
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
    headers = new int[count];
    variables = new int[count];
    for (int i = 0; i < count; i++) {
      headers[i] = position;
      position += MEMBER_HEADER;
      variables[i] = readAttributes();
    }
  }

  /** Passes the attributes of a member; returns the local variables of its code, or 0. */
  private int readAttributes() {
    int maxLocals = 0;
    int count = nextShort();
    for (int i = 0; i < count; i++) {
      int content = position + ATTRIBUTE_HEADER;
      if (isCode(reader.getItem(reader.readUnsignedShort(position)))) {
        maxLocals = reader.readUnsignedShort(content + TO_MAX_LOCALS);
      }
      position = content + reader.readInt(position + TO_LENGTH);
    }
    return maxLocals;
  }

  private boolean isCode(int name) {
    return reader.readUnsignedShort(name) == CODE_LENGTH && reader.readInt(name + SHORT) == CODE;
  }

  private int nextShort() {
    int value = reader.readUnsignedShort(position);
    position += SHORT;
    return value;
  }
}
