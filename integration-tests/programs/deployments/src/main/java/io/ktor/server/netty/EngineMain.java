package io.ktor.server.netty;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Has the name of the class that Ktor is started with: the application is in its settings. */
public final class EngineMain {

  private EngineMain() {}

  /** Starts the application that the settings name. */
  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    Properties settings = new Properties();
    try (InputStream in = EngineMain.class.getResourceAsStream("/application.conf")) {
      settings.load(in);
    }
    Class.forName(settings.getProperty("application"))
        .getMethod("main", String[].class)
        .invoke(null, (Object) arguments);
  }
}
