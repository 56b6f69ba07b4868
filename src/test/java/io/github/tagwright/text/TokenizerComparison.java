package io.github.tagwright.text;

import io.github.tagwright.post.Span;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import opennlp.tools.tokenize.SimpleTokenizer;
import opennlp.tools.tokenize.TokenizerME;
import opennlp.tools.tokenize.TokenizerModel;
import opennlp.tools.tokenize.WhitespaceTokenizer;

/**
 * Prints how OpenNLP's tokenizers and ours agree with sentences cut by hand, and what processor time each takes for a
 * post of the shared archive. Tokens count as right when both ends are.
 */
public final class TokenizerComparison {

    private static final int ROUNDS = 20;

    /** Processor time: on a machine that others use, too, the clock on the wall tells little. */
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    private TokenizerComparison() {}

    /** A sentence and its tokens. */
    record Cut(String text, List<Span> tokens) {}

    public static void main(String[] args) throws IOException {
        TokenizerME maxent = new TokenizerME(model());
        System.out.println("tokenizer    precision  recall      F1   ms a post");
        compare("maxent", text -> spans(maxent.tokenizePos(text)));
        compare("simple", text -> spans(SimpleTokenizer.INSTANCE.tokenizePos(text)));
        compare("white space", text -> spans(WhitespaceTokenizer.INSTANCE.tokenizePos(text)));
        compare("ours", Tokenizer::tokens);
    }

    private static void compare(String name, Function<String, List<Span>> tokenizer) throws IOException {
        int right = 0;
        int found = 0;
        int wanted = 0;
        for (Cut cut : sentences()) {
            List<Span> tokens = tokenizer.apply(cut.text());
            Set<Span> common = new HashSet<>(tokens);
            common.retainAll(cut.tokens());
            right += common.size();
            found += tokens.size();
            wanted += cut.tokens().size();
        }
        double precision = (double) right / found;
        double recall = (double) right / wanted;
        String time = Posts.shared()
                .map(shared -> String.format("%.3f", millisPerPost(tokenizer, shared.resolve("corpus/slowe"))))
                .orElse("-");
        System.out.printf(
                "%-12s %9.3f %7.3f %7.3f %11s%n",
                name, precision, recall, 2 * precision * recall / (precision + recall), time);
    }

    /** The least of some rounds over all sentences of an archive. */
    private static double millisPerPost(Function<String, List<Span>> tokenizer, Path archive) {
        List<String> sentences = sentencesOf(archive);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long start = THREAD.getCurrentThreadCpuTime();
            sentences.forEach(tokenizer::apply);
            least = Math.min(least, THREAD.getCurrentThreadCpuTime() - start);
        }
        return least / 1e6 / Posts.archive(archive).size();
    }

    private static List<String> sentencesOf(Path archive) {
        MarkdownReader reader = new MarkdownReader(models());
        return Posts.archive(archive).stream()
                .flatMap(post -> reader.read(post).blocks().stream())
                .flatMap(block -> block.sentences().stream()
                        .map(sentence -> block.text().substring(sentence.start(), sentence.end())))
                .toList();
    }

    private static TextModels models() {
        try {
            return TextModels.load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Span> spans(opennlp.tools.util.Span[] spans) {
        return Arrays.stream(spans)
                .map(span -> new Span(span.getStart(), span.getEnd()))
                .toList();
    }

    private static TokenizerModel model() throws IOException {
        try (InputStream in = resource("/opennlp-en-ud-ewt-tokens-1.3-2.5.4.bin")) {
            return new TokenizerModel(in);
        }
    }

    private static InputStream resource(String name) throws IOException {
        return Optional.ofNullable(TokenizerComparison.class.getResourceAsStream(name))
                .orElseThrow(() -> new IOException("missing: " + name));
    }

    /** The sentences cut by hand. */
    static List<Cut> sentences() throws IOException {
        List<Cut> cuts = new ArrayList<>();
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(resource("tokens.txt"), StandardCharsets.UTF_8))) {
            in.lines().filter(line -> !line.startsWith("#")).forEach(line -> cuts.add(cut(line)));
        }
        return cuts;
    }

    private static Cut cut(String line) {
        StringBuilder text = new StringBuilder();
        List<Span> tokens = new ArrayList<>();
        int start = 0;
        for (char c : (line + "¦").toCharArray()) {
            if (c == '¦' || c == ' ') {
                if (text.length() > start) {
                    tokens.add(new Span(start, text.length()));
                }
                if (c == ' ') {
                    text.append(c);
                }
                start = text.length();
            } else {
                text.append(c);
            }
        }
        return new Cut(text.toString(), tokens);
    }
}
