package io.loopwarden.engine.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.RecordingEngine;
import io.loopwarden.engine.catalogue.Target;
import io.loopwarden.engine.weave.fixture.Bodies;
import io.loopwarden.engine.weave.plan.WeavePlan;
import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenLoops;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every method of {@link Bodies}, woven, against itself as it was: the same results, the same
 * exceptions, and the hooks called once at the begin and once at the end, whatever the way out.
 */
class TimedMethodTest {

  private static final String ENTER = "enter 7"; // operation 3, which blocks by nature: 3 * 2 + 1

  private final RecordingEngine engine = new RecordingEngine();

  @BeforeEach
  void register() {
    LoopwardenLoops.register(Thread.currentThread(), engine);
  }

  @AfterEach
  void unregister() {
    LoopwardenLoops.unregister(Thread.currentThread(), engine);
  }

  @TestFactory
  Stream<DynamicTest> everyBody() throws Exception {
    WeavePlan plan = new WeavePlan();
    for (Method method : bodies()) {
      plan.add(Woven.target(Woven.signature(method), Target.Advice.ALWAYS));
    }
    Woven.Loader loader = new Woven.Loader().withCountingHooks();
    for (Class<?> member : Bodies.class.getNestMembers()) {
      loader.with(Woven.classFile(member));
    }
    loader.with(Woven.weave(Woven.classFile(Bodies.class), plan));
    Class<?> woven = loader.load(Bodies.class);
    assertThat(woven).isNotSameAs(Bodies.class);
    Woven.Hooks hooks = loader.hooks();
    return bodies().stream()
        .map(
            method ->
                DynamicTest.dynamicTest(
                    method.getName(),
                    () -> {
                      for (Object[] arguments : argumentsOf(method)) {
                        check(method, woven, hooks, arguments);
                      }
                    }));
  }

  private static List<Method> bodies() {
    return Stream.of(Bodies.class.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .toList();
  }

  private static void check(Method method, Class<?> woven, Woven.Hooks hooks, Object[] arguments)
      throws Exception {
    Method copy = woven.getMethod(method.getName(), method.getParameterTypes());
    Object expected = outcome(method, newInstance(method.getDeclaringClass()), arguments);
    Object target = newInstance(woven);
    LoopwardenLoop loop = LoopwardenLoops.find(Thread.currentThread());

    hooks.begin(loop);
    Object onALoop = outcome(copy, target, arguments);

    assertThat(onALoop).as(Arrays.deepToString(arguments)).isEqualTo(expected);
    assertThat(hooks.events())
        .as(Arrays.deepToString(arguments))
        .containsExactly(ENTER, "exit true");

    hooks.begin(null);
    assertThat(outcome(copy, newInstance(woven), arguments)).isEqualTo(expected);
    assertThat(hooks.events()).containsExactly(ENTER, "exit true");
  }

  private static Object newInstance(Class<?> type) throws ReflectiveOperationException {
    Constructor<?> constructor = type.getConstructor();
    return constructor.newInstance();
  }

  /** The result, or the exception as text; arrays as lists, so that they can be compared. */
  private static Object outcome(Method method, Object target, Object[] arguments) throws Exception {
    try {
      Object result = method.invoke(target, copyOf(arguments));
      if (result instanceof int[] numbers) {
        return Arrays.toString(numbers);
      }
      return result == null ? "null" : result;
    } catch (InvocationTargetException e) {
      return "thrown: " + e.getCause();
    }
  }

  private static Object[] copyOf(Object[] arguments) {
    Object[] copy = arguments.clone();
    for (int i = 0; i < copy.length; i++) {
      copy[i] = copy[i] instanceof int[] numbers ? numbers.clone() : copy[i];
    }
    return copy;
  }

  /** Seven calls of each method: together they take each way through it. */
  private static List<Object[]> argumentsOf(Method method) {
    int[] numbers = {0, 1, 2, 3, 4, 7, -8};
    List<Object[]> calls = new ArrayList<>();
    for (int i = 0; i < numbers.length; i++) {
      Object[] arguments = new Object[method.getParameterCount()];
      for (int j = 0; j < arguments.length; j++) {
        arguments[j] = argument(method.getParameterTypes()[j], numbers[(i + j) % numbers.length]);
      }
      calls.add(arguments);
    }
    return calls;
  }

  private static Object argument(Class<?> type, int number) {
    if (type == int.class) {
      return number;
    } else if (type == long.class) {
      return number * 10_000_000_000L;
    } else if (type == float.class) {
      return number / 3f;
    } else if (type == double.class) {
      return number / 3.0;
    } else if (type == int[].class) {
      return new int[] {number, 2, number};
    }
    String[] texts = {"x", "Aa", "BB", " padded ", ""};
    boolean text = type == String.class || number % 2 == 0;
    return text || type == Comparable.class ? texts[Math.floorMod(number, 5)] : (Object) number;
  }
}
