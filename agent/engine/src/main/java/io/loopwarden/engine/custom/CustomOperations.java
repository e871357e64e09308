package io.loopwarden.engine.custom;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.config.Problem;
import io.loopwarden.engine.file.RegularFile;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;

/** Adds the operations of the user's file to the catalogue. */
public final class CustomOperations {

  private CustomOperations() {}

  /**
   * The catalogue with the operations of a file.
   *
   * @param problems gets what cannot be read or understood
   */
  public static Catalogue addTo(Catalogue catalogue, String path, List<Problem> problems) {
    String key = Options.OPERATIONS_FILE.key();
    String text;
    try (InputStream in = new FileInputStream(RegularFile.checked(new File(path)))) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      problems.add(new Problem(key, path, Options.OPERATIONS_FILE.type().allowed()));
      return catalogue;
    }
    return CatalogueReader.extend(
        catalogue,
        text,
        new BiConsumer<>() {
          @Override
          public void accept(Integer line, String complaint) {
            problems.add(
                new Problem(
                    key,
                    path + ":" + line,
                    "operations as the command \"operations --form\" explains; here " + complaint));
          }
        });
  }
}
