package io.loopwarden.engine.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.channels.SelectableChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The catalogue that this build carries, against the JDK that runs this test. */
class OperationsTest {

  private static final int FEATURE = Runtime.version().feature();

  /** What came with a JDK later than 17. */
  private static final Map<String, Integer> SINCE =
      Map.of(
          "java/lang/Thread.sleep(Ljava/time/Duration;)V", 19,
          "java/io/FileInputStream.transferTo", 21,
          "java/net/InetAddress$PlatformResolver", 18); // JEP 418

  /** What went before the JDK that runs this. */
  private static final Map<String, Integer> UNTIL =
      Map.of("java/net/InetAddress$PlatformNameService", 17); // JEP 418

  /**
   * Natives of some JDK that nothing catches there. The first is only called by methods that are
   * woven; the others are known false negatives of JDK 17, which later JDKs have in Java.
   */
  private static final Set<String> UNSEEN =
      Set.of(
          "java.io.RandomAccessFile.writeBytes([BII)V",
          "java.io.RandomAccessFile.length()J",
          "java.io.RandomAccessFile.setLength(J)V");

  private final Catalogue catalogue = CatalogueReader.load();

  @Test
  void everyTargetExistsOnThisJdk() {
    List<String> wrong = new ArrayList<>();
    for (Target target : catalogue.targets()) {
      String name = target.type() + "." + target.method();
      boolean expected = expected(target.type()) && expected(name);
      if (methods(target).isEmpty() == expected) {
        wrong.add(name);
      }
    }

    assertThat(catalogue.targets()).isNotEmpty();
    assertThat(wrong).isEmpty();
  }

  private static boolean expected(String name) {
    return FEATURE >= SINCE.getOrDefault(name, 17) && FEATURE <= UNTIL.getOrDefault(name, FEATURE);
  }

  @Test
  void noTargetIsAbstract() {
    for (Target target : catalogue.targets()) {
      assertThat(methods(target))
          .as(target.toString())
          .noneMatch(method -> Modifier.isAbstract(method.getModifiers()));
    }
  }

  @Test
  void theCallersOfEveryNativeTargetAreWoven() {
    Set<Method> caught = new HashSet<>();
    Set<Method> natives = new HashSet<>();
    for (Target target : catalogue.targets()) {
      for (Method method : methods(target)) {
        if (target.advice() == Target.Advice.CALLERS) {
          caught.add(method);
        }
        String name = method.getDeclaringClass().getName() + "." + signature(method);
        if (Modifier.isNative(method.getModifiers()) && !UNSEEN.contains(name)) {
          natives.add(method);
        }
      }
    }

    assertThat(caught).containsAll(natives);
  }

  @Test
  void channelTargetsAreInstanceMethodsOfSelectableChannels() throws ClassNotFoundException {
    for (Target target : catalogue.targets()) {
      if (target.advice() == Target.Advice.CHANNEL) {
        assertThat(SelectableChannel.class).isAssignableFrom(classOf(target.type()));
        assertThat(methods(target))
            .as(target.toString())
            .isNotEmpty()
            .noneMatch(method -> Modifier.isStatic(method.getModifiers()));
      }
    }
  }

  @Test
  void guardingMethodsAndWhatTheyGuardAreInstanceMethodsOfOneClass() throws Exception {
    List<Target> guarded = new ArrayList<>();
    for (Target target : catalogue.targets()) {
      Guard guard = target.guard();
      if (guard != null && target.advice() == Target.Advice.IF) {
        guarded.add(target);
        assertThat(guard.descriptor()).isEqualTo("()Z");
        Method method = classOf(target.type()).getMethod(guard.name());
        assertThat(method.getReturnType()).isEqualTo(boolean.class);
        assertThat(Modifier.isStatic(method.getModifiers())).isFalse();
        assertThat(methods(target))
            .isNotEmpty()
            .noneMatch(each -> Modifier.isStatic(each.getModifiers()));
      }
    }
    assertThat(guarded).isNotEmpty();
  }

