package io.loopwarden.engine.code;

import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Classes that are loaded from a folder, in the file system or in a jar: the application's. */
public final class ClassFolders {

  private ClassFolders() {}

  /** Whether a class that is being loaded is in a folder of classes. */
  public static boolean contain(@Nullable ProtectionDomain domain) {
    CodeSource source = domain == null ? null : domain.getCodeSource();
    URL url = source == null ? null : source.getLocation();
    return url != null
        && CodeLocation.of(url.getProtocol(), url.getPath()).kind() == CodeLocation.Kind.FOLDER;
  }
}
