package io.loopwarden.engine.config;

/** The options of the log: where it goes, in which form, and how much of it there is. */
public final class LogOptions {

  public static final Option<String> FILE =
      new Option<>(
          "log.file",
          new OptionType.Text("a regular file in a folder that can be written"),
          "",
          "the file for reports; standard error if not set");

  public static final Option<Integer> FILE_SIZE =
      new Option<>(
          "log.file.megabytes",
          new OptionType.Count(1, 10_240),
          "10",
          "a log file that grows beyond this size is rotated");

  public static final Option<Integer> FILE_HISTORY =
      new Option<>(
          "log.file.history",
          new OptionType.Count(1, 20),
          "5",
          "how many rotated log files are kept");

  public static final Option<LogFormat> FORMAT =
      new Option<>(
          "log.format",
          new OptionType.Choice<>(LogFormat.class),
          "text",
          "text: for people; logfmt: one line of key=value pairs; json: one object a line, ECS"
              + " field names");

  public static final Option<Rate> RATE =
      new Option<>(
          "log.rate",
          new Rate.Type(),
          "1/m",
          "how often one problem is reported; a far worse occurrence is reported at once, others"
              + " are counted");

  public static final Option<Integer> STACK =
      new Option<>(
          "log.stack",
          new OptionType.CountOrFull(0, 256),
          "5",
          "how many of the application's frames a report shows; full: all frames of the stack");

  public static final Option<String> SERVICE_NAME =
      new Option<>(
          "service.name",
          new OptionType.Text("a name"),
          "",
          "the name of the program in the log; otherwise OpenTelemetry's or Spring's");

  private LogOptions() {}
}
