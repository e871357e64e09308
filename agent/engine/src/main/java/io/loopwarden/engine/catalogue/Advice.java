package io.loopwarden.engine.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do instead of an operation, in the words of the framework in force. An operation of the
 * user's own, and what this build has no words for, keeps its own remedy. Reads its data when it is
 * asked first. Thread-safe.
 */
public final class Advice {

  private static final String PAGE = "docs/remedies.md#";

  private final boolean hasOwnOperations;
  private @Nullable Remedies remedies;
  private int ofBuild = Integer.MAX_VALUE;

  /**
   * Makes advice.
   *
   * @param hasOwnOperations whether the catalogue has operations of the user's
   */
  public Advice(boolean hasOwnOperations) {
    this.hasOwnOperations = hasOwnOperations;
  }

  /**
   * What to do, and where that is explained.
   *
   * @param words one sentence without a full stop
   * @param page the section of the documentation; empty if there is none
   */
  public record Words(String words, String page) {

    /** Both in one line. */
    public String line() {
      return page.isEmpty() ? words : words + " (" + page + ')';
    }
  }

  /**
   * The remedy for an operation.
   *
   * @param classNames the classes of the frames from the site on
   */
  public Words of(Operation operation, List<String> classNames) {
    return of(operation.number(), operation.category(), operation.remedy(), classNames);
  }

  /**
   * The remedy for a cause of stalls.
   *
   * @param otherwise the words if there are none for the framework
   */
  public Words of(String cause, String otherwise, List<String> classNames) {
    return of(0, cause, otherwise, classNames);
  }

  private synchronized Words of(
      int number, String category, String otherwise, List<String> classNames) {
    Remedies read = remedies;
    if (read == null) {
      read = RemediesReader.read();
      remedies = read;
      if (hasOwnOperations) {
        ofBuild = CatalogueReader.load().operations().size();
      }
    }
    Remedy remedy = number < ofBuild ? read.of(category, read.inForce(classNames)) : null;
    return remedy == null
        ? new Words(otherwise, "")
        : new Words(remedy.words(), PAGE + remedy.section());
  }
}
