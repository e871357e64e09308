package io.loopwarden.demo;

import io.loopwarden.demo.tour.Tour;
import io.loopwarden.demo.web.WebService;
import java.io.IOException;
import java.net.URI;

/** Runs the demonstration: a guided tour that ends by itself, or a service for the browser. */
public final class DemoApp {
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private DemoApp() {}

  public static void main(String[] args) {
    try {
      run(CommandLine.parse(args));
    } catch (UsageException wrong) {
      end(wrong.getMessage(), USAGE);
    } catch (Exception failure) {
      end(reason(failure), FAILED);
    }
  }

  private static void run(CommandLine commandLine) throws Exception {
    switch (commandLine.task()) {
      case HELP -> System.out.print(CommandLine.HELP);
      case SERVE -> serve(commandLine);
      case TOUR -> tour(commandLine);
    }
  }

  private static void tour(CommandLine commandLine) throws Exception {
    try (WebService service = new WebService(commandLine.isRepaired())) {
      URI address = service.listen(commandLine.port());
      new Tour(address, service.exhibits(), System.out).run();
    }
  }

  private static void serve(CommandLine commandLine) throws Exception {
    WebService service = new WebService(commandLine.isRepaired());
    try {
      URI address = service.listen(commandLine.port());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(service), "close-service"));
      System.out.println("Serving on " + address + " - stop with Ctrl+C");
    } catch (Exception failure) {
      service.close();
      throw failure;
    }
  }

  private static void close(WebService service) {
    try {
      service.close();
    } catch (IOException failure) {
      System.err.println("loopwarden-demo: " + reason(failure));
    }
  }

  private static String reason(Exception failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  private static void end(String reason, int exitCode) {
    System.err.println("loopwarden-demo: " + reason);
    System.exit(exitCode);
  }
}
