package io.loopwarden.engine.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptStacksTest {

  private static List<Frame> stack(int frames, String innermost) {
    List<Frame> stack = new ArrayList<>();
    stack.add(new Frame("com.acme.Orders", innermost, "Orders.java", 7));
    for (int i = 1; i < frames; i++) {
      stack.add(new Frame("com.acme.Outer", "call" + i, "Outer.java", i));
    }
    return stack;
  }

  private static long bytes(int frames, int fresh) {
    return MemoryShare.FINDING_BYTES
        + (long) frames * MemoryShare.REFERENCE_BYTES
        + (long) fresh * MemoryShare.FRAME_BYTES;
  }

  @Test
  void aFrameThatSeveralStacksHaveIsChargedOnce() {
    Allowance memory = new Allowance(bytes(10, 10) + bytes(10, 1));
    KeptStacks stacks = new KeptStacks(memory);

    assertThat(stacks.keep(stack(10, "one"))).isEqualTo(stack(10, "one"));
    assertThat(stacks.keep(stack(10, "two"))).isEqualTo(stack(10, "two"));
    assertThat(stacks.keep(stack(10, "three"))).isNull();
    assertThat(memory.used()).isEqualTo(bytes(10, 10) + bytes(10, 1));
  }

  @Test
  void theOutermostFramesOfDeepStacksAreLeftOut() {
    KeptStacks stacks = new KeptStacks(new Allowance(MemoryShare.STALLS));

    assertThat(stacks.keep(stack(1000, "deep"))).isEqualTo(stack(256, "deep"));
  }

  @Test
  void allSharesTogetherAreTheBudget() {
    long bytes = 0;
    for (MemoryShare share : MemoryShare.values()) {
      bytes += share.bytes();
    }
    assertThat(bytes).isEqualTo(16 << 20);
  }
}
