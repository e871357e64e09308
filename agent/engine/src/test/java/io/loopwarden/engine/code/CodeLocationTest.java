package io.loopwarden.engine.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.code.CodeLocation.Kind;
import java.net.URL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms are those that the loaders of the JDK, Spring Boot 3 and 4, Tomcat and Jetty give. */
class CodeLocationTest {

  @ParameterizedTest
  @CsvSource({
    "file, /srv/app/target/classes/, FOLDER, /srv/app/target/classes/, ''",
    "file, /srv/my%20app/a+b.jar, JAR, /srv/my app/a+b.jar, ''",
    "jar, file:/srv/app.jar!/BOOT-INF/classes!/, FOLDER, /srv/app.jar, BOOT-INF/classes",
    "jar, nested:/srv/app.jar/!BOOT-INF/classes/!/, FOLDER, /srv/app.jar, BOOT-INF/classes/",
    "jar, file:/srv/app.jar!/BOOT-INF/lib/a.jar!/, JAR, /srv/app.jar, BOOT-INF/lib/a.jar",
    "jar, nested:/srv/app.jar/!BOOT-INF/lib/a.jar!/, JAR, /srv/app.jar, BOOT-INF/lib/a.jar",
    "jar, file:/srv/a.jar!/, JAR, /srv/a.jar, ''",
    "jar, war:file:/srv/x.war*/WEB-INF/lib/a.jar!/, JAR, /srv/x.war, WEB-INF/lib/a.jar",
    "file, /srv/webapps/x.war, FOLDER, /srv/webapps/x.war, ''",
    "file, /srv/webapps/x/WEB-INF/classes/, FOLDER, /srv/webapps/x/WEB-INF/classes/, ''",
    "jrt, /com.acme.app, MODULE, com.acme.app, ''",
    "file, /groovy/script, UNKNOWN, /groovy/script, ''",
    "bundle, 12.0:1/, UNKNOWN, '', ''",
  })
  void aLocationIsReadFromItsUrl(
      String protocol, String path, Kind kind, String expectedPath, String entry) {
    assertThat(CodeLocation.of(protocol, path))
        .isEqualTo(new CodeLocation(kind, expectedPath, entry));
  }

  @Test
  void aClassOfTheTestsIsInAFolder() {
    URL url = CodeLocationTest.class.getProtectionDomain().getCodeSource().getLocation();

    assertThat(url.getPath()).endsWith("/");
    assertThat(CodeLocation.of(CodeLocationTest.class).kind()).isEqualTo(Kind.FOLDER);
  }

  @Test
  void aClassOfALibraryIsInAJar() {
    assertThat(CodeLocation.of(Test.class).kind()).isEqualTo(Kind.JAR);
  }

  @Test
  void aProxyHasNoLocation() {
    Object proxy =
        java.lang.reflect.Proxy.newProxyInstance(
            CodeLocationTest.class.getClassLoader(),
            new Class<?>[] {Runnable.class},
            (self, method, arguments) -> null);

    assertThat(CodeLocation.of(proxy.getClass())).isEqualTo(CodeLocation.UNKNOWN);
  }
}
