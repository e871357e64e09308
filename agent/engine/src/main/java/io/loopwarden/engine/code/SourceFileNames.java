package io.loopwarden.engine.code;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import java.util.Map;
import java.util.function.Function;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The names of the source files of loaded classes, for stacks that have none: those of JFR. A name
 * is read from the class file, once for each class; names are kept as strings, no class is. Only
 * threads of the agent may ask.
 */
public final class SourceFileNames {

  private static final int MOST_CLASSES = 512;

  /** The answer for a class that has no class file, or whose class file has no name. */
  private static final String NONE = "";

  private final Function<String, @Nullable Class<?>> loaded;
  private final Map<String, String> answers = SiteLocations.latest(MOST_CLASSES);

  /**
   * Makes names that have read nothing.
   *
   * @param loaded finds a class by its name, outside the JDK, or null: {@link CodeOwners#loaded}
   */
  public SourceFileNames(Function<String, @Nullable Class<?>> loaded) {
    this.loaded = loaded;
  }

  /** The name of a class's source file, such as {@code Orders.java}; null if it is not known. */
  public synchronized @Nullable String of(String className) {
    String answer = answers.get(className);
    if (answer == null) {
      Class<?> type = find(className);
      if (type == null) {
        return null; // its loader may be listed later
      }
      answer = read(type);
      answers.put(className, answer);
    }
    return answer.isEmpty() ? null : answer;
  }

  private @Nullable Class<?> find(String className) {
    if (!JdkPackages.have(className)) {
      return loaded.apply(className);
    }
    try { // the loaders of the JDK are no code of the application
      return Class.forName(className, false, ClassLoader.getPlatformClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }

  private static String read(Class<?> type) {
    String location = ClassLocation.of(type);
    byte[] classFile = location == null ? null : ClassFileSource.read(location, type.getName());
    if (classFile == null) {
      return NONE;
    }
    try {
      Source source = new Source();
      ClassFiles.reader(classFile).accept(source, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
      return source.file;
    } catch (RuntimeException e) {
      return NONE;
    }
  }

  private static final class Source extends ClassVisitor {
    private String file = NONE;

    Source() {
      super(ClassFiles.ASM_API);
    }

    @Override
    public void visitSource(@Nullable String source, @Nullable String debug) {
      file = source == null ? NONE : source;
    }
  }
}
