package com.example.operations;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.BufferedReader;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/** {@code java.nio.file.Files}, and what it hands out. */
final class FilesProbes {

  private static final String FILES = "java.nio.file.Files";

  private FilesProbes() {}

  private interface Use {
    void accept(Path path) throws Exception;
  }

  static void addTo(Probes probes) {
    probes.category("file");
    of(probes, "readAllBytes", Files::readAllBytes);
    of(probes, "readString", Files::readString);
    of(probes, "readAllLines", Files::readAllLines);
    of(probes, "writeString", path -> Files.writeString(path, "text"));
    of(probes, "write", path -> Files.write(path, List.of("text")));
    of(probes, "size", Files::size);
    of(probes, "exists", Files::exists);
    of(probes, "notExists", Files::notExists);
    of(probes, "isDirectory", Files::isDirectory);
    of(probes, "isRegularFile", Files::isRegularFile);
    of(probes, "isReadable", Files::isReadable);
    of(probes, "isSameFile", path -> Files.isSameFile(path, path.resolveSibling("other")), true);
    of(probes, "getLastModifiedTime", Files::getLastModifiedTime);
    of(
        probes,
        "setLastModifiedTime",
        path -> Files.setLastModifiedTime(path, FileTime.fromMillis(9)));
    of(probes, "readAttributes", path -> Files.readAttributes(path, BasicFileAttributes.class));
    of(probes, "getOwner", Files::getOwner);
    of(probes, "getPosixFilePermissions", Files::getPosixFilePermissions);
    of(probes, "getFileStore", Files::getFileStore);
    of(probes, "probeContentType", Files::probeContentType);
    of(probes, "copy", path -> Files.copy(path, Path.of(path + ".copy")));
    of(probes, "move", path -> Files.move(path, Path.of(path + ".moved"), REPLACE_EXISTING));
    of(probes, "delete", Files::delete);
    of(probes, "deleteIfExists", Files::deleteIfExists);
    of(
        probes,
        "createSymbolicLink",
        path -> Files.createSymbolicLink(Path.of(path + ".link"), path));
    of(probes, "createLink", path -> Files.createLink(Path.of(path + ".hard"), path));
    of(probes, "mismatch", path -> Files.mismatch(path, Path.of(path + ".twin")), true);
    of(probes, "newInputStream", path -> Files.newInputStream(path).close());
    of(probes, "newOutputStream", path -> Files.newOutputStream(path).close());
    of(probes, "newByteChannel", path -> Files.newByteChannel(path).close());
    of(probes, "newBufferedReader", path -> Files.newBufferedReader(path).close());
    of(probes, "newBufferedWriter", path -> Files.newBufferedWriter(path).close());
    of(probes, "lines", path -> Files.lines(path).close());
    probes
        .named(FILES, "createFile", "", bench -> at(bench, Files::createFile))
        .named(FILES, "createDirectory", "", bench -> at(bench, Files::createDirectory))
        .named(
            FILES,
            "createDirectories",
            "",
            bench -> at(bench, path -> Files.createDirectories(path.resolve("a/b"))))
        .named(
            FILES, "createTempFile", "", bench -> in(bench, p -> Files.createTempFile(p, "a", "b")))
        .named(
            FILES,
            "createTempDirectory",
            "",
            bench -> in(bench, p -> Files.createTempDirectory(p, "a")))
        .named(FILES, "list", "", bench -> in(bench, path -> Files.list(path).close()))
        .named(FILES, "walk", "", bench -> in(bench, path -> Files.walk(path).close()))
        .named(
            FILES,
            "walkFileTree",
            "",
            bench -> in(bench, path -> Files.walkFileTree(path, new Visitor())))
        .named(FILES, "find", "", bench -> in(bench, p -> Files.find(p, 9, (f, a) -> true).close()))
        .named(
            FILES,
            "newDirectoryStream",
            "",
            bench -> in(bench, p -> Files.newDirectoryStream(p).close()))
        .operation("java.nio.file.DirectoryStream.hasNext")
        .call(
            "DirectoryStream.iterator().hasNext()",
            bench -> {
              DirectoryStream<Path> stream =
                  bench.closing(Files.newDirectoryStream(bench.folder()));
              return () -> stream.iterator().hasNext();
            })
        .operation("java.nio.file.DirectoryStream.next")
        .call(
            "DirectoryStream.iterator().next()",
            bench -> {
              DirectoryStream<Path> stream =
                  bench.closing(Files.newDirectoryStream(bench.folder()));
              return () -> stream.iterator().next();
            })
        .operation("java.nio.file.DirectoryStream.hasNext")
        .call(
            "Files.list(…).count()",
            bench -> {
              Stream<Path> stream = bench.closing(Files.list(bench.folder()));
              return stream::count;
            })
        .operation("java.nio.channels.FileChannel.read")
        .call(
            "InputStream.read of Files.newInputStream",
            bench -> {
              InputStream in = bench.closing(Files.newInputStream(bench.file(10)));
              return in::read;
            })
        .call(
            "BufferedReader.readLine of Files.newBufferedReader",
            bench -> {
              BufferedReader reader = bench.closing(Files.newBufferedReader(bench.file(10)));
              return reader::readLine;
            })
        .call(
            "SeekableByteChannel.read",
            bench -> {
              SeekableByteChannel channel = bench.closing(Files.newByteChannel(bench.file(10)));
              return () -> channel.read(ByteBuffer.allocate(8));
            })
        .operation("java.nio.file.attribute.BasicFileAttributeView.readAttributes")
        .call(
            "BasicFileAttributeView.readAttributes",
            bench -> {
              BasicFileAttributeView view =
                  Files.getFileAttributeView(bench.file(10), BasicFileAttributeView.class);
              return view::readAttributes;
            })
        .operation("java.nio.file.Path.toRealPath")
        .call(
            "Path.toRealPath",
            bench -> {
              Path path = bench.file(10);
              return path::toRealPath;
            })
        .category("wait")
        .operation("java.nio.file.WatchService.take")
        .call(
            "WatchService.take",
            bench -> {
              Path folder = bench.folder();
              var watches = bench.closing(folder.getFileSystem().newWatchService());
              folder.register(watches, java.nio.file.StandardWatchEventKinds.ENTRY_CREATE);
              return () -> {
                bench.soon(() -> Files.writeString(folder.resolve("new"), "text"));
                watches.take();
              };
            })
        .operation("java.nio.file.WatchService.poll")
        .call(
            "WatchService.poll(long, TimeUnit)",
            bench -> {
              var watches = bench.closing(bench.path().getFileSystem().newWatchService());
              return () ->
                  watches.poll(Workbench.PAUSE_MILLIS, java.util.concurrent.TimeUnit.MILLISECONDS);
            });
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      return FileVisitResult.CONTINUE;
    }
  }

  private static void of(Probes probes, String method, Use use) {
    of(probes, method, use, false);
  }

  private static void of(Probes probes, String method, Use use, boolean twin) {
    probes.named(
        FILES,
        method,
        "",
        bench -> {
          Path path = Files.writeString(bench.path(), "text\n");
          if (twin) {
            Files.copy(path, Path.of(path + ".twin"));
            Files.copy(path, path.resolveSibling("other"), REPLACE_EXISTING);
          }
          return () -> use.accept(path);
        });
  }

  private static Action at(Workbench bench, Use use) {
    Path path = bench.path();
    return () -> use.accept(path);
  }

  private static Action in(Workbench bench, Use use) throws Exception {
    Path folder = bench.folder();
    return () -> use.accept(folder);
  }
}
