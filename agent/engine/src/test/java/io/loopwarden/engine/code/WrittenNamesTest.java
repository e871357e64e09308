package io.loopwarden.engine.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import java.lang.StackWalker.StackFrame;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenNamesTest {

  private static final String LIBRARY =
      """
      package org.lib;

      import io.loopwarden.engine.code.StackProbe;

      public class Lib {
        public interface Source { Object get(); Object get(int number); }
        public interface Other { Other get(); }

        static class Hidden implements Source {
          public Object get() { StackProbe.block(); return this; }
          public Object get(int number) { StackProbe.block(); return this; }
        }

        public static class Base {
          public Base() {}
          public Base(boolean block) { if (block) StackProbe.block(); }
          public void inherited() { StackProbe.block(); }
          public void overridden() { StackProbe.block(); }
          public static void ofClass() { StackProbe.block(); }
        }

        public static class Derived extends Base {}

        public static Source source() { return new Hidden(); }
        public static Other other() { return () -> null; }
        public static Other itself() { return new Other() { public Other get() { return this; } }; }
        public static Runnable task() { return () -> StackProbe.block(); }
        public static void many(String first, Object... more) { StackProbe.block(); }
        public static <T extends Comparable<T>> T generic(T value) { StackProbe.block(); return value; }
        public interface Pending extends java.util.concurrent.Future<Object> { void sync(); }
        public static class Promise extends java.util.concurrent.CompletableFuture<Object>
            implements Pending {
          public void sync() { StackProbe.block(); }
        }
        static class Secret extends java.util.concurrent.CompletableFuture<Object>
            implements Pending {
          public void sync() { StackProbe.block(); }
        }
        public static class Handle implements Source {
          public Object get() { StackProbe.block(); return this; }
          public Object get(int number) { return this; }
        }
        public static Pending pending() { return new Promise(); }
        public static Pending secret() { return new Secret(); }
        public static Source handle() { return new Handle(); }

        public static Object blocked() { StackProbe.block(); return null; }
      }
      """;

  private static final String SITE =
      """
      package com.acme;

      import java.util.ArrayList;
      import java.util.List;
      import java.util.function.Consumer;
      import java.util.function.Supplier;
      import org.lib.Lib;

      public class Site extends Lib.Base {
        Site() { super(true); }
        Site(int number) {}

        interface Repository extends Lib.Source {}

        static class Pool extends Lib.Base { Pool() { super(true); } }

        record Point(int x, int y) {
          Point { Lib.many("x"); }
        }

        @Override
        public void overridden() { super.overridden(); }

        public static void ofInterface() { Lib.source().get(); }
        public static void chained() { Lib.itself().get().get(); Lib.source().get(); }
        public static void sameNameInOneLine() {
          Lib.itself().get(); ((Supplier<Object>) () -> null).get(); Lib.source().get();
        }
        public static void overloaded() { ((Supplier<Object>) () -> 1).get(); Lib.source().get(3); }
        public static void ofFuture() { Lib.pending().sync(); }
        public static void ofHiddenFuture() { Lib.secret().sync(); }
        public static void ofPublicClass() { Lib.handle().get(); }
        public static void constructor() { new Lib.Base(true); }
        public static void ofSuperConstructor() { new Site(); }
        public static void ofOtherSuperConstructor() { new Pool(); }
        public static void ofSuper() { new Site(1).overridden(); }
        public static void ofDerived() { new Lib.Derived().inherited(); }
        public static void withoutReceiver() { new Site(1).own(); }
        void own() { inherited(); }
        public static void inheritedStatic() { Lib.Derived.ofClass(); }
        public static void ofStatic() { Lib.many("first", 2, 3); }
        public static void ofGeneric() { Lib.generic("a"); }
        public static void ofRecord() { new Point(1, 2); }
        public static void inLambda() {
          Runnable task = () -> Lib.source().get();
          task.run();
        }
        public static void ofLibrarysLambda() { Lib.task().run(); }
        public static void reference() {
          Lib.Source source = Lib.source();
          Supplier<Object> supplier = source::get;
          supplier.get();
        }
        public static void referenceOfOtherName() {
          Consumer<Lib.Source> consumer = Lib.Source::get;
          consumer.accept(Lib.source());
        }
        public static void staticReference() {
          Supplier<Object> supplier = Lib::blocked;
          supplier.get();
        }
        public static void constructorReference() {
          java.util.function.Function<Boolean, Object> make = Lib.Base::new;
          make.apply(true);
        }
        public static void ofForEach() { List.of(Lib.source()).forEach(Lib.Source::get); }
        public static void ofStream() {
          new ArrayList<>(List.of(Lib.source())).stream()
              .map(Lib.Source::get)
              .toList();
        }
        public static void byReflection() throws Exception {
          Lib.class.getMethod("blocked").invoke(null);
        }
        public static void byProxy() {
          Lib.Source source = (Lib.Source) java.lang.reflect.Proxy.newProxyInstance(
              Site.class.getClassLoader(), new Class<?>[] {Repository.class},
              (proxy, method, arguments) -> Lib.blocked());
          source.get();
        }
        public static void byOwnProxy() {
          Repository source = (Repository) java.lang.reflect.Proxy.newProxyInstance(
              Lib.class.getClassLoader(), new Class<?>[] {Repository.class},
              new org.lib.Handler());
          source.get();
        }
      }
      """;

  private static final String HANDLER =
      """
      package org.lib;
      public class Handler implements java.lang.reflect.InvocationHandler {
        public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments) {
          return Lib.blocked();
        }
      }
      """;

  @TempDir static Path folder;

  private static CompiledProgram program;

  @BeforeAll
  static void compile() throws Exception {
    program = CompiledProgram.in(compile("classes", "-g"));
  }

  private static Path compile(String name, String debug) throws Exception {
    Path classes = Files.createDirectories(folder.resolve(name));
    return CompiledProgram.compile(
        classes,
        Map.of("org.lib.Lib", LIBRARY, "org.lib.Handler", HANDLER, "com.acme.Site", SITE),
        debug);
  }

  @ParameterizedTest
  @CsvSource({
    "ofInterface,              org.lib.Lib$Source.get",
    "chained,                  org.lib.Lib$Source.get",
    "sameNameInOneLine,        org.lib.Lib$Source.get",
    "overloaded,               org.lib.Lib$Source.get",
    "ofFuture,                 org.lib.Lib$Promise.sync",
    "ofHiddenFuture,           org.lib.Lib$Pending.sync",
    "ofPublicClass,            org.lib.Lib$Source.get",
    "constructor,              org.lib.Lib$Base.<init>",
    "ofSuperConstructor,       org.lib.Lib$Base.<init>",
    "ofOtherSuperConstructor,  org.lib.Lib$Base.<init>",
    "ofSuper,                  org.lib.Lib$Base.overridden",
    "ofDerived,                org.lib.Lib$Derived.inherited",
    "withoutReceiver,          org.lib.Lib$Base.inherited",
    "inheritedStatic,          org.lib.Lib$Derived.ofClass",
    "ofStatic,                 org.lib.Lib.many",
    "ofGeneric,                org.lib.Lib.generic",
    "ofRecord,                 org.lib.Lib.many",
    "inLambda,                 org.lib.Lib$Source.get",
    "ofLibrarysLambda,         java.lang.Runnable.run",
    "reference,                org.lib.Lib$Source.get",
    "referenceOfOtherName,     org.lib.Lib$Source.get",
    "staticReference,          org.lib.Lib.blocked",
    "constructorReference,     org.lib.Lib$Base.<init>",
    "ofForEach,                java.util.List.forEach",
    "ofStream,                 java.util.stream.Stream.toList",
    "byReflection,             org.lib.Lib.blocked",
    "byProxy,                  org.lib.Lib.blocked",
    "byOwnProxy,               com.acme.Site$Repository.get"
  })
  void aCallHasTheNameThatItsSourceHas(String method, String name) {
    assertThat(program.written(method)).isEqualTo(name);
  }

  /** Without line numbers the descriptor and the class in the frame still decide. */
  @ParameterizedTest
  @CsvSource({
    "ofInterface,       org.lib.Lib$Source.get",
    "chained,           org.lib.Lib$Source.get",
    "sameNameInOneLine, org.lib.Lib$Source.get",
    "ofDerived,         org.lib.Lib$Derived.inherited",
    "ofStream,          java.util.stream.Stream.toList",
    "ofLibrarysLambda,  org.lib.Lib.task"
  })
  void aClassFileWithoutLinesHasTheNames(String method, String name) throws Exception {
    Path classes = compile("without-lines-" + method, "-g:none");

    assertThat(CompiledProgram.in(classes).written(method)).isEqualTo(name);
  }

  /** What can be said without the class file: the public type that declares the method. */
  @Test
  void withoutAClassFileTheNearestPublicTypeIsNamed() throws Exception {
    Path classes = compile("deleted", "-g");
    CompiledProgram deleted = CompiledProgram.in(classes);
    assertThat(deleted.written("ofInterface")).isEqualTo("org.lib.Lib$Source.get");
    Files.delete(classes.resolve("com/acme/Site.class"));

    assertThat(deleted.written("ofInterface")).isEqualTo("org.lib.Lib$Source.get");
    assertThat(deleted.written("ofDerived")).isEqualTo("org.lib.Lib$Base.inherited");
    assertThat(deleted.written("ofStream")).isEqualTo("java.util.stream.Stream.toList");
    assertThat(deleted.written("ofForEach")).isEqualTo("java.lang.Iterable.forEach");
    assertThat(deleted.written("byOwnProxy")).isEqualTo("org.lib.Lib$Source.get");
  }

  @Test
  void whatNobodyHasWrittenHasTheNameThatIsKnown() {
    program.run("ofInterface");
    List<StackFrame> stack = StackProbe.taken();
    int site = 0;
    while (!stack.get(site).getClassName().equals("com.acme.Site")) {
      site++;
    }
    MethodFrame caller = MethodFrame.of(stack.get(site));
    MethodFrame written = MethodFrame.of(stack.get(site - 1));
    MethodFrame other = new MethodFrame("org.lib.Lib", "other", null, 1, 0, null);

    WrittenNames names = new WrittenNames();

    assertThat(names.of(caller, written, "java.lang.Known.get"))
        .isEqualTo("org.lib.Lib$Source.get");
    assertThat(names.of(caller, other, "java.lang.Known.other")).isEqualTo("java.lang.Known.other");
    assertThat(names.of(caller, other, "java.lang.Known.more")).isEqualTo("org.lib.Lib.other");
  }

  @Test
  void aSampleWithoutClassesHasTheNameInTheFrame() {
    program.run("ofDerived");

    assertThat(ofSample(new WrittenNames())).isEqualTo("org.lib.Lib$Base.inherited");
  }

  /** A stall's samples name the call as the blocking calls do that were seen there or nearby. */
  @Test
  void aSampleWithoutClassesHasTheNameOnceAClassOfThatLocationWasASite() {
    WrittenNames names = new WrittenNames();
    program.run("ofDerived");
    StackTraceElement[] sample = StackProbe.sample();
    MethodFrame neighbour = MethodFrame.of(StackProbe.taken().get(2));
    MethodFrame other =
        new MethodFrame("com.acme.Site$Pool", "<init>", "()V", 1, 0, neighbour.type());
    names.of(other, other);

    assertThat(ofSample(names)).isEqualTo("org.lib.Lib$Derived.inherited");
    names.of(neighbour, neighbour);
    assertThat(ofSample(names)).isEqualTo("org.lib.Lib$Derived.inherited");
    assertThat(sample[2].getMethodName()).isEqualTo("ofDerived");
  }

  private static String ofSample(WrittenNames names) {
    StackTraceElement[] sample = StackProbe.sample();
    return names.of(MethodFrame.of(sample[2], null), MethodFrame.of(sample[1], null));
  }

  /** The application may drop a class loader while the agent runs on. */
  @Test
  void noClassIsKept() throws Exception {
    WrittenNames names = new WrittenNames();
    WeakReference<Class<?>> site = askOnce(names, compile("dropped", "-g"));

    await()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(site.get()).isNull();
            });
    Reference.reachabilityFence(names);
  }

  private static WeakReference<Class<?>> askOnce(WrittenNames names, Path classes) {
    CompiledProgram.in(classes).run("ofDerived");
    List<StackFrame> stack = StackProbe.taken();
    MethodFrame site = MethodFrame.of(stack.get(2));
    assertThat(names.of(site, MethodFrame.of(stack.get(1))))
        .isEqualTo("org.lib.Lib$Derived.inherited");
    return new WeakReference<>(site.type());
  }

  /** Agents that count coverage add instructions, and keep lines. */
  @Test
  void instrumentedCodeHasTheNames() {
    program.run("sameNameInOneLine");
    List<StackFrame> stack = StackProbe.taken();
    MethodFrame site = MethodFrame.of(stack.get(2));
    MethodFrame shifted =
        new MethodFrame(
            site.className(),
            site.methodName(),
            site.descriptor(),
            site.line(),
            site.instruction() + 7,
            site.type());

    assertThat(new WrittenNames().of(shifted, MethodFrame.of(stack.get(1))))
        .isEqualTo("org.lib.Lib$Source.get");
  }

  @Test
  void aClassFileOfAFutureVersionHasTheNames() throws Exception {
    Path classes = compile("future", "-g");
    CompiledProgram future = CompiledProgram.in(classes);
    future.run("ofInterface");
    List<StackFrame> stack = StackProbe.taken();
    Path file = classes.resolve("com/acme/Site.class");
    byte[] classFile = Files.readAllBytes(file);
    ClassFiles.setMajorVersion(classFile, 99);
    Files.write(file, classFile);

    assertThat(new WrittenNames().of(MethodFrame.of(stack.get(2)), MethodFrame.of(stack.get(1))))
        .isEqualTo("org.lib.Lib$Source.get");
  }

  /** A class file may be replaced by anything while the program runs. */
  @Test
  void aDamagedClassFileGivesTheFallback() throws Exception {
    Path classes = compile("damaged", "-g");
    CompiledProgram damaged = CompiledProgram.in(classes);
    damaged.run("ofDerived");
    List<StackFrame> stack = StackProbe.taken();
    Path file = classes.resolve("com/acme/Site.class");
    byte[] classFile = Files.readAllBytes(file);
    for (int i = 0; i < classFile.length; i += 17) {
      byte[] changed = classFile.clone();
      changed[i] ^= (byte) 0xFF;
      Files.write(file, changed);
      assertThat(new WrittenNames().of(MethodFrame.of(stack.get(2)), MethodFrame.of(stack.get(1))))
          .isNotEmpty();
      Files.write(file, Arrays.copyOf(classFile, i));
      assertThat(new WrittenNames().of(MethodFrame.of(stack.get(2)), MethodFrame.of(stack.get(1))))
          .isEqualTo("org.lib.Lib$Base.inherited");
    }
  }
}
