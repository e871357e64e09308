package com.example.blockhound;

/**
 * Something that a program does under BlockHound's API.
 *
 * @param name how the test calls it
 * @param play does it, and says in one line what came of it
 */
record Situation(String name, Play play) {

  /** Code that says what came of it. */
  interface Play {
    String run() throws Exception;
  }

  /** Does it, and prints what came of it. */
  void print() {
    String outcome;
    try {
      outcome = play.run();
    } catch (Throwable thrown) {
      outcome = "threw " + thrown;
    }
    System.out.println("situation\t" + name + '\t' + outcome.replace('\n', ' '));
  }
}
