package io.loopwarden.engine.watchdog.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.loopwarden.LambdaCode;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SamplerTest {

  /** On JDK 17 the JVM's bean shows the class of the lambda, which a stack trace does not. */
  @Test
  void aStackShowsTheBodyOfALambdaAndNotItsClass() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Thread thread = LambdaCode.waiting(end);
    OtherThread other = Sampler.other(new ManagedThreadFigures().of(thread));
    end.countDown();
    thread.join();

    assertThat(other.stack())
        .filteredOn(frame -> frame.getMethodName().startsWith("lambda$"))
        .hasSize(2);
    assertThat(other.stack())
        .extracting(StackTraceElement::getClassName)
        .noneMatch(name -> name.contains("$$Lambda"));
  }
}
