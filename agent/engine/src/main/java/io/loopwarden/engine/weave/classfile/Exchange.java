package io.loopwarden.engine.weave.classfile;

import java.io.ByteArrayOutputStream;
import java.util.BitSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;

/**
 * Exchanges some methods of a class and leaves all else in its class file as it is.
 *
 * <p>ASM reads a class file of those methods alone, and writes one whose constants have the numbers
 * behind those of the class. So both the methods and the constants that it wrote can be put in
 * place as they are. When ASM writes the whole class, it makes texts of all constants; that took
 * most of the time of weaving, and more again of the JIT compiler, for methods that stay as they
 * are.
 */
public final class Exchange {

  /** Where the number of constants is. */
  private static final int COUNT = 8;

  private static final int FIRST_CONSTANT = 10;

  private final byte[] bytes;
  private final ClassReader whole;
  private final Members members;
  private final BitSet chosen;

  /**
   * Begins an exchange.
   *
   * @param bytes the class file
   * @param whole reads it
   * @param chosen which methods to exchange, by their place
   */
  public Exchange(byte[] bytes, ClassReader whole, Members members, BitSet chosen) {
    this.bytes = bytes;
    this.whole = whole;
    this.members = members;
    this.chosen = chosen;
  }

  /** Reads the class with the methods to exchange, no other ones, and no fields. */
  public ClassReader reader() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    out.write(bytes, 0, members.fields());
    Bytes.writeShort(out, 0);
    Bytes.writeShort(out, chosen.cardinality());
    for (int method = chosen.nextSetBit(0); method >= 0; method = chosen.nextSetBit(method + 1)) {
      writeMethod(out, bytes, members, method);
    }
    out.write(bytes, members.end(), bytes.length - members.end());
    return new ClassReader(out.toByteArray());
  }

  /** Writes them. To be visited are the class, and the methods in the order of {@link #reader}. */
  public ClassWriter writer() {
    return new ClassWriter(new Padding(whole.getItemCount()).reader(), 0);
  }

  /**
   * The class file with the methods that were written.
   *
   * @param written what the writer has made; is changed
   */
  public byte[] with(byte[] written) {
    ClassReader reader = new ClassReader(written);
    Members exchanged = new Members(written, reader);
    BootstrapMethods own = new BootstrapMethods(bytes, whole, members.end());
    BootstrapMethods more = new BootstrapMethods(written, reader, exchanged.end());
    more.moveBehind(own, reader, whole.getItemCount());

    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + written.length);
    out.write(bytes, 0, COUNT);
    Bytes.writeShort(out, reader.getItemCount());
    out.write(bytes, FIRST_CONSTANT, whole.header - FIRST_CONSTANT);
    int constants = FIRST_CONSTANT + Padding.size(whole.getItemCount());
    out.write(written, constants, reader.header - constants);
    out.write(bytes, whole.header, members.methods() + Bytes.SHORT - whole.header);
    int next = 0;
    for (int method = 0; method < members.count(); method++) {
      if (chosen.get(method)) {
        writeMethod(out, written, exchanged, next++);
      } else {
        writeMethod(out, bytes, members, method);
      }
    }
    own.writeWith(more, out);
    return out.toByteArray();
  }

  private static void writeMethod(
      ByteArrayOutputStream out, byte[] bytes, Members members, int method) {
    int start = members.start(method);
    out.write(bytes, start, members.start(method + 1) - start);
  }
}
