package io.loopwarden.demo.exhibit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Hashing a password, which is meant to take long: on the event loop, or on a worker thread. */
final class HashingExhibit implements Exhibit {

  /** What OWASP recommends for this function. */
  private static final int ROUNDS = 600_000;

  private static final int BITS = 256;
  private static final byte[] SALT = "loopwarden".getBytes(StandardCharsets.UTF_8);

  private final Vertx vertx;

  HashingExhibit(Vertx vertx) {
    this.vertx = vertx;
  }

  @Override
  public Caption caption() {
    return new Caption(
        "hashing",
        "Hashing a password",
        "pbkdf2(password)",
        "vertx.executeBlocking(pbkdf2)",
        "Work that only computes blocks just as well as work that waits.");
  }

  @Override
  public JsonObject mistake() throws GeneralSecurityException {
    return hash();
  }

  @Override
  public Future<JsonObject> twin() {
    return vertx.executeBlocking(HashingExhibit::hash, false);
  }

  private static JsonObject hash() throws GeneralSecurityException {
    PBEKeySpec password = new PBEKeySpec("correct horse".toCharArray(), SALT, ROUNDS, BITS);
    SecretKeyFactory factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
    byte[] hash = factory.generateSecret(password).getEncoded();
    return new JsonObject().put("hash", HexFormat.of().formatHex(hash));
  }
}
