package io.loopwarden.engine.metrics.otlp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * A private key in PEM, in one of the three forms that OpenSSL and cert-manager write: PKCS#8,
 * which the JDK reads, and the older ones of RSA and EC, which are its content.
 */
final class PrivateKeyText {

  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  private static final byte SEQUENCE = 0x30;
  private static final byte OCTETS = 0x04;
  private static final byte[] VERSION = {0x02, 0x01, 0x00};

  /** The object identifiers of both algorithms, that of RSA with its parameter: none. */
  private static final byte[] RSA = {
    0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0
  };

  private static final byte[] EC = {0x06, 0x07, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 2, 1};

  /** Before the curve in an EC key. */
  private static final byte CURVE = (byte) 0xA0;

  private PrivateKeyText() {}

  /**
   * The key.
   *
   * @throws GeneralSecurityException if there is none, or none without a password; it says why
   */
  static PrivateKey parse(byte[] content) throws GeneralSecurityException {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    int begin = text.indexOf(BEGIN);
    while (begin >= 0) {
      int nameEnd = text.indexOf(DASHES, begin + BEGIN.length());
      String name = nameEnd < 0 ? "" : text.substring(begin + BEGIN.length(), nameEnd);
      int end = text.indexOf(END + name, begin);
      if (name.endsWith("PRIVATE KEY") && end > nameEnd) {
        return key(name, text.substring(nameEnd + DASHES.length(), end));
      }
      begin = text.indexOf(BEGIN, begin + 1); // OpenSSL puts the curve before the key
    }
    throw new InvalidKeyException("it has no private key in PEM");
  }

  private static PrivateKey key(String name, String lines) throws GeneralSecurityException {
    if (name.startsWith("ENCRYPTED") || lines.contains("ENCRYPTED")) {
      throw new InvalidKeyException("the key has a password, which is not supported");
    }
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(lines);
      return switch (name) {
        case "PRIVATE KEY" -> ofPkcs8(bytes);
        case "RSA PRIVATE KEY" -> ofPkcs8(wrapped(RSA, new byte[0], bytes));
        case "EC PRIVATE KEY" -> ofPkcs8(wrapped(EC, curve(bytes), bytes));
        default -> throw new InvalidKeyException("a " + name + " is not supported");
      };
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new InvalidKeyException("its private key cannot be read", e);
    }
  }

  private static PrivateKey ofPkcs8(byte[] bytes) throws GeneralSecurityException {
    for (String algorithm : new String[] {"RSA", "EC", "EdDSA"}) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
      } catch (GeneralSecurityException e) {
        // the next one may be it
      }
    }
    throw new InvalidKeyException("its private key is none of RSA, EC or EdDSA");
  }

  private static byte[] wrapped(byte[] algorithm, byte[] parameter, byte[] key) {
    byte[] identifier = tagged(SEQUENCE, algorithm, parameter);
    return tagged(SEQUENCE, VERSION, identifier, tagged(OCTETS, key));
  }

  private static byte[] tagged(byte tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.write(part, 0, part.length);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(tag);
    int length = content.size();
    if (length >= 0x100) {
      all.write(0x82);
      all.write(length >>> 8);
    } else if (length >= 0x80) {
      all.write(0x81);
    }
    all.write(length);
    all.write(content.toByteArray(), 0, length);
    return all.toByteArray();
  }

  /** Of an EC key: version, a string of octets, then the curve; all of them are short. */
  private static byte[] curve(byte[] key) throws InvalidKeyException {
    int content = key[1] < 0 ? 3 : 2;
    int octets = content + 3;
    int tag = octets + 2 + key[octets + 1];
    if (key[octets] != OCTETS || key[tag] != CURVE) {
      throw new InvalidKeyException("its private key does not name its curve");
    }
    return Arrays.copyOfRange(key, tag + 2, tag + 2 + key[tag + 1]);
  }
}
