package io.loopwarden.engine.scan.path;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.scan.code.MethodId;
import java.util.List;

/**
 * The way from a method of a library to an operation.
 *
 * @param steps the methods on the way, that of the library first, the operation last
 * @param operation the operation
 */
record LibraryWay(List<MethodId> steps, Operation operation) {}
