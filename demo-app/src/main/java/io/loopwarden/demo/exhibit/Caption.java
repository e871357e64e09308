package io.loopwarden.demo.exhibit;

/**
 * The words beside an exhibit.
 *
 * @param name the exhibit's part of the URL
 * @param title what the code is meant to do
 * @param mistake the call that blocks
 * @param twin the call that does not
 * @param lesson what to remember, in one sentence
 */
public record Caption(String name, String title, String mistake, String twin, String lesson) {

  /** Where the mistake is made. */
  public String mistakePath() {
    return "/mistake/" + name;
  }

  /** Where the twin answers. */
  public String twinPath() {
    return "/twin/" + name;
  }
}
