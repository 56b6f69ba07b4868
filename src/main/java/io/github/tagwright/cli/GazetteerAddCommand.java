package io.github.tagwright.cli;

import io.github.tagwright.entity.GazetteerAdding;
import io.github.tagwright.entity.GazetteerAdding.Row;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "add",
        description = {
            "Puts names into the gazetteer, each behind the last of the same vendor; all that stands there stays as it is.",
            "Of rows with a column accepted those with yes, x or true in it, else all rows. Columns: name and type, and"
                    + " perhaps vendor (or the owner type of your field), kind and from. Names without a vendor go to"
                    + " gazetteer/added.yaml. Exit code 1 if a row was refused."
        },
        mixinStandardHelpOptions = true)
final class GazetteerAddCommand implements Callable<Integer> {

    private static final String ACCEPTED = "accepted";

    @Parameters(paramLabel = "CSV", description = "new-entities.csv of a run of enrich, or another list of names.")
    private Path list;

    @Parameters(paramLabel = "MODELS", description = "A models folder with gazetteer/*.yaml.")
    private Path models;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        GazetteerAdding adding = new GazetteerAdding(models);
        List<Row> rows = CsvInput.read(list, "name", "type").stream()
                .filter(GazetteerAddCommand::isAccepted)
                .map(row -> new Row(
                        CsvInput.cell(row, "name"),
                        CsvInput.cell(row, "type"),
                        CsvInput.cell(row, adding.ownerColumn()),
                        CsvInput.cell(row, "kind"),
                        CsvInput.cell(row, "from")))
                .toList();
        if (rows.isEmpty()) {
            throw new SetUpException("no row of " + list + " is accepted; put an x in its column accepted");
        }
        adding.add(rows);
        adding.write();
        PrintWriter out = spec.commandLine().getOut();
        adding.added().forEach((file, count) -> out.printf(Locale.ROOT, "Added to %s: %,d.%n", file, count));
        adding.there().forEach(there -> out.println("There already: " + there));
        adding.refused().forEach(refused -> out.println("Refused: " + refused));
        out.flush();
        return adding.refused().isEmpty() ? 0 : Main.SOME_PROBLEMS;
    }

    private static boolean isAccepted(CSVRecord row) {
        return !row.isMapped(ACCEPTED)
                || Set.of("yes", "x", "true")
                        .contains(CsvInput.cell(row, ACCEPTED).toLowerCase(Locale.ROOT));
    }
}
