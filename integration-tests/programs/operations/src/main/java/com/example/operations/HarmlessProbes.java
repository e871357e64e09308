package com.example.operations;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.security.SecureRandom;
import java.sql.Driver;
import java.util.ResourceBundle;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Logger;

/** What looks like blocking and is none. */
final class HarmlessProbes {

  private HarmlessProbes() {}

  static void addTo(Probes probes) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    probes
        .category("harmless")
        .silent("a free ReentrantLock", bench -> HarmlessProbes::freeLock)
        .silent("a free monitor", bench -> HarmlessProbes::freeMonitor)
        .silent(
            "CompletableFuture.join of a result",
            bench -> () -> CompletableFuture.completedFuture("done").join())
        .silent(
            "CompletableFuture.get of a result, with a time-out",
            bench -> () -> CompletableFuture.completedFuture("done").get(1, SECONDS))
        .silent("CountDownLatch.await at zero", bench -> () -> new CountDownLatch(0).await())
        .silent("Semaphore.acquire of a permit", bench -> () -> new Semaphore(1).acquire())
        .silent("LinkedBlockingQueue.offer and poll", bench -> HarmlessProbes::queue)
        .silent("LinkedBlockingQueue.put and take with room", bench -> HarmlessProbes::roomyQueue)
        .silent("ConcurrentHashMap.computeIfAbsent", bench -> HarmlessProbes::map)
        .silent(
            "ExecutorService.execute",
            bench -> {
              ExecutorService threads = Executors.newSingleThreadExecutor();
              bench.closing(threads::shutdownNow);
              return () -> threads.execute(() -> {});
            })
        .silent("Thread.start", bench -> () -> new Thread(() -> {}).start())
        .silent("Thread.yield", bench -> Thread::yield)
        .silent("Selector.selectNow of one's own", HarmlessProbes::selectNow)
        .silent("SocketChannel.read in non-blocking mode", HarmlessProbes::nonBlockingRead)
        .silent("InetAddress of a literal", bench -> () -> InetAddress.getByName("127.0.0.1"))
        .silent("InetAddress.getHostAddress", bench -> loopback::getHostAddress)
        .silent("Class.forName", bench -> () -> Class.forName("java.util.concurrent.Phaser"))
        .silent("ServiceLoader", bench -> () -> ServiceLoader.load(Driver.class).stream().count())
        .silent(
            "ResourceBundle.getBundle",
            bench -> () -> ResourceBundle.getBundle("com.example.operations.messages"))
        .silent("UUID.randomUUID", bench -> UUID::randomUUID)
        .silent("SecureRandom.nextInt", bench -> () -> new SecureRandom().nextInt())
        .silent("java.util.logging.Logger.info", bench -> () -> Logger.getLogger("a").info("text"))
        .silent("System.out.println", bench -> () -> System.out.println())
        .silent(
            "ByteArrayInputStream.read",
            bench -> () -> new ByteArrayInputStream(new byte[9]).read())
        .silent("a small file, written and read", HarmlessProbes::smallFile);
  }

  private static void freeLock() {
    ReentrantLock lock = new ReentrantLock();
    for (int i = 0; i < 10_000; i++) {
      lock.lock();
      lock.unlock();
    }
  }

  private static void freeMonitor() {
    Object monitor = new Object();
    int count = 0;
    while (count < 10_000) {
      synchronized (monitor) {
        count++;
      }
    }
  }

  private static void queue() {
    LinkedBlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
    queue.offer(1);
    queue.poll();
    queue.poll();
  }

  private static void roomyQueue() throws InterruptedException {
    LinkedBlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
    queue.put(1);
    queue.take();
  }

  private static void map() {
    ConcurrentHashMap<Integer, String> map = new ConcurrentHashMap<>();
    for (int i = 0; i < 1000; i++) {
      map.computeIfAbsent(i, String::valueOf);
    }
  }

  private static Action selectNow(Workbench bench) throws Exception {
    Selector selector = bench.closing(Selector.open());
    return selector::selectNow;
  }

  private static Action nonBlockingRead(Workbench bench) throws Exception {
    SocketChannel channel = bench.closing(SocketChannel.open(Peer.thatSpeaksLate(bench).address()));
    channel.configureBlocking(false);
    return () -> channel.read(ByteBuffer.allocate(8));
  }

  private static Action smallFile(Workbench bench) {
    java.nio.file.Path path = bench.path();
    return () -> {
      java.nio.file.Files.writeString(path, "text");
      java.nio.file.Files.readString(path);
    };
  }
}
