package io.loopwarden.engine.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;

/** Turns a page into one file of HTML that needs nothing else. */
public final class HtmlReport {

  private HtmlReport() {}

  /** The file's content. */
  public static String of(ReportPage page) {
    Mustache.Compiler compiler = Mustache.compiler().emptyStringIsFalse(true);
    Template problem = compiler.compile(PageResources.text("problem.mustache"));
    ProblemRows rows = ProblemRows.of(page.problems(), problem);
    return compiler.compile(PageResources.text("page.mustache")).execute(new PageView(page, rows));
  }
}
