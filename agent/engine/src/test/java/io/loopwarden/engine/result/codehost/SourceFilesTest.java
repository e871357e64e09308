package io.loopwarden.engine.result.codehost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {

  @TempDir private Path root;

  private void file(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private @Nullable SourceLine find(String frame) throws IOException {
    FrameText parsed = FrameText.parse(frame);
    assertThat(parsed).isNotNull();
    return SourceFiles.around(root).find(parsed);
  }

  @Test
  void theFoldersOfAPackageSayWhichFileItIs() throws IOException {
    file("a/src/main/java/com/acme/Orders.java", "package com.acme;");
    file("b/src/main/java/com/acme/old/Orders.java", "package com.acme.old;");

    assertThat(find("com.acme.Orders$Loader.lambda$load$0(Orders.java:42)"))
        .isEqualTo(new SourceLine("a/src/main/java/com/acme/Orders.java", 42));
  }

  @Test
  void aKotlinFileDeclaresItsPackage() throws IOException {
    file("src/main/kotlin/Orders.kt", "// orders\n\npackage com.acme\n");
    file("src/main/kotlin/old/Orders.kt", "package com.acme.old\n");

    assertThat(find("com.acme.OrdersKt.load(Orders.kt:7)"))
        .isEqualTo(new SourceLine("src/main/kotlin/Orders.kt", 7));
  }

  @Test
  void aClassWithoutPackageIsFound() throws IOException {
    file("Main.java", "class Main {}");

    assertThat(find("Main.main(Main.java:1)")).isEqualTo(new SourceLine("Main.java", 1));
  }

  @Test
  void ofTwoFilesOfOneNameAndPackageNoneIsChosen() throws IOException {
    file("a/com/acme/Orders.java", "package com.acme;");
    file("b/com/acme/Orders.java", "package com.acme;");

    assertThat(find("com.acme.Orders.load(Orders.java:42)")).isNull();
  }

  @Test
  void filesThatABuildMakesAreLeftOut() throws IOException {
    file("pom.xml", "");
    file("target/com/acme/Orders.java", "package com.acme;");
    file(".idea/com/acme/Orders.java", "package com.acme;");

    assertThat(find("com.acme.Orders.load(Orders.java:42)")).isNull();
  }

  @Test
  void aPackageMayBeCalledLikeTheFolderOfABuild() throws IOException {
    file("src/com/acme/target/Orders.java", "package com.acme.target;");

    assertThat(find("com.acme.target.Orders.load(Orders.java:42)"))
        .isEqualTo(new SourceLine("src/com/acme/target/Orders.java", 42));
  }

  @Test
  void aCopyInAnotherPackageIsNotTheFile() throws IOException {
    file("src/shaded/com/acme/Orders.java", "package shaded.com.acme; // a copy");

    assertThat(find("com.acme.Orders.load(Orders.java:42)")).isNull();

    file("src/com/acme/Orders.java", "package com.acme; // the original");
    assertThat(find("com.acme.Orders.load(Orders.java:42)"))
        .isEqualTo(new SourceLine("src/com/acme/Orders.java", 42));
  }

  @Test
  void aPackageOfScalaMayBeDeclaredInParts() throws IOException {
    file("src/com/acme/shop/Orders.scala", "package com.acme\npackage shop");

    assertThat(find("com.acme.shop.Orders.load(Orders.scala:42)"))
        .isEqualTo(new SourceLine("src/com/acme/shop/Orders.scala", 42));
  }

  @Test
  void pathsBeginAtTheRootOfTheRepository() throws IOException {
    Files.createDirectory(root.resolve(".git"));
    file("module/src/com/acme/Orders.java", "package com.acme;");
    FrameText frame = FrameText.parse("com.acme.Orders.load(Orders.java:42)");
    assertThat(frame).isNotNull();

    assertThat(SourceFiles.around(root.resolve("module")).find(frame))
        .isEqualTo(new SourceLine("module/src/com/acme/Orders.java", 42));
  }

  @Test
  void aFrameWithoutLineIsNone() {
    assertThat(FrameText.parse("java.lang.Thread.sleep(Native Method)")).isNull();
    assertThat(FrameText.parse("com.acme.Orders.load(Orders.java)")).isNull();
    assertThat(FrameText.parse("com.acme.Orders.load(Orders.java:x)")).isNull();
    assertThat(FrameText.parse("(unknown).(unknown)(Unknown Source)")).isNull();
  }
}
