package io.loopwarden.engine.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;

/** Turns a page into one file of HTML that needs nothing else. */
public final class HtmlReport {

  private HtmlReport() {}

  /** The file's content. */
  public static String of(ReportPage page) {
    return of(page, false);
  }

  /** The same for a browser that gets it from the JVM, and asks there for what is new. */
  public static String live(ReportPage page) {
    return of(page, true);
  }

  /** What a browser may do with {@link #live}, as a {@code Content-Security-Policy}. */
  public static String livePolicy() {
    return PageResources.contentPolicy(true);
  }

  private static String of(ReportPage page, boolean isLive) {
    Mustache.Compiler compiler = Mustache.compiler().emptyStringIsFalse(true);
    Template problem = compiler.compile(PageResources.text("problem.mustache"));
    ProblemRows rows = ProblemRows.of(page.problems(), problem);
    return compiler
        .compile(PageResources.text("page.mustache"))
        .execute(new PageView(page, rows, isLive));
  }
}
