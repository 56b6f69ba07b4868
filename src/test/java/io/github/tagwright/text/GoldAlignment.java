package io.github.tagwright.text;

import io.github.tagwright.post.Position;
import io.github.tagwright.post.Post;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Compares the tokens with the marked posts of the shared folder: prints each marked name that is not in the prose, or
 * that begins or ends inside a token, then how many do not.
 */
public final class GoldAlignment {

    private GoldAlignment() {}

    public static void main(String[] args) throws Exception {
        Path shared = Posts.shared().orElseThrow();
        Map<String, List<CSVRecord>> gold = new HashMap<>();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader in = Files.newBufferedReader(shared.resolve("gold/mentions-dev.csv"))) {
            for (CSVRecord row : format.parse(in)) {
                if (!row.get("type").isEmpty()) {
                    gold.computeIfAbsent(row.get("file"), file -> new ArrayList<>())
                            .add(row);
                }
            }
        }
        MarkdownReader reader = new MarkdownReader(TextModels.load());
        int rows = 0;
        int aligned = 0;
        for (Post post : Posts.archive(shared.resolve("corpus"))) {
            List<CSVRecord> mentions = gold.getOrDefault(post.path(), List.of());
            if (mentions.isEmpty()) {
                continue;
            }
            List<Token> tokens = reader.read(post).blocks().stream()
                    .flatMap(block -> block.sentences().stream())
                    .flatMap(sentence -> sentence.tokens().stream())
                    .toList();
            for (CSVRecord mention : mentions) {
                int start =
                        offset(post, Integer.parseInt(mention.get("line")), Integer.parseInt(mention.get("column")));
                int end = start + mention.get("text").length();
                boolean starts = tokens.stream().anyMatch(token -> token.span().start() == start);
                boolean ends = tokens.stream().anyMatch(token -> token.span().end() == end);
                rows++;
                if (starts && ends) {
                    aligned++;
                } else {
                    Position at = post.source().position(start);
                    String near = post.source()
                            .text()
                            .substring(
                                    Math.max(0, start - 30),
                                    Math.min(end + 20, post.source().text().length()));
                    System.out.println(post.path() + ":" + at.line() + ":" + at.column() + " " + mention.get("text")
                            + " starts " + starts + " ends " + ends + " | " + near.replace("\n", "⏎"));
                }
            }
        }
        System.out.printf(
                "%d of %d marked names begin and end with a token, %.2f%%%n", aligned, rows, 100.0 * aligned / rows);
    }

    private static int offset(Post post, int line, int column) {
        String text = post.source().text();
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        return text.offsetByCodePoints(start, column - 1);
    }
}
