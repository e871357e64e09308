package com.example.operations;

import java.util.List;

/** All probes. */
final class Catalog {

  private Catalog() {}

  static List<Probe> all() {
    Probes probes = new Probes();
    SleepProbes.addTo(probes);
    WaitProbes.addTo(probes);
    ConcurrencyProbes.addTo(probes);
    LockProbes.addTo(probes);
    FutureProbes.addTo(probes);
    SocketProbes.addTo(probes);
    ChannelProbes.addTo(probes);
    HttpProbes.addTo(probes);
    DnsProbes.addTo(probes);
    StreamProbes.addTo(probes);
    FileProbes.addTo(probes);
    FilesProbes.addTo(probes);
    FileChannelProbes.addTo(probes);
    ArchiveProbes.addTo(probes);
    ProcessProbes.addTo(probes);
    JdbcProbes.addTo(probes);
    PoolProbes.addTo(probes);
    ClientProbes.addTo(probes);
    FrameworkProbes.addTo(probes);
    DeadlockProbes.addTo(probes);
    HiddenProbes.addTo(probes);
    HarmlessProbes.addTo(probes);
    return probes.all();
  }
}
