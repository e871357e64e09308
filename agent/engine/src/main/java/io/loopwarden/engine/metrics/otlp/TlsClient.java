package io.loopwarden.engine.metrics.otlp;

import io.loopwarden.engine.config.HttpEndpoint;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Speaks TLS over a connection. Without files of its own it trusts whom the JVM trusts, also by
 * {@code javax.net.ssl.trustStore}, and not whom a program has its own default context trust. Whom
 * that is is read at first, and again after each failure: a program may say so later. Used by one
 * thread at a time.
 */
final class TlsClient {

  private final TlsFiles files;

  /** With which the last connection began; null if there was none, or it failed. */
  private @Nullable SSLContext proven;

  TlsClient(TlsFiles files) {
    this.files = files;
  }

  /** A server may refuse this client after it has begun: what it needs is read again. */
  void forget() {
    proven = null;
  }

  /**
   * Begins TLS.
   *
   * @throws IOException if the server is not trusted, or is another one than the endpoint names
   */
  Socket over(Socket connected, HttpEndpoint endpoint, Deadline deadline) throws IOException {
    String host = endpoint.host();
    String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    SSLContext context = proven == null ? context() : proven;
    proven = null;
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(connected, name, endpoint.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.setSoTimeout(deadline.millisLeft());
    socket.startHandshake();
    proven = context;
    return socket;
  }

  private SSLContext context() throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(files.keyManagers(), files.trustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("this JVM has no TLS: " + e.getMessage(), e);
    }
  }
}
