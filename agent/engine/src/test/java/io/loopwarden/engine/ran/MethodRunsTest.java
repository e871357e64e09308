package io.loopwarden.engine.ran;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.RecordingEngine;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.ConfigurationReader;
import io.loopwarden.engine.config.Options;
import io.loopwarden.hooks.LoopwardenLoops;
import io.loopwarden.hooks.LoopwardenRuns;
import java.io.InputStream;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MethodRunsTest {

  private static final String NAME = Sample.class.getName();

  /** What is woven: {@code main} calls a method of each kind. */
  public static final class Sample implements IntUnaryOperator {
    private long sum;

    @Override
    public int applyAsInt(int value) {
      return value > 0 ? (int) (sum + twice(value)) : lowest(value, 0L, 0.0);
    }

    private static int twice(int value) {
      return value * 2;
    }

    private int lowest(int value, long unused, double alsoUnused) {
      try {
        sum = Math.addExact(Integer.MIN_VALUE, value);
      } catch (ArithmeticException e) {
        return Integer.MIN_VALUE;
      }
      return (int) sum;
    }
  }

  private final MethodRuns runs = runs("");

  private static MethodRuns runs(String argument) {
    Configuration configuration = ConfigurationReader.read(argument, Set.of());
    return new MethodRuns(configuration.get(Options.APPLICATION));
  }

  @BeforeEach
  void keep() {
    LoopwardenRuns.keep(100);
  }

  private static byte[] classFile() throws Exception {
    String file = NAME.substring(NAME.lastIndexOf('.') + 1) + ".class";
    try (InputStream in = MethodRunsTest.class.getResourceAsStream(file)) {
      return in.readAllBytes();
    }
  }

  private static ProtectionDomain from(String url) throws Exception {
    return new ProtectionDomain(new CodeSource(new URL(url), (Certificate[]) null), null);
  }

  private static byte[] transformed(MethodRuns runs, String from) throws Exception {
    ClassLoader loader = MethodRunsTest.class.getClassLoader();
    return runs.transform(loader, NAME.replace('.', '/'), null, from(from), classFile());
  }

  private IntUnaryOperator woven() throws Exception {
    byte[] woven = transformed(runs, "file:/app/target/classes/");
    ClassLoader loader =
        new ClassLoader(MethodRunsTest.class.getClassLoader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(NAME)
                ? defineClass(name, woven, 0, woven.length)
                : super.loadClass(name, resolve);
          }
        };
    return (IntUnaryOperator) loader.loadClass(NAME).getConstructor().newInstance();
  }

  @Test
  void whatRunsIsKeptAndTheClassWorks() throws Exception {
    assertThat(woven().applyAsInt(21)).isEqualTo(42);

    assertThat(runs.elsewhere())
        .containsExactlyInAnyOrder(NAME + ".<init>", NAME + ".applyAsInt", NAME + ".twice");
    assertThat(runs.onLoops()).isEmpty();
  }

  @Test
  void anEventLoopIsToldApart() throws Exception {
    IntUnaryOperator sample = woven();
    RecordingEngine engine = new RecordingEngine();
    LoopwardenLoops.register(Thread.currentThread(), engine);
    try {
      assertThat(sample.applyAsInt(-1)).isEqualTo(Integer.MIN_VALUE);
    } finally {
      LoopwardenLoops.unregister(Thread.currentThread(), engine);
    }

    assertThat(runs.onLoops()).containsExactlyInAnyOrder(NAME + ".applyAsInt", NAME + ".lowest");
    assertThat(runs.elsewhere()).containsExactly(NAME + ".<init>");
  }

  @Test
  void aJarIsLeftAloneUnlessTheOptionNamesItsClasses() throws Exception {
    assertThat(transformed(runs, "file:/lib/a.jar")).isNull();
    assertThat(transformed(runs("application=" + NAME), "file:/lib/a.jar")).isNotNull();
    assertThat(transformed(runs("application=!" + NAME), "file:/app/classes/")).isNull();
  }

  @Test
  void classesOfAnArchiveAreInItsFolder() throws Exception {
    assertThat(transformed(runs, "jar:file:/a.jar!/BOOT-INF/classes!/")).isNotNull();
  }
}
