package io.loopwarden.engine.metrics.otlp;

import io.loopwarden.engine.config.HttpEndpoint;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Speaks TLS over a connection. It trusts whom the JVM trusts, also by {@code
 * javax.net.ssl.trustStore}, and not whom a program has its own default context trust.
 */
final class TlsClient {

  private TlsClient() {}

  /**
   * Begins TLS.
   *
   * @throws IOException if the server is not trusted, or is another one than the endpoint names
   */
  static Socket over(Socket connected, HttpEndpoint endpoint, Deadline deadline)
      throws IOException {
    String host = endpoint.host();
    String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    SSLSocket socket =
        (SSLSocket)
            context().getSocketFactory().createSocket(connected, name, endpoint.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.setSoTimeout(deadline.millisLeft());
    socket.startHandshake();
    return socket;
  }

  private static SSLContext context() throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("this JVM has no TLS: " + e.getMessage(), e);
    }
  }
}
