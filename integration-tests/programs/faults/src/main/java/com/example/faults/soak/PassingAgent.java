package com.example.faults.soak;

import com.sun.tools.attach.VirtualMachine;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * An agent that is attached late, transforms the loops' class and the sleeping method's, and ends.
 */
public final class PassingAgent implements ClassFileTransformer {

  private PassingAgent() {}

  /** Attaches a jar to a JVM: its process id, and the jar's path. */
  public static void main(String[] arguments) throws Exception {
    VirtualMachine target = VirtualMachine.attach(arguments[0]);
    try {
      target.loadAgent(arguments[1]);
    } finally {
      target.detach();
    }
  }

  /** Retransforms what our agent has changed, too. */
  public static void agentmain(String argument, Instrumentation instrumentation) throws Exception {
    ClassFileTransformer transformer = new PassingAgent();
    instrumentation.addTransformer(transformer, true);
    try {
      instrumentation.retransformClasses(
          Thread.class, Class.forName("io.netty.channel.nio.NioEventLoop"));
    } finally {
      instrumentation.removeTransformer(transformer);
    }
  }

  /** A jar with this agent, in a file of its own. */
  static Path jar() throws Exception {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Agent-Class", PassingAgent.class.getName());
    attributes.putValue("Can-Retransform-Classes", "true");
    String file = PassingAgent.class.getName().replace('.', '/') + ".class";
    Path jar = Files.createTempFile("passing-agent", ".jar");
    try (OutputStream target = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(target, manifest);
        InputStream source = PassingAgent.class.getClassLoader().getResourceAsStream(file)) {
      entries.putNextEntry(new JarEntry(file));
      source.transferTo(entries);
      entries.closeEntry();
    }
    return jar;
  }
}
