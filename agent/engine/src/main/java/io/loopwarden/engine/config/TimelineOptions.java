package io.loopwarden.engine.config;

/** The options of the timeline. */
public final class TimelineOptions {

  public static final Option<String> FILE =
      new Option<>(
          "timeline.file",
          new OptionType.Text("a file that can be written, in a folder that can be written"),
          "",
          "what event loops did over time, for Perfetto or Chrome; %p stands for the process id");

  public static final Option<Integer> FILE_SIZE =
      new Option<>(
          "timeline.file.megabytes",
          new OptionType.Count(1, 10_240),
          "50",
          "how large the timeline and the one before may be together; then it begins anew");

  private TimelineOptions() {}
}
