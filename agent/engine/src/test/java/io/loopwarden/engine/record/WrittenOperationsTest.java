package io.loopwarden.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.finding.Fingerprint;
import io.netty.loopwarden.FrameworkCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operation beneath a call has the name of its source, as the call has. */
class WrittenOperationsTest {

  private static final String ME = WrittenOperationsTest.class.getName();
  private static final String FRAMEWORK = FrameworkCode.class.getName();
  private static final Operation PARK =
      RecordedLoop.CATALOGUE.operation("java.util.concurrent.locks.LockSupport.park");

  private static void load() {
    FrameworkCode.Await$.result$default(PARK.code());
  }

  @Test
  void whatCompilersAddToNamesIsNotReported() {
    try (RecordedLoop loop = new RecordedLoop("")) {
      loop.lasting(20_000_000);
      load();
      loop.drain();

      assertThat(loop.reports)
          .singleElement()
          .satisfies(
              report -> {
                assertThat(report.operation().name()).isEqualTo(FRAMEWORK + "$Await.result");
                assertThat(report.finding().call()).isEqualTo(FRAMEWORK + "$Await.result");
              });
    }
  }

  @Test
  void aBaselineWithTheNameOfTheCompilerStaysInForce(@TempDir Path folder) throws IOException {
    Path baseline = folder.resolve("baseline.txt");
    String former = FRAMEWORK + "$Await$.result$default";
    Files.writeString(baseline, Fingerprint.of(former, ME, "load") + "\n");
    try (RecordedLoop loop = new RecordedLoop("baseline=" + baseline)) {
      loop.lasting(20_000_000);
      load();

      Summary summary = loop.summary();

      assertThat(summary.accepted()).isEqualTo(1);
      assertThat(summary.blockingCalls()).isZero();
    }
  }
}
