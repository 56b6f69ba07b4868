package io.github.tagwright.cli;

import io.github.tagwright.entity.EntityTypes;
import io.github.tagwright.report.Details;
import io.github.tagwright.report.NewNamesSource;
import io.github.tagwright.report.ReportFormat;
import io.github.tagwright.report.Reports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** Options that say which reports are written, and where. */
final class ReportOptions {

    @Option(names = "--output", paramLabel = "DIR", required = true, description = "Where the reports go.")
    private Path output;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            split = ",",
            description = "How the reports are written: csv (the default), jsonl, parquet; or several, as csv,jsonl.")
    private Set<ReportFormat> formats = EnumSet.of(ReportFormat.CSV);

    @Option(
            names = "--no-escape-formulas",
            description = "Leave texts as they are that a spreadsheet would take for a formula.")
    private boolean noEscapeFormulas;

    @Option(names = "--no-html", description = "No report.html.")
    private boolean noHtml;

    Path output() {
        return output;
    }

    /** @param kept where an incremental run keeps the details of posts; empty for a whole run */
    Reports open(EntityTypes types, NewNamesSource names, Optional<Details> kept) throws IOException {
        return new Reports(output, types, names, formats, !noEscapeFormulas, !noHtml, kept);
    }

    /** The file that lists problems. */
    Path problemFile() {
        return output.resolve(
                formats.contains(ReportFormat.CSV)
                        ? "problems.csv"
                        : formats.contains(ReportFormat.PARQUET) ? "problems.parquet" : "posts.jsonl");
    }

    /** Changes with what is written. */
    String stamp() {
        return "formats " + new TreeSet<>(formats) + " escape " + !noEscapeFormulas + " html " + !noHtml;
    }
}
