package io.loopwarden.engine.code;

/**
 * A call as a class file has it.
 *
 * @param owner the type that it is written on, as an internal name
 * @param line the line, 0 if the class file does not have it
 * @param instruction the index of the instruction in the method's bytecode
 * @param reference whether it is no call but a reference to a method, such as {@code repo::load}
 */
record Invocation(
    String owner, String name, String descriptor, int line, int instruction, boolean reference) {

  /** The binary name of the type that it is written on. */
  String ownerName() {
    return owner.replace('/', '.');
  }
}
