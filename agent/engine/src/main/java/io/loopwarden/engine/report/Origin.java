package io.loopwarden.engine.report;

import io.loopwarden.engine.config.Configuration;
import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What program the log's lines are of, for logs that several programs write to: the name of the
 * service, the process and the host. Only the log's thread uses it.
 */
public final class Origin {

  /** Of lines that no scraper reads. */
  static final Origin NONE = new Origin(() -> "", 0, "");

  /** Where Linux has its host's name; to ask the JDK for it may mean to ask a name server. */
  private static final String LINUX_HOST_NAME = "/proc/sys/kernel/hostname";

  private final Supplier<String> serviceName;
  private final long processId;
  private final String hostName;

  /**
   * Makes one.
   *
   * @param serviceName asked for each line; empty if it is not known
   * @param processId 0 if it is not known
   * @param hostName empty if it is not known
   */
  Origin(Supplier<String> serviceName, long processId, String hostName) {
    this.serviceName = serviceName;
    this.processId = processId;
    this.hostName = hostName;
  }

  /** That of this JVM. */
  public static Origin ofThisJvm(Configuration configuration) {
    ServiceName name = ServiceName.of(configuration, System.getenv(), System.getProperties());
    return new Origin(name::get, ProcessHandle.current().pid(), hostName(System.getenv()));
  }

  private static String hostName(Map<String, String> environment) {
    try (BufferedReader reader = new BufferedReader(new FileReader(LINUX_HOST_NAME))) {
      String line = reader.readLine();
      if (line != null && !line.isBlank()) {
        return line.strip();
      }
    } catch (IOException e) {
      // another operating system
    }
    String name = environment.getOrDefault("HOSTNAME", environment.get("COMPUTERNAME"));
    return name == null ? "" : name;
  }

  /** The name of the service; empty if it is not known. */
  public String serviceName() {
    return serviceName.get();
  }

  /** The process's id. */
  public long processId() {
    return processId;
  }

  /** The host's name; empty if it is not known. */
  public String hostName() {
    return hostName;
  }

  /** The fields of the JSON form, by the names of the Elastic Common Schema. */
  Map<String, Object> jsonFields() {
    return fields("service.name", "process.pid", "host.name");
  }

  /** The fields of the logfmt form. */
  Map<String, Object> logfmtFields() {
    return fields("service", "pid", "host");
  }

  private Map<String, Object> fields(String service, String process, String host) {
    Map<String, Object> fields = new LinkedHashMap<>();
    String name = serviceName.get();
    if (!name.isEmpty()) {
      fields.put(service, name);
    }
    if (processId != 0) {
      fields.put(process, processId);
    }
    if (!hostName.isEmpty()) {
      fields.put(host, hostName);
    }
    return fields;
  }
}
