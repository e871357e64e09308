package io.loopwarden.engine.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingFileTest {

  private static final int MOST_BYTES = 20;

  @TempDir private Path folder;

  private Path path;
  private Path before;

  @BeforeEach
  void name() {
    path = folder.resolve("out");
    before = folder.resolve("out.1");
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void halfOfTheSizeAllowedIsAFile() throws IOException {
    try (RotatingFile file = new RotatingFile(path, MOST_BYTES)) {
      assertThat(file.isBeginDue()).isTrue();
      OutputStream first = file.begin();
      write(first, "123456789");
      assertThat(file.isBeginDue()).isFalse();
      write(first, "0");
      assertThat(file.isBeginDue()).isTrue();

      write(file.begin(), "next");

      assertThat(before).hasContent("1234567890");
      assertThat(path).hasContent("next");
    }
  }

  @Test
  void theFileOfAnEarlierRunIsKept() throws IOException {
    Files.writeString(path, "earlier");

    try (RotatingFile file = new RotatingFile(path, MOST_BYTES)) {
      write(file.begin(), "now");
    }

    assertThat(before).hasContent("earlier");
    assertThat(path).hasContent("now");
  }

  @Test
  void aFileThatWasTakenAwayIsBegunAnew() throws IOException {
    try (RotatingFile file = new RotatingFile(path, MOST_BYTES)) {
      file.begin();
      Files.delete(path);

      assertThat(file.isBeginDue()).isTrue();
    }
  }

  @Test
  void aFileThatIsBeingWrittenIsLeftAlone() throws IOException {
    try (RotatingFile file = new RotatingFile(path, MOST_BYTES);
        RotatingFile other = new RotatingFile(path, MOST_BYTES)) {
      OutputStream out = file.begin();
      write(out, "mine");

      assertThatThrownBy(other::begin).isInstanceOf(IOException.class).hasMessageContaining("%p");

      write(out, ", too");
      assertThat(path).hasContent("mine, too");
      assertThat(before).doesNotExist();
    }
  }

  @Test
  void aFolderIsNoFile() throws IOException {
    Files.createDirectory(path);

    try (RotatingFile file = new RotatingFile(path, MOST_BYTES)) {
      assertThatThrownBy(file::begin).hasMessage("it is not a regular file");
    }
  }
}
