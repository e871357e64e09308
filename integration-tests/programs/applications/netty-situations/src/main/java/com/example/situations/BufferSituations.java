package com.example.situations;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Buffers from a pool that others look at meanwhile. */
final class BufferSituations {
  private static final int ROUNDS = 50;
  private static final int SIZES = 13;

  private BufferSituations() {}

  static List<Situation> all() {
    return List.of(
        new Situation("buffers come from a pool in use", BufferSituations::allocateFromPoolInUse));
  }

  /** Another thread takes the pool's locks, for its figures, as often as it can. */
  private static void allocateFromPoolInUse(EventLoop loop) throws Exception {
    PooledByteBufAllocator pool = PooledByteBufAllocator.DEFAULT;
    CountDownLatch inUse = new CountDownLatch(1);
    Future<?> allocation =
        loop.submit(
            () -> {
              while (inUse.getCount() > 0) {
                Thread.onSpinWait();
              }
              for (int round = 0; round < ROUNDS; round++) {
                allocateEachSize(pool);
              }
            });
    do {
      pool.dumpStats();
      inUse.countDown();
    } while (!allocation.isDone());
    allocation.get(SituationProgram.PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static void allocateEachSize(PooledByteBufAllocator pool) {
    List<ByteBuf> buffers = new ArrayList<>();
    for (int shift = 3; shift < 3 + SIZES; shift++) {
      buffers.add(pool.ioBuffer(1 << shift, 1 << shift));
    }
    buffers.forEach(ByteBuf::release);
  }
}
