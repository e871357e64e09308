package io.loopwarden.demo.exhibit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Counting the lines of a file: all read at once, or as a stream of small pieces. */
final class FileExhibit implements Exhibit {
  private static final int PIECE = 64 * 1024;

  private final Vertx vertx;
  private final Path path;

  FileExhibit(Vertx vertx, Path path) {
    this.vertx = vertx;
    this.path = path;
  }

  @Override
  public Caption caption() {
    return new Caption(
        "file",
        "Reading a file",
        "Files.readAllLines(path)",
        "vertx.fileSystem().open(path)",
        "Let the file arrive in pieces, with room for others in between.");
  }

  @Override
  public JsonObject mistake() throws IOException {
    return answer(Files.readAllLines(path).size());
  }

  @Override
  public Future<JsonObject> twin() {
    return vertx
        .fileSystem()
        .open(path.toString(), new OpenOptions().setCreate(false).setWrite(false))
        .compose(
            file ->
                file.setReadBufferSize(PIECE)
                    .collect(Collectors.summingLong(FileExhibit::lineEnds))
                    .eventually(file::close))
        .map(FileExhibit::answer);
  }

  private static long lineEnds(Buffer piece) {
    long found = 0;
    for (byte one : piece.getBytes()) {
      if (one == '\n') {
        found++;
      }
    }
    return found;
  }

  private static JsonObject answer(long lines) {
    return new JsonObject().put("lines", lines);
  }
}
