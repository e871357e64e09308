package io.loopwarden.engine.result.codehost;

/**
 * A line of a source file.
 *
 * @param path the file's, relative to the repository's root, with slashes
 * @param line the line, from 1 on
 */
record SourceLine(String path, int line) {}
