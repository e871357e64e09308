package io.loopwarden.engine;

import io.loopwarden.engine.text.HostileText;
import java.util.SplittableRandom;

/** Makes input that is nearly right: a good text, cut, repeated, and mixed with hostile pieces. */
public final class FuzzedInput {

  private final SplittableRandom random = new SplittableRandom(7);
  private final HostileText hostile = new HostileText();
  private final String[] words;
  private final String seed;

  /**
   * @param seed a text that is right
   */
  public FuzzedInput(String seed) {
    this.seed = seed;
    this.words = seed.split("(?<=\\W)|(?=\\W)");
  }

  /** The next input; the same ones in every run. */
  public String next() {
    StringBuilder text = new StringBuilder(seed);
    for (int i = random.nextInt(6); i >= 0; i--) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, words[random.nextInt(words.length)]);
        case 1 -> text.insert(at, hostile.next());
        case 2 -> text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
        default -> text.setLength(at);
      }
    }
    return text.toString();
  }
}
