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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "add",
        description = {
            "Puts names into a gazetteer file, at the end of their sections; all that stands there stays as it is.",
            "Of rows with a column accepted those with yes, x or true in it, else all rows. Columns: name and type, and"
                    + " perhaps vendor (or the owner type of your field), kind and from. Exit code 1 if a row was refused."
        },
        mixinStandardHelpOptions = true)
final class GazetteerAddCommand implements Callable<Integer> {

    private static final String ACCEPTED = "accepted";

    @Parameters(paramLabel = "CSV", description = "new-entities.csv of a run of enrich, or another list of names.")
    private Path list;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "A file in the gazetteer folder of a models folder, such as models/gazetteer/storage.yaml.")
    private Path output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        GazetteerAdding adding = new GazetteerAdding(GazetteerCommand.modelsOf(output), output);
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
        out.printf(Locale.ROOT, "Added to %s: %,d.%n", output, adding.added().size());
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
