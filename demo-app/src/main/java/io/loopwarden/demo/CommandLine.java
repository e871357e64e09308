package io.loopwarden.demo;

/**
 * What the program was asked to do.
 *
 * @param task what to do
 * @param port the port to listen on; 0 for any free port
 * @param isRepaired whether the shop's pages are those after the change
 */
record CommandLine(Task task, int port, boolean isRepaired) {
  static final String HELP =
      """
      Usage: java -jar loopwarden-demo.jar [--serve] [--port N] [--repaired]

      A Vert.x web service that makes every classical mistake on its event loop,
      and does the same again without blocking.

        (no option)  start, make each mistake over HTTP, print how long everybody
                     else had to wait, and end
        --serve      start, print the address for a browser, and run until stopped
        --port N     listen on port N (0 to 65535) instead of any free port
        --repaired   serve the pages below /shop without their mistakes
                     (docs/slow-service.md)
        --help       print this text
      """;

  enum Task {
    TOUR,
    SERVE,
    HELP
  }

  static CommandLine parse(String... args) throws UsageException {
    Task task = Task.TOUR;
    int port = 0;
    boolean isRepaired = false;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--serve" -> task = task == Task.HELP ? Task.HELP : Task.SERVE;
        case "--help" -> task = Task.HELP;
        case "--port" -> port = port(args, ++i);
        case "--repaired" -> isRepaired = true;
        default ->
            throw new UsageException(
                "unknown option \"%s\"; allowed are --serve, --port N, --repaired and --help",
                args[i]);
      }
    }
    return new CommandLine(task, port, isRepaired);
  }

  private static int port(String[] args, int position) throws UsageException {
    if (position == args.length) {
      throw new UsageException("--port needs a number from 0 to 65535");
    }
    String number = args[position];
    if (number.matches("\\d{1,5}") && Integer.parseInt(number) <= 65_535) {
      return Integer.parseInt(number);
    }
    throw new UsageException("--port \"%s\" is not a number from 0 to 65535", number);
  }
}
