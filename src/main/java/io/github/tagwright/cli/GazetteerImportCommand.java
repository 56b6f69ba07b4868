package io.github.tagwright.cli;

import io.github.tagwright.entity.GazetteerImport;
import io.github.tagwright.entity.GazetteerImport.Row;
import io.github.tagwright.entity.WordLists;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description = {
            "Writes a gazetteer file of the names in public lists that the gazetteer lacks, with less trust.",
            "A list has the columns name and type, and perhaps vendor (or the owner type of your field) and first_year."
                    + " Rows of a type that the field lacks, such as LANGUAGE, are names to leave out."
        },
        mixinStandardHelpOptions = true)
final class GazetteerImportCommand implements Callable<Integer> {

    /** The first line of what it writes; no other file is ever overwritten. */
    private static final String MARK =
            "# Imported from public lists by `tagwright gazetteer import`; not to be edited.\n";

    @Parameters(paramLabel = "CSV", arity = "1..*", description = "Lists; what several have is of all of them.")
    private List<Path> lists;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "A file in the gazetteer folder of a models folder, such as models/gazetteer/imported.yaml.")
    private Path output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path models = GazetteerCommand.modelsOf(output);
        if (Files.exists(output) && !Files.readString(output).startsWith(MARK)) {
            throw new SetUpException(output + " was not written by import, so it is not overwritten");
        }
        GazetteerImport ring = new GazetteerImport(
                models, output.getFileName().toString(), WordLists.read(models).ordinary());
        List<Row> rows = new ArrayList<>();
        for (Path list : lists) {
            rows.addAll(rows(list));
        }
        ring.add(rows);
        Files.writeString(output, MARK + ring.yaml());
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%,d names of %,d rows.%n", ring.size(), rows.size());
        ring.refused().forEach((reason, count) -> out.printf(Locale.ROOT, "%,8d %s%n", count, reason));
        out.flush();
        return 0;
    }

    private static List<Row> rows(Path list) throws IOException {
        String source = list.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        List<Row> rows = new ArrayList<>();
        for (CSVRecord row : CsvInput.read(list, "name", "type")) {
            rows.add(new Row(
                    CsvInput.cell(row, "name"),
                    CsvInput.cell(row, "type"),
                    CsvInput.cell(row, "vendor"),
                    CsvInput.cell(row, "first_year"),
                    source));
        }
        return rows;
    }
}