  @Test
  void guardsAreInstanceFieldsOfTheirClasses() throws ClassNotFoundException {
    List<Target> guarded = new ArrayList<>();
    for (Target target : catalogue.targets()) {
      Guard guard = target.guard();
      boolean byField =
          target.advice() == Target.Advice.UNLESS || target.advice() == Target.Advice.STREAM;
      boolean byMethod = target.advice() == Target.Advice.IF;
      assertThat(guard != null).isEqualTo(byField || byMethod);
      if (guard != null && byField) {
        guarded.add(target);
        Field field = field(classOf(target.type()), guard.name());
        assertThat(field).as(target.toString()).isNotNull();
        assertThat(Modifier.isStatic(field.getModifiers())).isFalse();
        assertThat(field.getType().descriptorString()).isEqualTo(guard.descriptor());
      }
    }
    assertThat(guarded).isNotEmpty();
  }

  private static @Nullable Field field(Class<?> type, String name) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          return field;
        }
      }
    }
    return null;
  }

  @Test
  void everyMethodToImplementIsOneOfItsInterface() throws ClassNotFoundException {
    for (Target target : catalogue.implementationTargets()) {
      assertThat(classOf(target.type()).isInterface()).as(target.type()).isTrue();
      assertThat(signatures(classOf(target.type()))).contains(target.method());
      if (target.advice() == Target.Advice.RESULT) {
        assertThat(target.method()).matches(".*\\)(L.*;|\\[.*)");
      }
    }
  }

  @Test
  void everyInterfaceToImplementIsRecognised() {
    assertThat(catalogue.traits().stream().map(InterfaceTrait::type))
        .containsAll(
            new TreeSet<>(catalogue.implementationTargets().stream().map(Target::type).toList()));
  }

  @Test
  void whatGivesAnInterfaceAwayIsItsOwn() throws ClassNotFoundException {
    for (InterfaceTrait trait : catalogue.traits()) {
      assertThat(trait.methods()).isNotEmpty();
      assertThat(signatures(classOf(trait.type()))).containsAll(trait.methods());
      for (String name : trait.names()) {
        assertThat(classOf(trait.type())).isAssignableFrom(classOf(name));
      }
    }
  }

  @Test
  void operationsAreNumberedByTheirPlaceAndNamedOnce() {
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < catalogue.operations().size(); i++) {
      Operation operation = catalogue.operations().get(i);
      assertThat(operation.number()).isEqualTo(i);
      assertThat(names.add(operation.name())).as(operation.name()).isTrue();
      assertThat(operation.remedy()).isNotBlank();
    }
  }

  @Test
  void everyOperationIsWovenSomewhere() {
    Set<Operation> woven = new HashSet<>();
    catalogue.targets().forEach(target -> woven.add(target.operation()));
    catalogue.implementationTargets().forEach(target -> woven.add(target.operation()));

    assertThat(woven).containsExactlyInAnyOrderElementsOf(catalogue.operations());
  }

  @Test
  void everyOperationIsAMethodOfAClass() throws ClassNotFoundException {
    for (Operation operation : catalogue.operations()) {
      assertThat(hasMethod(classOf(operation.className().replace('.', '/')), operation))
          .as(operation.name())
          .isTrue();
    }
  }

  private static boolean hasMethod(Class<?> type, Operation operation) {
    if (operation.naming() == Operation.Naming.METHOD) {
      return operation.methodName().equals("*");
    }
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        if (method.getName().equals(operation.methodName())) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void everyCategoryHasARemedy() {
    for (String category : catalogue.callerCategories()) {
      assertThat(catalogue.remedy(category)).as(category).isNotBlank();
    }
  }

  /** The methods that a target means; none if this JDK has none. */
  private static List<Method> methods(Target target) {
    List<Method> methods = new ArrayList<>();
    try {
      for (Method method : classOf(target.type()).getDeclaredMethods()) {
        boolean anyPublic = target.method().equals("*") && Modifier.isPublic(method.getModifiers());
        if (anyPublic
            || target.method().equals(method.getName())
            || target.method().equals(signature(method))) {
          methods.add(method);
        }
      }
    } catch (ClassNotFoundException e) {
      return List.of();
    }
    return methods;
  }

  private static Set<String> signatures(Class<?> type) {
    Set<String> signatures = new TreeSet<>();
    for (Method method : type.getMethods()) {
      signatures.add(signature(method));
    }
    return signatures;
  }

  private static String signature(Method method) {
    return method.getName()
        + MethodType.methodType(method.getReturnType(), method.getParameterTypes())
            .toMethodDescriptorString();
  }

  /** Never initialises. */
  private static Class<?> classOf(String internalName) throws ClassNotFoundException {
    return Class.forName(
        internalName.replace('/', '.'), false, ClassLoader.getPlatformClassLoader());
  }
}
