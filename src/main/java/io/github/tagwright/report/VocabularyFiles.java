package io.github.tagwright.report;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.tagwright.vocabulary.Finding;
import io.github.tagwright.vocabulary.Finding.Action;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes what was found about an archive's tags, and a plan that a person edits and {@code apply} carries out. */
public final class VocabularyFiles {

    private static final String FINDINGS = "vocabulary.csv";
    private static final String PLAN = "vocabulary-plan.yaml";
    private static final String OTHER_PLAN = "vocabulary-plan.new.yaml";

    private VocabularyFiles() {}

    /**
     * Writes both into a folder, which is made if need be. A plan that is there already may hold a person's edits: it
     * is kept, and the new one gets another name.
     *
     * @return the plan's file
     */
    public static Path write(List<Finding> findings, Path folder, boolean escapeFormulas) throws IOException {
        Files.createDirectories(folder);
        Path rows = Files.createTempFile(folder, ".tagwright-", null);
        try (CsvFile csv = new CsvFile(
                rows,
                escapeFormulas,
                "tag",
                "posts",
                "first_date",
                "last_date",
                "problem",
                "action",
                "into",
                "evidence")) {
            for (Finding one : findings) {
                csv.row(
                        one.tag(),
                        one.posts(),
                        one.first().map(Object::toString).orElse(""),
                        one.last().map(Object::toString).orElse(""),
                        one.trouble().word(),
                        one.trouble().action().name().toLowerCase(Locale.ROOT),
                        one.into(),
                        one.evidence());
            }
        }
        move(rows, folder.resolve(FINDINGS));
        String plan = plan(findings);
        Path file = folder.resolve(PLAN);
        if (Files.exists(file) && !Files.readString(file).equals(plan)) {
            file = folder.resolve(OTHER_PLAN);
        }
        Path written = Files.createTempFile(folder, ".tagwright-", null);
        Files.writeString(written, plan, StandardCharsets.UTF_8);
        move(written, file);
        return file;
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherFileSystem) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What is plain is to be done; what is doubtful stands behind a #. */
    private static String plan(List<Finding> findings) {
        StringBuilder yaml = new StringBuilder("""
                # What is to become of the tags. Edit it, look at what it would do, and do it:
                #   tagwright apply POSTS --plan vocabulary-plan.yaml
                #   tagwright apply POSTS --plan vocabulary-plan.yaml --write
                # A line behind a # is not done. Take the # away where you agree.

                # The tag to keep: those that become it.
                merge:
                """);
        var merged = findings.stream()
                .filter(one -> !one.into().isEmpty() && one.trouble().action() == Action.MERGE)
                .collect(Collectors.groupingBy(Finding::into, TreeMap::new, Collectors.toList()));
        merged.forEach((into, tags) -> {
            tags.forEach(one -> yaml.append("  # ")
                    .append(one.trouble().word())
                    .append(": ")
                    .append(line(one.evidence()))
                    .append('\n'));
            yaml.append("  ")
                    .append(text(into))
                    .append(": [")
                    .append(tags.stream().map(one -> text(one.tag())).collect(Collectors.joining(", ")))
                    .append("]\n");
        });
        findings.stream()
                .filter(one -> !one.into().isEmpty() && one.trouble().action() == Action.REVIEW)
                .sorted(Comparator.comparing(Finding::trouble).thenComparing(Finding::into))
                .forEach(one -> yaml.append("  # ")
                        .append(text(one.into()))
                        .append(": [")
                        .append(text(one.tag()))
                        .append("]  # ")
                        .append(one.trouble().word())
                        .append(": ")
                        .append(line(one.evidence()))
                        .append('\n'));
        yaml.append("\n# Tags that go from every post.\nremove:\n");
        findings.stream()
                .filter(one -> one.trouble() == Finding.Trouble.ONCE)
                .forEach(one -> yaml.append("  # - ")
                        .append(text(one.tag()))
                        .append("  # ")
                        .append(line(one.evidence()))
                        .append('\n'));
        yaml.append("\n# A tag: posts that get it.\nadd:\n");
        findings.stream()
                .filter(one -> one.trouble() == Finding.Trouble.MISSING)
                .forEach(one -> yaml.append("  # ")
                        .append(text(one.tag()))
                        .append(": [")
                        .append(one.candidates().stream()
                                .map(VocabularyFiles::text)
                                .collect(Collectors.joining(", ")))
                        .append("]  # ")
                        .append(line(one.evidence()))
                        .append('\n'));
        return yaml.toString();
    }

    /** In quotes; what JSON takes for a text, YAML does. */
    private static String text(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }

    /** Of a tag may hold a line end. */
    private static String line(String evidence) {
        return evidence.replaceAll("\\R", " ");
    }
}
