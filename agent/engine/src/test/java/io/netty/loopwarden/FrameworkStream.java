package io.netty.loopwarden;

import java.io.OutputStream;

/** A stream of a framework that makes an operation at each write. */
public final class FrameworkStream extends OutputStream {
  private final int code;

  /**
   * Makes one.
   *
   * @param code the operation's code
   */
  public FrameworkStream(int code) {
    this.code = code;
  }

  @Override
  public void write(int oneByte) {
    FrameworkCode.called(code);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    FrameworkCode.called(code);
  }
}
