package io.loopwarden.engine.catalogue;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A category of operations, or a cause of stalls, that something can be done about.
 *
 * @param key the category or cause
 * @param heading how docs/remedies.md calls it
 * @param template the words; a name in braces stands for the framework's words for it
 * @param causes causes of stalls that have the same remedy
 * @param code which of the framework's words the code of docs/remedies.md shows; null if the remedy
 *     is the same for all
 */
public record RemedyCategory(
    String key, String heading, String template, List<String> causes, @Nullable String code) {

  /** What to do instead with a framework. */
  public Remedy remedy(Framework framework) {
    StringBuilder words = new StringBuilder();
    int done = 0;
    int open = template.indexOf('{');
    while (open >= 0) {
      int close = template.indexOf('}', open);
      String name = template.substring(open + 1, close);
      words.append(template, done, open).append(framework.words().get(name));
      done = close + 1;
      open = template.indexOf('{', done);
    }
    words.append(template, done, template.length());
    return new Remedy(words.toString(), section(framework));
  }

  private String section(Framework framework) {
    String section = heading.toLowerCase(Locale.ROOT);
    return code == null || framework.isNone() ? section : section + '-' + framework.key();
  }
}
