package io.loopwarden.demo.tour;

import io.loopwarden.demo.exhibit.Exhibit;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;

/** Visits every exhibit over HTTP, and prints who had to wait how long. */
public final class Tour {
  private final List<Exhibit> exhibits;
  private final DemoClient client;
  private final TourTable table;

  public Tour(URI service, List<Exhibit> exhibits, PrintStream out) {
    this.exhibits = exhibits;
    this.client = new DemoClient(service);
    this.table = new TourTable(out);
  }

  /**
   * Makes each mistake, then asks its twin.
   *
   * @throws IllegalStateException if an exhibit fails, or if a twin answers differently
   */
  public void run() throws InterruptedException {
    client.settleIn();
    table.begin();
    for (Exhibit exhibit : exhibits) {
      Visit mistake = client.visit(exhibit.caption().mistakePath());
      Visit twin = client.visit(exhibit.caption().twinPath());
      if (!mistake.answer().equals(twin.answer())) {
        throw new IllegalStateException(
            "%s answers %s, but %s answers %s"
                .formatted(
                    exhibit.caption().mistakePath(),
                    mistake.answer(),
                    exhibit.caption().twinPath(),
                    twin.answer()));
      }
      table.add(exhibit.caption(), mistake, twin);
    }
    table.end();
  }
}
