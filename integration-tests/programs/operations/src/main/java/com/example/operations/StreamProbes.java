package com.example.operations;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Scanner;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/** Files by the streams of {@code java.io}. */
final class StreamProbes {

  private static final String IN = "java.io.FileInputStream";
  private static final String OUT = "java.io.FileOutputStream";
  private static final String RANDOM = "java.io.RandomAccessFile";

  private StreamProbes() {}

  private interface Use<T> {
    void accept(T stream) throws IOException;
  }

  static void addTo(Probes probes) {
    probes
        .category("file")
        .operation(IN + ".open")
        .call(
            "new FileInputStream",
            bench -> {
              File file = bench.file(10).toFile();
              return () -> bench.closing(new FileInputStream(file));
            })
        .named(IN, "read", "()", bench -> in(bench, InputStream::read))
        .named(IN, "read", "(byte[])", bench -> in(bench, in -> in.read(new byte[8])))
        .named(IN, "readAllBytes", "()", bench -> in(bench, InputStream::readAllBytes))
        .named(IN, "readNBytes", "(int)", bench -> in(bench, in -> in.readNBytes(8)))
        .named(IN, "skip", "(long)", bench -> in(bench, in -> in.skip(8)))
        .named(IN, "available", "()", bench -> in(bench, InputStream::available))
        .since(19)
        .named(
            IN,
            "transferTo",
            "(OutputStream)",
            bench -> {
              FileOutputStream out = bench.closing(new FileOutputStream(bench.path().toFile()));
              return in(bench, in -> in.transferTo(out));
            })
        .since(0)
        .operation(OUT + ".open")
        .call(
            "new FileOutputStream",
            bench -> {
              File file = bench.path().toFile();
              return () -> bench.closing(new FileOutputStream(file));
            })
        .named(OUT, "write", "(int)", bench -> out(bench, out -> out.write(1)))
        .named(OUT, "write", "(byte[])", bench -> out(bench, out -> out.write(new byte[8])))
        .operation("java.io.FileDescriptor.sync")
        .call("FileOutputStream.getFD().sync()", bench -> out(bench, out -> out.getFD().sync()))
        .operation(RANDOM + ".open")
        .call(
            "new RandomAccessFile",
            bench -> {
              File file = bench.file(10).toFile();
              return () -> bench.closing(new RandomAccessFile(file, "rw"));
            })
        .named(RANDOM, "read", "()", bench -> random(bench, RandomAccessFile::read))
        .named(
            RANDOM, "readFully", "(byte[])", bench -> random(bench, f -> f.readFully(new byte[8])))
        .named(RANDOM, "readLine", "()", bench -> random(bench, RandomAccessFile::readLine))
        .named(RANDOM, "write", "(byte[])", bench -> random(bench, f -> f.write(new byte[8])))
        .named(RANDOM, "writeUTF", "(String)", bench -> random(bench, f -> f.writeUTF("text")))
        .operation(IN + ".open")
        .call(
            "new FileReader",
            bench -> {
              File file = bench.file(10).toFile();
              return () -> bench.closing(new FileReader(file, StandardCharsets.UTF_8));
            })
        .call(
            "new Scanner(File)",
            bench -> {
              File file = bench.file(10).toFile();
              return () -> bench.closing(new Scanner(file, StandardCharsets.UTF_8));
            })
        .operation(IN + ".read")
        .call(
            "BufferedReader.readLine of a file",
            bench -> {
              BufferedReader reader =
                  bench.closing(
                      new BufferedReader(
                          new FileReader(bench.file(10).toFile(), StandardCharsets.UTF_8)));
              return reader::readLine;
            })
        .call("Properties.load of a file", bench -> in(bench, in -> new Properties().load(in)))
        .operation(OUT + ".write")
        .call(
            "BufferedWriter.flush of a file",
            bench -> {
              BufferedWriter writer =
                  bench.closing(
                      new BufferedWriter(
                          new FileWriter(bench.path().toFile(), StandardCharsets.UTF_8)));
              writer.write("text");
              return writer::flush;
            })
        .call(
            "PrintWriter.println with auto-flush",
            bench -> {
              PrintWriter writer =
                  bench.closing(
                      new PrintWriter(
                          new FileWriter(bench.path().toFile(), StandardCharsets.UTF_8), true));
              return () -> writer.println("text");
            })
        .category("logging")
        .operation(OUT + ".write")
        .call(
            "java.util.logging.FileHandler.publish",
            bench -> {
              FileHandler handler = new FileHandler(bench.path().toString());
              handler.setFormatter(new SimpleFormatter());
              bench.closing(handler::close);
              return () -> handler.publish(new LogRecord(Level.INFO, "text"));
            })
        .category("file")
        .operation(IN + ".read")
        .call("System.in.read()", bench -> System.in::read)
        .repeated("a file of 16 MiB, in pieces of 8 KiB", StreamProbes::inPieces)
        .category("wait")
        .named("java.io.PipedInputStream", "read", "()", StreamProbes::piped)
        .named("java.io.PipedReader", "read", "()", StreamProbes::pipedCharacters);
  }

  private static Action inPieces(Workbench bench) throws IOException {
    FileInputStream in = bench.closing(new FileInputStream(bench.file(16 << 20).toFile()));
    return () -> {
      byte[] piece = new byte[8192];
      while (in.read(piece) >= 0) {
        // the content does not matter
      }
    };
  }

  private static Action piped(Workbench bench) throws IOException {
    PipedOutputStream out = bench.closing(new PipedOutputStream());
    PipedInputStream in = bench.closing(new PipedInputStream(out));
    return () -> {
      bench.soon(out::close);
      in.read();
    };
  }

  private static Action pipedCharacters(Workbench bench) throws IOException {
    PipedWriter out = bench.closing(new PipedWriter());
    PipedReader in = bench.closing(new PipedReader(out));
    return () -> {
      bench.soon(out::close);
      in.read();
    };
  }

  private static Action in(Workbench bench, Use<FileInputStream> use) throws IOException {
    FileInputStream in = bench.closing(new FileInputStream(bench.file(100).toFile()));
    return () -> use.accept(in);
  }

  private static Action out(Workbench bench, Use<FileOutputStream> use) throws IOException {
    FileOutputStream out = bench.closing(new FileOutputStream(bench.path().toFile()));
    return () -> use.accept(out);
  }

  private static Action random(Workbench bench, Use<RandomAccessFile> use) throws IOException {
    RandomAccessFile file = bench.closing(new RandomAccessFile(bench.file(100).toFile(), "rw"));
    return () -> use.accept(file);
  }
}
