package io.loopwarden.engine.scan.code;

/** The names of annotations; what stands in an annotation is not read. */
final class AnnotationNames {

  private AnnotationNames() {}

  /** The class name of an annotation, from its descriptor. */
  static String of(String descriptor) {
    return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
  }
}
