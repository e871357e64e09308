package io.loopwarden.engine.code;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The name that the source has for a method that a frame shows. Where {@code dataSource} is a
 * variable of type {@code AgroalDataSource}, the frame of {@code dataSource.getConnection()} shows
 * {@code io.agroal.pool.DataSource}; the instruction of the call names the type of the variable. It
 * is read from the class file of the caller.
 *
 * <p>An answer reads files: only threads of the agent may ask, once for each new path. Answers are
 * kept as strings, no class is. Where there is no class file, no such instruction or no class, the
 * answer is the nearest public type of the class in the frame that declares the method.
 */
public final class WrittenNames {

  /** How many answers are kept. */
  private static final int MOST_ANSWERS = 512;

  private final Map<Question, String> answers =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, String> eldest) {
          return size() > MOST_ANSWERS;
        }
      };

  /** Two frames without their classes. */
  private record Question(@Nullable String location, MethodFrame site, MethodFrame called) {}

  /**
   * The qualified name of the method that a site called, such as {@code
   * io.agroal.api.AgroalDataSource.getConnection}; a constructor ends with {@code .<init>}.
   *
   * @param site the frame of the caller
   * @param called the frame that it called
   */
  public String of(MethodFrame site, MethodFrame called) {
    try {
      Class<?> type = site.type();
      String location = type == null ? null : ClassLocation.of(type);
      Question question = new Question(location, withoutType(site), withoutType(called));
      String known = answer(question);
      if (known == null) {
        known = find(location, site, called);
        keep(question, known);
      }
      return known;
    } catch (RuntimeException | LinkageError e) {
      return called.className() + '.' + called.methodName();
    }
  }

  private static String find(@Nullable String location, MethodFrame site, MethodFrame called) {
    Invocation call = location == null ? null : callAt(location, site, called);
    if (call == null || isOfOwnClass(call, site, called)) {
      return DeclaringTypes.nameOf(called);
    }
    return SourceNames.type(call.ownerName()) + '.' + SourceNames.method(call.name());
  }

  private static @Nullable Invocation callAt(
      String location, MethodFrame site, MethodFrame called) {
    try {
      byte[] classFile = ClassFileSource.read(location, site.className());
      if (classFile == null) {
        return null;
      }
      List<Invocation> all = InvocationReader.read(classFile, site.methodName(), site.descriptor());
      return CallAtSite.choose(all, site, called);
    } catch (RuntimeException e) {
      return null;
    }
  }

  /**
   * Whether an inherited method is called without a receiver: the instruction names the site's own
   * class then, and what people know is the class that declares it.
   */
  private static boolean isOfOwnClass(Invocation call, MethodFrame site, MethodFrame called) {
    return call.ownerName().equals(site.className())
        && !called.className().equals(site.className());
  }

  private static MethodFrame withoutType(MethodFrame frame) {
    return new MethodFrame(
        frame.className(),
        frame.methodName(),
        frame.descriptor(),
        frame.line(),
        frame.instruction(),
        null);
  }

  private @Nullable String answer(Question question) {
    synchronized (answers) {
      return answers.get(question);
    }
  }

  private void keep(Question question, String answer) {
    synchronized (answers) {
      answers.put(question, answer);
    }
  }
}
