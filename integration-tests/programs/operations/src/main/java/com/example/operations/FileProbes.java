package com.example.operations;

import java.io.File;
import java.io.IOException;

/** {@code java.io.File}. */
final class FileProbes {

  private static final String FILE = "java.io.File";

  private FileProbes() {}

  private interface Use {
    void accept(File file) throws IOException;
  }

  static void addTo(Probes probes) {
    probes.category("file");
    of(probes, "exists", "()", File::exists);
    of(probes, "isFile", "()", File::isFile);
    of(probes, "isDirectory", "()", File::isDirectory);
    of(probes, "length", "()", File::length);
    of(probes, "lastModified", "()", File::lastModified);
    of(probes, "setLastModified", "(long)", file -> file.setLastModified(1_000_000));
    of(probes, "canRead", "()", File::canRead);
    of(probes, "canWrite", "()", File::canWrite);
    of(probes, "setReadOnly", "()", File::setReadOnly);
    of(probes, "setExecutable", "(boolean)", file -> file.setExecutable(true));
    of(probes, "getCanonicalPath", "()", File::getCanonicalPath);
    of(probes, "getTotalSpace", "()", File::getTotalSpace);
    of(probes, "delete", "()", File::delete);
    of(probes, "renameTo", "(File)", file -> file.renameTo(new File(file.getPath() + ".new")));
    probes
        .named(FILE, "list", "()", bench -> in(bench, File::list))
        .named(FILE, "listFiles", "()", bench -> in(bench, File::listFiles))
        .named(FILE, "createNewFile", "()", bench -> at(bench, File::createNewFile))
        .named(FILE, "mkdir", "()", bench -> at(bench, File::mkdir))
        .named(FILE, "mkdirs", "()", bench -> at(bench, file -> new File(file, "a/b").mkdirs()))
        .named(
            FILE,
            "createTempFile",
            "(String, String)",
            bench -> in(bench, folder -> File.createTempFile("coverage", ".txt", folder)));
  }

  private static void of(Probes probes, String method, String arguments, Use use) {
    probes.named(
        FILE,
        method,
        arguments,
        bench -> {
          File file = bench.file(10).toFile();
          return () -> use.accept(file);
        });
  }

  private static Action in(Workbench bench, Use use) throws IOException {
    File folder = bench.folder().toFile();
    return () -> use.accept(folder);
  }

  private static Action at(Workbench bench, Use use) {
    File file = bench.path().toFile();
    return () -> use.accept(file);
  }
}
