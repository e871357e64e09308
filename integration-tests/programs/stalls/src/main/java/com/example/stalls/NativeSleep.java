package com.example.stalls;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.util.Optional;

/** A native function that sleeps, called through {@code java.lang.foreign}, from JDK 22 on. */
final class NativeSleep implements Culprit {

  private static final int MICROS = 300_000;
  private static final String PACKAGE = "java.lang.foreign.";

  private final MethodHandle usleep;

  NativeSleep() throws ReflectiveOperationException {
    Class<?> linkerType = type("Linker");
    Class<?> descriptorType = type("FunctionDescriptor");
    Class<?> layoutType = type("MemoryLayout");
    Class<?> optionType = type("Linker$Option");
    Object linker = linkerType.getMethod("nativeLinker").invoke(null);
    Object symbols = linkerType.getMethod("defaultLookup").invoke(linker);
    Optional<?> address =
        (Optional<?>)
            type("SymbolLookup").getMethod("find", String.class).invoke(symbols, "usleep");
    Object integer = type("ValueLayout").getField("JAVA_INT").get(null);
    Object parameters = Array.newInstance(layoutType, 1);
    Array.set(parameters, 0, integer);
    Object descriptor =
        descriptorType
            .getMethod("of", layoutType, parameters.getClass())
            .invoke(null, integer, parameters);
    Object noOptions = Array.newInstance(optionType, 0);
    usleep =
        (MethodHandle)
            linkerType
                .getMethod(
                    "downcallHandle", type("MemorySegment"), descriptorType, noOptions.getClass())
                .invoke(linker, address.orElseThrow(), descriptor, noOptions);
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(PACKAGE + name);
  }

  @Override
  public void hold() throws Exception {
    try {
      int result = (int) usleep.invokeExact(MICROS);
      if (result != 0) {
        throw new IllegalStateException("usleep: " + result);
      }
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
