package io.loopwarden.engine.weave.classfile;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Opcodes;

/** Reads and writes class files of JDKs that are newer than ASM. */
public final class ClassFiles {

  public static final int ASM_API = Opcodes.ASM9;

  /** The newest class file version that the bundled ASM accepts. */
  private static final int NEWEST = Opcodes.V28;

  private static final int MAJOR_HIGH = 6;
  private static final int MAJOR_LOW = 7;

  private ClassFiles() {}

  /** A reader of a class file, even if its version is newer than ASM knows. */
  public static ClassReader reader(byte[] classFile) {
    return new ClassReader(readable(classFile));
  }

  /** A class file that ASM reads; the same if its version is not newer than ASM knows. */
  public static byte[] readable(byte[] classFile) {
    if (majorVersion(classFile) <= NEWEST) {
      return classFile;
    }
    byte[] lowered = classFile.clone();
    setMajorVersion(lowered, NEWEST);
    return lowered;
  }

  /** The internal name that a class file gives its class. */
  public static String nameOf(byte[] classFile) {
    return reader(classFile).getClassName();
  }

  public static int majorVersion(byte[] classFile) {
    return (classFile[MAJOR_HIGH] & 0xFF) << 8 | classFile[MAJOR_LOW] & 0xFF;
  }

  public static void setMajorVersion(byte[] classFile, int major) {
    classFile[MAJOR_HIGH] = (byte) (major >> 8);
    classFile[MAJOR_LOW] = (byte) major;
  }
}
