package com.example.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The event loop reads a small file, which takes less than what is set as the threshold. */
class ThresholdTest {
  @RegisterExtension static final Service SERVICE = new Service();

  @Test
  void readsASmallFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("small.txt"), "fine");
    assertEquals("fine", SERVICE.call(() -> Files.readString(file)));
  }

  @Test
  void readsTheFileElsewhere(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("small.txt"), "fine");
    String text = Files.readString(file);
    assertEquals("fine", SERVICE.call(() -> text));
  }

  @Test
  void answers() throws Exception {
    assertEquals("fine", SERVICE.call(() -> "fine"));
  }

  @Test
  void doesNothing() {}
}
