package io.loopwarden.engine.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.weave.fixture.Bodies;
import io.loopwarden.engine.weave.fixture.Jdbc;
import io.loopwarden.engine.weave.plan.Planner;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TransformerTest {

  private final List<String> heard = new ArrayList<>();
  private final Transformer transformer =
      new Transformer(
          new Planner(CatalogueReader.load()),
          new Transformer.Listener() {
            @Override
            public void eventLoopsAppear() {
              heard.add("event loops");
            }

            @Override
            public void weavingFailed(String className, Throwable reason) {
              heard.add(className + " " + reason.getClass().getSimpleName());
            }
          });
  private final ClassLoader application = new Woven.Loader();

  private byte @Nullable [] transform(
      @Nullable ClassLoader loader, @Nullable String name, byte[] classFile) {
    return transformer.transform(loader, name, null, null, classFile);
  }

  private static String nameOf(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  @Test
  void aDriversClassIsWoven() {
    byte[] woven =
        transform(
            application, nameOf(Jdbc.OneStatement.class), Woven.classFile(Jdbc.OneStatement.class));

    assertThat(Woven.methodsWithHooks(woven))
        .containsExactly(
            "executeQuery(Ljava/lang/String;)Ljava/sql/ResultSet;",
            "executeUpdate(Ljava/lang/String;)I");
    assertThat(heard).isEmpty();
  }

  @Test
  void aClassOfNoInterestStays() {
    assertThat(transform(application, nameOf(Bodies.class), Woven.classFile(Bodies.class)))
        .isNull();
    assertThat(heard).isEmpty();
  }

  @Test
  void aClassDefinedWithoutANameIsWovenLikeAnyOther() {
    byte[] statement = Woven.classFile(Jdbc.OneStatement.class);

    assertThat(transform(application, null, statement))
        .isEqualTo(transform(application, nameOf(Jdbc.OneStatement.class), statement))
        .isNotNull();
  }

  @Test
  void ownClassesStay() {
    byte[] statement = Woven.classFile(Jdbc.OneStatement.class);

    assertThat(transform(Transformer.class.getClassLoader(), "a/B", statement)).isNull();
    assertThat(transform(Transformer.class.getClassLoader(), null, statement)).isNull();
    assertThat(transform(application, "io/loopwarden/api/B", statement)).isNull();
    assertThat(transform(application, "io/loopwarden/launcher/B", statement)).isNull();
    assertThat(transform(application, "io/loopwarden/demo/B", statement)).isNotNull();
  }

  @Test
  void theClassFileThatWasGivenStaysAsItIs() {
    byte[] statement = Woven.classFile(Jdbc.OneStatement.class);
    byte[] before = statement.clone();

    assertThat(transform(application, nameOf(Jdbc.OneStatement.class), statement)).isNotNull();

    assertThat(statement).isEqualTo(before);
  }

  @Test
  void whatIsNoClassFileStaysAndIsTold() {
    byte[] notOne = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 61, 127, 0, 1};

    assertThat(transform(application, "a/B", notOne)).isNull();

    assertThat(heard).containsExactly("a.B ArrayIndexOutOfBoundsException");
  }

  @Test
  void aClassThatCannotBeWovenStaysAndIsTold() {
    byte[] huge =
        Woven.nearlyTooLarge(
            "executeQuery(Ljava/lang/String;)Ljava/sql/ResultSet;", "java/sql/SQLException");

    assertThat(transform(application, "Huge", huge)).isNull();

    assertThat(heard).containsExactly("Huge MethodTooLargeException");
  }

  @Test
  void theListenerHearsWhenEventLoopsAppear() throws Exception {
    String name = "io.netty.util.internal.ThreadExecutorMap";
    byte[] map =
        Sources.compile(
                name,
                "package io.netty.util.internal; class ThreadExecutorMap {"
                    + "static void setCurrentEventExecutor(String executor) {} }")
            .get(name);

    byte[] woven = transform(application, "io/netty/util/internal/ThreadExecutorMap", map);

    assertThat(Woven.methodsWithHooks(woven))
        .containsExactly("setCurrentEventExecutor(Ljava/lang/String;)V");
    assertThat(heard).containsExactly("event loops");
  }

  @Test
  void classesOfTheJdkAreWovenOnceThatIsWanted() throws Exception {
    String name = "java/util/concurrent/TimeUnit";
    assertThat(transform(null, name, Jrt.find(name).bytes())).isNull();
    assertThat(transformer.hasProcessed(name)).isFalse();

    transformer.weaveJdk();
    byte[] woven = transform(null, name, Jrt.find(name).bytes());

    assertThat(Woven.methodsWithHooks(woven)).containsExactly("sleep(J)V");
    assertThat(new ClassReader(woven).getClassName()).isEqualTo(name);
    assertThat(transformer.hasProcessed(name)).isTrue();
  }
}
