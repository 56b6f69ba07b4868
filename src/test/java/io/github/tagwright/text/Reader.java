package io.github.tagwright.text;

import io.github.tagwright.post.Post;
import io.github.tagwright.post.Post.Syntax;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads bodies for tests and shows what was read in short forms. */
final class Reader {

    private static final TextModels MODELS = models();

    private Reader() {}

    private static TextModels models() {
        try {
            return TextModels.load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MarkdownReader reader() {
        return new MarkdownReader(MODELS);
    }

    static Segmenter segmenter() {
        return new Segmenter(MODELS);
    }

    static Text read(Post post) {
        return reader().read(post);
    }

    static Text read(String... lines) {
        return read(Posts.markdown(String.join("\n", lines)));
    }

    static Text html(String... lines) {
        return read(Posts.post(String.join("\n", lines), Syntax.HTML));
    }

    /** The texts of the blocks. */
    static List<String> prose(String... lines) {
        return prose(read(lines));
    }

    static List<String> prose(Text text) {
        return text.blocks().stream().map(Block::text).toList();
    }

    static List<Token> tokens(Text text) {
        return text.blocks().stream()
                .flatMap(block -> block.sentences().stream())
                .flatMap(sentence -> sentence.tokens().stream())
                .toList();
    }

    static List<String> words(Text text) {
        return tokens(text).stream().map(Token::text).toList();
    }

    /** The blocks as kind, level where there is one, and text. */
    static List<String> kinds(Text text) {
        return text.blocks().stream()
                .map(block -> block.kind() + (block.level() > 0 ? " " + block.level() : "") + ": " + block.text())
                .toList();
    }

    /** The marks of a text's only block as kind, marked text and target. */
    static List<String> marks(String... lines) {
        return marks(read(lines));
    }

    static List<String> marks(Text text) {
        return text.blocks().stream()
                .flatMap(block -> block.marks().stream()
                        .map(mark -> (mark.kind() + " " + block.text().substring(mark.start(), mark.end()) + " "
                                        + mark.target())
                                .strip()))
                .toList();
    }
}
