package com.example.operations;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Zip and jar files. */
final class ArchiveProbes {

  private ArchiveProbes() {}

  static void addTo(Probes probes) {
    probes
        .category("file")
        .operation("java.util.zip.ZipFile.<init>")
        .call(
            "new ZipFile",
            bench -> {
              Path archive = archive(bench);
              return () -> bench.closing(new ZipFile(archive.toFile()));
            })
        .operation("java.util.jar.JarFile.<init>")
        .call(
            "new JarFile",
            bench -> {
              Path archive = archive(bench);
              return () -> bench.closing(new JarFile(archive.toFile()));
            })
        .operation("java.io.RandomAccessFile.readFully")
        .call(
            "ZipFile.getInputStream(…).readAllBytes()",
            bench -> {
              ZipFile file = bench.closing(new ZipFile(archive(bench).toFile()));
              return () -> file.getInputStream(file.getEntry("entry")).readAllBytes();
            })
        .operation("java.nio.file.FileSystems.newFileSystem")
        .call(
            "FileSystems.newFileSystem of a zip file",
            bench -> {
              Path archive = archive(bench);
              return () -> bench.closing(FileSystems.newFileSystem(archive));
            })
        .operation("java.nio.file.Files.readString")
        .call(
            "Files.readString in the zip file system",
            bench -> {
              FileSystem system = bench.closing(FileSystems.newFileSystem(archive(bench)));
              return () -> Files.readString(system.getPath("entry"));
            });
  }

  private static Path archive(Workbench bench) throws IOException {
    Path path = Path.of(bench.path() + ".zip");
    try (ZipOutputStream out = new ZipOutputStream(new FileOutputStream(path.toFile()))) {
      out.putNextEntry(new ZipEntry("entry"));
      out.write("text".repeat(10_000).getBytes());
      out.closeEntry();
    }
    return path;
  }
}
