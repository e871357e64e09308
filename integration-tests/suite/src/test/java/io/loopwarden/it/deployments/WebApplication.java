package io.loopwarden.it.deployments;

import io.loopwarden.it.harness.ClassPaths;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The application in a WAR, and the containers that run it, started as their scripts do. */
final class WebApplication {

  private static final String MODULE = "web-application";

  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        <listener><listener-class>com.acme.shop.Deployed</listener-class></listener>
      </web-app>
      """;

  private static final String SERVER_XML =
      """
      <Server port="-1">
        <Service name="Catalina">
          <Engine name="Catalina" defaultHost="localhost">
            <Host name="localhost" appBase="webapps" unpackWARs="%s"/>
          </Engine>
        </Service>
      </Server>
      """;

  private static final String JETTY_XML =
      """
      <!DOCTYPE Configure PUBLIC "-//Jetty//Configure//EN" "https://jetty.org/configure_10_0.dtd">
      <Configure id="Server" class="org.eclipse.jetty.server.Server">
        <Set name="handler">
          <New class="org.eclipse.jetty.ee10.webapp.WebAppContext">
            <Set name="contextPath">/shop</Set>
            <Set name="war">%s</Set>
          </New>
        </Set>
      </Configure>
      """;

  private WebApplication() {}

  /** Starts Tomcat, which runs the WAR as it is or unpacks it first. */
  static List<String> inTomcat(Parts parts, boolean unpacked) {
    Path home = parts.file("tomcat");
    write(home.resolve("conf/server.xml"), SERVER_XML.formatted(unpacked));
    pack(parts, home.resolve("webapps/shop.war"));
    return List.of(
        "-Dcatalina.home=" + home,
        "-cp",
        containers(jar -> jar.contains("tomcat")),
        "org.apache.catalina.startup.Bootstrap",
        "start");
  }

  /** Starts Jetty, which unpacks the WAR. */
  static List<String> inJetty(Parts parts) {
    Path war = parts.file("shop.war");
    pack(parts, war);
    Path configuration = parts.file("jetty.xml");
    write(configuration, JETTY_XML.formatted(war));
    return List.of(
        "-Djava.io.tmpdir=" + war.getParent(),
        "-cp",
        containers(jar -> !jar.contains("tomcat")),
        "org.eclipse.jetty.xml.XmlConfiguration",
        configuration.toString());
  }

  private static void pack(Parts parts, Path war) {
    Path descriptor = parts.file("web.xml");
    write(descriptor, WEB_XML);
    Path classes = parts.file("classes");
    Unpacked.unpack(parts.application, classes);
    try (Jar jar = new Jar(war)) {
      jar.addFile("WEB-INF/web.xml", descriptor)
          .addFolder("WEB-INF/classes/com/", classes.resolve("com"))
          .addFile(
              "WEB-INF/classes/com/acme/shop/Deployed.class",
              ClassPaths.classes(MODULE).resolve("com/acme/shop/Deployed.class"));
      parts
          .libraries()
          .forEach(library -> jar.addFile("WEB-INF/lib/" + library.getFileName(), library));
    }
  }

  private static String containers(Predicate<String> chosen) {
    return Arrays.stream(ClassPaths.libraries(MODULE).split(File.pathSeparator))
        .filter(chosen)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static void write(Path file, String content) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
