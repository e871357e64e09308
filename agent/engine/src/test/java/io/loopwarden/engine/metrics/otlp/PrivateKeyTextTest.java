package io.loopwarden.engine.metrics.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeyTextTest {

  /** Made by {@code openssl ecparam -name prime256v1 -genkey}, for this test. */
  private static final String OF_OPENSSL =
      """
      -----BEGIN EC PARAMETERS-----
      BggqhkjOPQMBBw==
      -----END EC PARAMETERS-----
      -----BEGIN EC PRIVATE KEY-----
      MHcCAQEEIM7Z8EkquiaP1Co/diWUVLzjBJUqiHYhy272xN0NOuiIoAoGCCqGSM49
      AwEHoUQDQgAEIdosC99aSukM9XeMSGtjc6A8CSkwZwCbSDpBJGSXHaFTQPOSIoha
      VP7M764cquph0LwgnMoF3+k9oGsFk4NakA==
      -----END EC PRIVATE KEY-----
      """;

  private static PrivateKey parse(String text) throws GeneralSecurityException {
    return PrivateKeyText.parse(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void anEcKeyOfOpensslIsRead() throws Exception {
    PrivateKey key = parse(OF_OPENSSL);

    assertThat(key).isInstanceOf(ECPrivateKey.class);
    assertThat(((ECPrivateKey) key).getS().toString(16))
        .isEqualTo("ced9f0492aba268fd42a3f76259454bce304952a887621cb6ef6c4dd0d3ae888");
    assertThat(((ECPrivateKey) key).getParams().getOrder().bitLength()).isEqualTo(256);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "EdDSA"})
  void aKeyOfEachKindIsRead(String algorithm) throws Exception {
    PrivateKey key = KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate();
    String lines = Base64.getMimeEncoder().encodeToString(key.getEncoded());

    assertThat(parse("-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n"))
        .isEqualTo(key);
  }

  /** Nothing but the one kind of exception comes out, whatever is in the file. */
  @Test
  void aKeyThatIsCutOffAnywhereIsNoKey() {
    int lastGroup = OF_OPENSSL.lastIndexOf("kA==");
    for (int length = 0; length < lastGroup; length++) {
      String cut = OF_OPENSSL.substring(0, length);
      assertThatThrownBy(() -> parse(cut)).isInstanceOf(InvalidKeyException.class);
      assertThatThrownBy(() -> parse(cut + "\n-----END EC PRIVATE KEY-----"))
          .isInstanceOf(InvalidKeyException.class);
    }
  }
}
