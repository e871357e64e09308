package com.example.faults.reload;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Deploys an application again and again. Arguments: {@code shared} for an event loop that outlives
 * it, or {@code own} for a Netty and event loops of its own; how often; and the mistake that it
 * makes, or {@code all}. Prints {@code KEPT} and how many of the class loaders are not collected;
 * {@code CLASSES} and {@code METASPACE}, and by how many classes and kilobytes the JVM has grown
 * since the first two fifths of the deployments, in which free blocks of metaspace come about.
 */
public final class ReloadProgram {

  private static final int MOST_COLLECTIONS = 60;

  private final boolean shared;
  private final String mistake;
  private final ExecutorService loop;
  private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

  private ReloadProgram(boolean shared, String mistake) throws Exception {
    this.shared = shared;
    this.mistake = mistake;
    this.loop =
        new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("shared", true), NioIoHandler.newFactory())
            .next();
    loop.submit(() -> {}).get();
  }

  /** Makes the deployments. */
  public static void main(String[] arguments) throws Exception {
    ReloadProgram program = new ReloadProgram(arguments[0].equals("shared"), arguments[2]);
    program.run(Integer.parseInt(arguments[1]));
  }

  private void run(int times) throws Exception {
    deploy((2 * times + 4) / 5);
    kept();
    long classes = classes();
    long metaspace = metaspace();
    deploy(times - loaders.size());
    System.out.println("KEPT " + kept());
    System.out.println("CLASSES " + (classes() - classes));
    System.out.println("METASPACE " + (metaspace() - metaspace >> 10));
  }

  private void deploy(int times) throws Exception {
    for (int i = 0; i < times; i++) {
      FutureTask<WeakReference<ClassLoader>> deployment = new FutureTask<>(this::deploy);
      Thread thread = new Thread(deployment, "deployer"); // its thread locals end with it
      thread.start();
      loaders.add(deployment.get());
      thread.join();
    }
  }

  @SuppressWarnings("unchecked")
  private WeakReference<ClassLoader> deploy() throws Exception {
    ClassLoader ours = ReloadProgram.class.getClassLoader();
    ClassLoader parent = shared ? ours : ClassLoader.getPlatformClassLoader();
    try (ApplicationLoader loader = new ApplicationLoader(classPath(), parent)) {
      Thread.currentThread().setContextClassLoader(loader);
      BiConsumer<ExecutorService, String> application =
          (BiConsumer<ExecutorService, String>) loader.deploy();
      application.accept(shared ? loop : null, mistake);
      return new WeakReference<>(loader);
    }
  }

  private static URL[] classPath() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
      urls.add(new File(path).toURI().toURL());
    }
    return urls.toArray(new URL[0]);
  }

  /** How many are left, however often the garbage collector ran. */
  private int kept() throws InterruptedException {
    int kept = loaders.size();
    for (int i = 0; i < MOST_COLLECTIONS && kept > 0; i++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(50);
      kept = 0;
      for (WeakReference<ClassLoader> loader : loaders) {
        kept += loader.get() == null ? 0 : 1;
      }
    }
    return kept;
  }

  private static long classes() {
    return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
  }

  private static long metaspace() {
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getName().equals("Metaspace")) {
        return pool.getUsage().getUsed();
      }
    }
    throw new IllegalStateException("the JVM has no metaspace");
  }
}
