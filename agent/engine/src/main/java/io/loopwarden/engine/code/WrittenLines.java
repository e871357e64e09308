package io.loopwarden.engine.code;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The lines of the application's frames as people look for them, where the class file or the JVM
 * has others. What Kotlin's compiler copies from an inline function, such as {@code withLock}, has
 * lines beyond the end of its file; people look for the line of the call. A thread that waits for a
 * monitor is seen in the line after its {@code synchronized}. An answer may read a class file: only
 * one thread of the agent may ask.
 */
public final class WrittenLines {

  private static final int MOST_CLASSES = 256;

  private final CodeOwners owners;
  private final Map<String, Lines> lines = SiteLocations.latest(MOST_CLASSES);

  /** Those of a class. */
  private record Lines(CallSiteLines callSites, MonitorLines monitors) {}

  public WrittenLines(CodeOwners owners) {
    this.owners = owners;
  }

  /** The line of a frame; 0 or less if it is not known. */
  public int of(StackWalker.StackFrame frame) {
    int line = frame.getLineNumber();
    Lines ofClass =
        line > 0 && isKotlin(frame.getFileName()) ? linesOf(frame.getDeclaringClass()) : null;
    return ofClass == null ? line : ofClass.callSites().written(line);
  }

  /** The same of a frame as exceptions and thread dumps have it. */
  public int of(StackTraceElement frame) {
    Lines ofClass = isKotlin(frame.getFileName()) ? linesOf(frame) : null;
    int line = frame.getLineNumber();
    return ofClass == null ? line : ofClass.callSites().written(line);
  }

  /** The same of the innermost frame of a thread that waits for a monitor. */
  public int ofEntry(StackTraceElement frame) {
    Lines ofClass = linesOf(frame);
    int line = frame.getLineNumber();
    return ofClass == null
        ? line
        : ofClass.callSites().written(ofClass.monitors().entered(frame.getMethodName(), line));
  }

  private static boolean isKotlin(@Nullable String file) {
    return file != null && (file.endsWith(".kt") || file.endsWith(".kts"));
  }

  private @Nullable Lines linesOf(StackTraceElement frame) {
    Class<?> type = frame.getLineNumber() <= 0 ? null : owners.loaded(frame.getClassName());
    return type == null ? null : linesOf(type);
  }

  /** Null of a class that is not the application's. */
  private @Nullable Lines linesOf(Class<?> type) {
    String location = owners.of(type) == Owner.APPLICATION ? ClassLocation.of(type) : null;
    if (location == null) {
      return null;
    }
    String key = location + '\n' + type.getName();
    Lines known = lines.get(key);
    if (known == null) {
      byte[] classFile = ClassFileSource.read(location, type.getName());
      known = new Lines(callSites(classFile), MonitorLines.of(classFile));
      lines.put(key, known);
    }
    return known;
  }

  private static CallSiteLines callSites(byte @Nullable [] classFile) {
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
