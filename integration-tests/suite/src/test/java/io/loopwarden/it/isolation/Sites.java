package io.loopwarden.it.isolation;

/** The methods of the small programs that block, by the names that reports give to them. */
final class Sites {
  static final String SLEEP = "com.example.isolation.Blocking.sleep";
  static final String NAP = "com.example.isolation.Blocking.nap";
  static final String QUERY = "com.example.isolation.Blocking.query";
  static final String REQUEST = "com.example.isolation.Blocking.request";
  static final String IMPORT_READ = "com.example.isolation.legacy.Import.read";
  static final String PAYMENT_CHARGE = "com.example.isolation.legacy.Payment.charge";
  static final String GENERATED = "com.example.isolation.generated.";

  private Sites() {}
}
