package io.loopwarden.engine.code;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The lines of the application's frames as its source has them. What Kotlin's compiler copies from
 * an inline function, such as {@code withLock}, has lines beyond the end of its file; people look
 * for the line of the call. An answer may read a class file: only one thread of the agent may ask.
 */
public final class WrittenLines {

  private static final int MOST_CLASSES = 256;

  private final CodeOwners owners;
  private final Map<String, CallSiteLines> lines = SiteLocations.latest(MOST_CLASSES);

  public WrittenLines(CodeOwners owners) {
    this.owners = owners;
  }

  /** The line of a frame; 0 or less if it is not known. */
  public int of(StackWalker.StackFrame frame) {
    int line = frame.getLineNumber();
    return line > 0 && isKotlin(frame.getFileName())
        ? written(frame.getDeclaringClass(), line)
        : line;
  }

  /** The same of a frame as exceptions and thread dumps have it. */
  public int of(StackTraceElement frame) {
    int line = frame.getLineNumber();
    if (line <= 0 || !isKotlin(frame.getFileName())) {
      return line;
    }
    Class<?> type = owners.loaded(frame.getClassName());
    return type == null ? line : written(type, line);
  }

  private static boolean isKotlin(@Nullable String file) {
    return file != null && (file.endsWith(".kt") || file.endsWith(".kts"));
  }

  private int written(Class<?> type, int line) {
    if (owners.of(type) != Owner.APPLICATION) {
      return line;
    }
    String location = ClassLocation.of(type);
    if (location == null) {
      return line;
    }
    String key = location + '\n' + type.getName();
    CallSiteLines known = lines.get(key);
    if (known == null) {
      known = read(location, type.getName());
      lines.put(key, known);
    }
    return known.written(line);
  }

  private static CallSiteLines read(String location, String className) {
    byte[] classFile = ClassFileSource.read(location, className);
    if (classFile == null) {
      return CallSiteLines.of(null);
    }
    try {
      Extension extension = new Extension();
      ClassFiles.reader(classFile)
          .accept(extension, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
      return CallSiteLines.of(extension.text);
    } catch (RuntimeException e) {
      return CallSiteLines.of(null);
    }
  }

  private static final class Extension extends ClassVisitor {
    private @Nullable String text;

    Extension() {
      super(ClassFiles.ASM_API);
    }

    @Override
    public void visitSource(@Nullable String source, @Nullable String debug) {
      text = debug;
    }
  }
}
