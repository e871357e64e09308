package io.loopwarden.junit;

import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What somebody has to set right, in one line; where it was noticed is of no interest. */
final class SetupException extends ExtensionConfigurationException {

  private static final long serialVersionUID = 1L;

  SetupException(String line) {
    super(line);
    setStackTrace(new StackTraceElement[0]);
  }
}
