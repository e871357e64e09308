package io.loopwarden.engine.report;

import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Option;
import io.loopwarden.engine.config.Problem;
import io.loopwarden.engine.file.RegularFile;
import java.io.File;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that options name, for outputs beside the log; {@code %p} is the process's id. */
public final class OutputFile {

  private static final String PROCESS_ID = "%p";

  private OutputFile() {}

  /** Reports a file that cannot be written, before anything is found that would go there. */
  public static Configuration checked(Configuration configuration, Option<String> option) {
    String path = configuration.get(option);
    if (path.isEmpty() || isWritable(file(path))) {
      return configuration;
    }
    return configuration.with(List.of(new Problem(option.key(), path, option.type().allowed())));
  }

  /** The file; null if the user wants none, or it was reported that it cannot be written. */
  public static @Nullable File of(Configuration configuration, Option<String> option) {
    for (Problem problem : configuration.problems()) {
      if (problem.key().equals(option.key())) {
        return null;
      }
    }
    String path = configuration.get(option);
    return path.isEmpty() ? null : file(path);
  }

  private static File file(String path) {
    String processId = Long.toString(ProcessHandle.current().pid());
    return new File(path.replace(PROCESS_ID, processId)).getAbsoluteFile();
  }

  private static boolean isWritable(File file) {
    File folder = file.getParentFile();
    return folder != null
        && RegularFile.isOrCanBe(file)
        && (folder.isDirectory() || folder.mkdirs())
        && folder.canWrite();
  }
}
