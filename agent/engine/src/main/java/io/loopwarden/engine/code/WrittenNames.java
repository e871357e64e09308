package io.loopwarden.engine.code;

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

  private static final int MOST_ANSWERS = 512;

  /** The answers to what {@link #question} makes of two frames. */
  private final Map<String, String> answers = SiteLocations.latest(MOST_ANSWERS);

  private final SiteLocations locations = new SiteLocations();

  /**
   * The qualified name of the method that a site called, such as {@code
   * io.agroal.api.AgroalDataSource.getConnection}; a constructor's ends with {@code .<init>}.
   *
   * @param site the frame of the caller
   * @param called the frame that it called
   */
  public String of(MethodFrame site, MethodFrame called) {
    return of(site, called, "");
  }

  /**
   * The same.
   *
   * @param known the name of the method that people know, where the class file has no such call: a
   *     language may look for the method while the program runs
   */
  public String of(MethodFrame site, MethodFrame called, String known) {
    try {
      Class<?> type = site.type();
      String location = type == null ? null : ClassLocation.of(type);
      if (location == null) {
        return find(locations.of(site.className()), site, called, known);
      }
      locations.add(site.className(), location);
      String question = question(location, site, called) + '\n' + known;
      String answer = answer(question);
      if (answer == null) {
        answer = find(List.of(location), site, called, known);
        keep(question, answer);
      }
      return answer;
    } catch (RuntimeException | LinkageError e) {
      return called.className() + '.' + called.methodName();
    }
  }

  private static String find(
      List<String> locations, MethodFrame site, MethodFrame called, String known) {
    Invocation call = callAt(locations, site, called);
    if (call == null && known.endsWith('.' + called.methodName())) {
      return known;
    }
    if (call == null || isOfOwnClass(call, site, called)) {
      return DeclaringTypes.nameOf(called);
    }
    String future = PublicFutures.nameOf(call, called);
    String owner = future == null ? SourceNames.type(call.ownerName()) : future;
    return owner + '.' + SourceNames.method(call.name());
  }

  private static @Nullable Invocation callAt(
      List<String> locations, MethodFrame site, MethodFrame called) {
    byte[] classFile = null;
    for (String location : locations) {
      if (classFile == null) {
        classFile = ClassFileSource.read(location, site.className());
      }
    }
    if (classFile == null) {
      return null;
    }
    try {
      return CallAtSite.choose(
          InvocationReader.read(classFile, site.methodName(), site.descriptor()), site, called);
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

  /** What distinguishes two frames at a location from others. No name has a line break. */
  private static String question(String location, MethodFrame site, MethodFrame called) {
    return location
        + '\n'
        + text(site)
        + '\n'
        + site.line()
        + ' '
        + site.instruction()
        + '\n'
        + text(called);
  }

  private static String text(MethodFrame frame) {
    return frame.className() + '\n' + frame.methodName() + '\n' + frame.descriptor();
  }

  private @Nullable String answer(String question) {
    synchronized (answers) {
      return answers.get(question);
    }
  }

  private void keep(String question, String answer) {
    synchronized (answers) {
      answers.put(question, answer);
    }
  }
}
