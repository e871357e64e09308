package reactor.blockhound;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The builder of BlockHound's own jar, which is the class that this package gets when that jar
 * comes first on the class path. It has no methods to read its settings.
 */
final class OriginalBuilder {

  private static final String DEFAULT_CALLBACK = BlockHound.Builder.class.getName() + "$$Lambda";

  private final BlockHound.Builder builder;

  private OriginalBuilder(BlockHound.Builder builder) {
    this.builder = builder;
  }

  /**
   * Installs what a builder holds with Loopwarden's engine, and has BlockHound believe that it is
   * installed. Does nothing with a builder of ours, or if BlockHound is installed.
   *
   * @throws ReflectiveOperationException if this version of BlockHound has other fields
   */
  static void takeOver(BlockHound.Builder builder) throws ReflectiveOperationException {
    AtomicBoolean installed = installed();
    if (installed != null && !installed.get()) {
      new OriginalBuilder(builder).install();
      installed.set(true);
    }
  }

  private static @Nullable AtomicBoolean installed() throws IllegalAccessException {
    try {
      Field field = BlockHound.class.getDeclaredField("INITIALIZED");
      field.setAccessible(true);
      return (AtomicBoolean) field.get(null);
    } catch (NoSuchFieldException e) {
      return null; // ours
    }
  }

  @SuppressWarnings("unchecked") // the types of these fields
  private void install() throws ReflectiveOperationException {
    Installer.install(
        (Instrumentation) value("configuredInstrumentation"),
        (Predicate<Thread>) given("threadPredicate"),
        (Predicate<Thread>) given("dynamicThreadPredicate"),
        allowances(),
        marked(),
        callback());
  }

  private Map<String, Boolean> allowances() throws ReflectiveOperationException {
    Map<String, Boolean> all = new HashMap<>();
    for (Map.Entry<?, ?> type : ((Map<?, ?>) given("allowances")).entrySet()) {
      for (Map.Entry<?, ?> method : ((Map<?, ?>) type.getValue()).entrySet()) {
        all.put(type.getKey() + "." + method.getKey(), (Boolean) method.getValue());
      }
    }
    return all;
  }

  /** What the program has marked: what a new builder has, too, are BlockHound's own. */
  private Set<String> marked() throws ReflectiveOperationException {
    Set<String> marked = methods();
    marked.removeAll(new OriginalBuilder(BlockHound.builder()).methods());
    return marked;
  }

  private Set<String> methods() throws ReflectiveOperationException {
    Set<String> all = new HashSet<>();
    for (Map.Entry<?, ?> type : ((Map<?, ?>) given("blockingMethods")).entrySet()) {
      String className = String.valueOf(type.getKey()).replace('/', '.');
      for (Map.Entry<?, ?> method : ((Map<?, ?>) type.getValue()).entrySet()) {
        for (Object descriptor : (Set<?>) method.getValue()) {
          all.add(className + "." + method.getKey() + descriptor);
        }
      }
    }
    return all;
  }

  /** The program's callback; null for BlockHound's own, which throws, as ours does. */
  @SuppressWarnings("unchecked") // the type of this field
  private @Nullable Consumer<BlockingMethod> callback() throws ReflectiveOperationException {
    Object callback = given("onBlockingMethod");
    return callback.getClass().getName().startsWith(DEFAULT_CALLBACK)
        ? null
        : (Consumer<BlockingMethod>) callback;
  }

  private Object given(String field) throws ReflectiveOperationException {
    Object value = value(field);
    if (value == null) {
      throw new NoSuchFieldException(field + " has no value");
    }
    return value;
  }

  private @Nullable Object value(String name) throws ReflectiveOperationException {
    Field field = BlockHound.Builder.class.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(builder);
  }
}
