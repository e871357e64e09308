package io.loopwarden.engine.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a jar's or folder's place says. The integration tests start real deployments. */
class DeploymentTest {

  private static final KnownFrameworks FRAMEWORKS = new KnownFrameworks();

  @TempDir Path folder;

  private static Deployment deployment(StartClass start) {
    return new Deployment(FRAMEWORKS, start, new LoadedClasses(null));
  }

  private static Deployment started(@Nullable String className, @Nullable Path jar) {
    String started = className == null ? "org.apache.catalina.startup.Bootstrap" : className;
    return deployment(
        new StartClass(className, started, jar == null ? null : jar.toString(), null));
  }

  /** Makes a jar with these entries, which are empty. */
  private Path jar(String name, String... entries) throws IOException {
    Path jar = folder.resolve(name);
    Files.createDirectories(jar.getParent());
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (String entry : entries) {
        out.putNextEntry(new ZipEntry(entry));
      }
      out.putNextEntry(new ZipEntry("last"));
    }
    return jar;
  }

  private static CodeLocation at(Path jar) {
    return CodeLocation.of("file", jar.toString());
  }

  @Test
  void aLibraryThatNoListHasIsALibrary() throws IOException {
    Path app = jar("lib/app.jar");
    Deployment deployment = started("com.acme.shop.Main", app);

    assertThat(deployment.ownerOf("org.other.lib.Client", at(jar("lib/other.jar"))))
        .isEqualTo(Owner.LIBRARY);
    assertThat(deployment.ownerOf("com.acme.billing.Bill", at(jar("lib/billing.jar"))))
        .isEqualTo(Owner.APPLICATION);
    assertThat(deployment.ownerOf("net.elsewhere.Extra", at(app))).isEqualTo(Owner.APPLICATION);
  }

  @Test
  void aJarOfTheSameGroupIsTheApplications() throws IOException {
    Path app = jar("lib/app.jar", "META-INF/maven/net.acme/app/pom.properties");
    Deployment deployment = started("com.acme.shop.Main", app);

    assertThat(
            deployment.ownerOf(
                "net.sister.Rates",
                at(jar("lib/rates.jar", "META-INF/maven/net.acme/rates/pom.properties"))))
        .isEqualTo(Owner.APPLICATION);
    assertThat(
            deployment.ownerOf(
                "org.other.Client",
                at(jar("lib/other.jar", "META-INF/maven/org.other/client/pom.properties"))))
        .isEqualTo(Owner.LIBRARY);
  }

  @Test
  void inAShadedJarProjectsAndTheListClaimTheirClasses() throws IOException {
    Path app =
        jar(
            "app-all.jar",
            "META-INF/maven/com.acme/shop/pom.properties",
            "META-INF/maven/org.other/client/pom.properties",
            "META-INF/maven/io.netty/netty-common/pom.properties");
    Deployment deployment = started("com.acme.shop.Main", app);

    assertThat(deployment.ownerOf("com.acme.shop.Orders", at(app))).isEqualTo(Owner.APPLICATION);
    assertThat(deployment.ownerOf("org.other.lib.Client", at(app))).isEqualTo(Owner.LIBRARY);
    assertThat(deployment.ownerOf("com.zaxxer.hikari.Pool", at(app))).isEqualTo(Owner.LIBRARY);
    assertThat(deployment.ownerOf("net.elsewhere.Extra", at(app))).isEqualTo(Owner.APPLICATION);
    assertThat(deployment.ownerOf("com.acme.shaded.org.other.lib.Client", at(app)))
        .isEqualTo(Owner.LIBRARY);
  }

  @Test
  void inATestFoldersDecide() throws IOException {
    Deployment deployment = started(null, null);
    CodeLocation classes = CodeLocation.of("file", "/srv/target/test-classes/");

    assertThat(deployment.ownerOf("io.netty.channel.MyTest", classes)).isEqualTo(Owner.APPLICATION);
    assertThat(deployment.ownerOf("org.other.lib.Client", at(jar("repository/other.jar"))))
        .isEqualTo(Owner.LIBRARY);
  }

  @Test
  void whatABuildHasJustMadeIsTheApplications() throws IOException {
    Deployment deployment = started(null, null);
    Files.writeString(folder.resolve("pom.xml"), "<project/>");

    assertThat(deployment.ownerOf("org.sister.Rates", at(jar("target/rates.jar"))))
        .isEqualTo(Owner.APPLICATION);
    assertThat(deployment.ownerOf("org.sister.Rates", at(jar("rates/build/libs/rates.jar"))))
        .isEqualTo(Owner.APPLICATION);
    assertThat(deployment.ownerOf("org.other.Client", at(jar("target/lib/other.jar"))))
        .isEqualTo(Owner.LIBRARY);
  }

  @Test
  void inAJarThatHoldsJarsItsClassesAreTheApplications() throws IOException {
    Path app = jar("app.jar", "META-INF/maven/com.acme/shop/pom.properties");
    Deployment deployment =
        deployment(
            new StartClass(
                "com.acme.shop.Main",
                "org.springframework.boot.loader.launch.JarLauncher",
                app.toString(),
                null));

    assertThat(
            deployment.ownerOf(
                "net.elsewhere.Extra",
                CodeLocation.of("jar", "nested:" + app + "/!BOOT-INF/classes/!/")))
        .isEqualTo(Owner.APPLICATION);
    assertThat(
            deployment.ownerOf(
                "org.other.lib.Client",
                CodeLocation.of("jar", "nested:" + app + "/!BOOT-INF/lib/other.jar!/")))
        .isEqualTo(Owner.LIBRARY);
    assertThat(deployment.ownerOf("org.springframework.boot.loader.launch.Launcher", at(app)))
        .isEqualTo(Owner.LIBRARY);
  }

  @Test
  void ofTheModulesTheMainOneIsTheApplications() {
    Deployment deployment =
        deployment(new StartClass("com.acme.app.Main", "com.acme.app.Main", null, "com.acme.app"));

    assertThat(deployment.ownerOf("net.elsewhere.Extra", CodeLocation.of("jrt", "/com.acme.app")))
        .isEqualTo(Owner.APPLICATION);
    assertThat(deployment.ownerOf("org.other.lib.Client", CodeLocation.of("jrt", "/org.other")))
        .isEqualTo(Owner.LIBRARY);
  }

  @Test
  void whereNothingIsKnownTheListDecides() throws IOException {
    Deployment deployment = deployment(new StartClass(null, "", null, null));
    CodeLocation jar = at(jar("lib/some.jar"));

    assertThat(deployment.ownerOf("org.other.lib.Client", jar)).isEqualTo(Owner.APPLICATION);
    assertThat(deployment.ownerOf("io.netty.channel.Channel", jar)).isEqualTo(Owner.LIBRARY);
  }

  @Test
  void whatNothingClaimsInAMergedJarIsDoubtfulOutsideThePackagesOfTheMainClass()
      throws IOException {
    Path merged = jar("app-all.jar", "io/netty/channel/Channel.class", "io/nats/client/Nats.class");
    Path thin = jar("app.jar", "com/acme/shop/Main.class", "net/elsewhere/Extra.class");
    Deployment deployment = started("com.acme.shop.Main", merged);

    assertThat(deployment.isDoubtful("io.nats.client.Nats", at(merged))).isTrue();
    assertThat(deployment.isDoubtful("com.acme.billing.Bill", at(merged))).isFalse();
    assertThat(deployment.isDoubtful("Helper", at(merged))).isFalse();
    assertThat(started("com.acme.shop.Main", thin).isDoubtful("net.elsewhere.Extra", at(thin)))
        .isFalse();
  }

  @Test
  void aPublishedJarThatBeginsAsTheApplicationDoesIsDoubtful() throws IOException {
    Path app = jar("lib/app.jar", "META-INF/maven/com.acme/demo/pom.properties");
    Path other = jar("lib/client.jar", "META-INF/maven/io.nats/jnats/pom.properties");
    Path module = jar("lib/codec.jar", "module-info.class", "io/nats/codec/Codec.class");
    Path sister = jar("lib/sister.jar", "META-INF/maven/com.acme/sister/pom.properties");
    Path plain = jar("lib/plain.jar", "io/nats/plain/Plain.class");
    Deployment deployment = started("io.nats.demo.Main", app);

    assertThat(deployment.isDoubtful("io.nats.client.Nats", at(other))).isTrue();
    assertThat(deployment.isDoubtful("io.nats.codec.Codec", at(module))).isTrue();
    assertThat(deployment.isDoubtful("io.nats.sister.Rates", at(sister))).isFalse();
    assertThat(deployment.isDoubtful("io.nats.plain.Plain", at(plain))).isFalse();
    assertThat(deployment.isDoubtful("io.nats.demo.Main", at(app))).isFalse();
  }

  private Deployment startedByKtor(String... classPath) {
    String name = "io.ktor.server.netty.EngineMain";
    return new Deployment(
        FRAMEWORKS,
        new StartClass(null, name, null, null),
        new LoadedClasses(null),
        String.join(File.pathSeparator, classPath));
  }

  @Test
  void aFrameworkThatWasStartedFindsTheApplicationByItsSettings() throws IOException {
    Path app = jar("lib/shop.jar", "application.conf", "com/acme/shop/ShopKt.class");
    Path sister = jar("lib/billing.jar", "com/acme/billing/Bill.class");
    Path exposed = jar("lib/exposed.jar", "org/jetbrains/exposed/sql/Query.class");
    Deployment deployment = startedByKtor(app.toString(), sister.toString(), exposed.toString());

    assertThat(deployment.ownerOf("com.acme.shop.ShopKt", at(app))).isEqualTo(Owner.APPLICATION);
    assertThat(deployment.ownerOf("com.acme.billing.Bill", at(sister)))
        .isEqualTo(Owner.APPLICATION);
    assertThat(deployment.ownerOf("org.jetbrains.exposed.sql.Query", at(exposed)))
        .isEqualTo(Owner.LIBRARY);
  }

  @Test
  void aFrameworkThatWasStartedOnFoldersHasLibrariesInJars() throws IOException {
    Path client = jar("lib/client.jar", "org/other/Client.class");
    Deployment deployment = startedByKtor(folder.toString(), client.toString());

    assertThat(deployment.ownerOf("org.other.Client", at(client))).isEqualTo(Owner.LIBRARY);
    assertThat(deployment.ownerOf("com.acme.Shop", CodeLocation.of("file", folder + "/")))
        .isEqualTo(Owner.APPLICATION);
  }

  @Test
  void aFrameworkThatWasStartedWithoutSettingsLeavesTheListToDecide() throws IOException {
    Path app = jar("lib/shop.jar", "com/acme/shop/ShopKt.class");
    Deployment deployment = startedByKtor(app.toString());

    assertThat(deployment.ownerOf("com.acme.shop.ShopKt", at(app))).isEqualTo(Owner.APPLICATION);
    assertThat(deployment.ownerOf("io.ktor.server.Engine", at(app))).isEqualTo(Owner.LIBRARY);
  }

  @Test
  void librariesThatWereMergedWithSettingsAreStillTheirs() throws IOException {
    Path app =
        jar("all.jar", "application.yaml", "com/acme/A.class", "io/ktor/server/Engine.class");
    Deployment deployment = startedByKtor(app.toString());

    assertThat(deployment.ownerOf("com.acme.A", at(app))).isEqualTo(Owner.APPLICATION);
    assertThat(deployment.ownerOf("io.ktor.server.Engine", at(app))).isEqualTo(Owner.LIBRARY);
  }
}
