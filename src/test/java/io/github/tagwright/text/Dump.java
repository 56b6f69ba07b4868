package io.github.tagwright.text;

import io.github.tagwright.post.Post;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Prints what is read from files: blocks with their kind, one sentence a line, tokens kept apart by a dot. */
public final class Dump {

    private Dump() {}

    public static void main(String[] args) throws Exception {
        MarkdownReader reader = new MarkdownReader(TextModels.load());
        for (String arg : args) {
            Path file = Path.of(arg);
            Post post = Posts.file(file.getFileName().toString(), Files.readString(file));
            System.out.println("##### " + file);
            print(reader.read(post));
        }
    }

    private static void print(Text text) {
        for (Block block : text.blocks()) {
            System.out.println(block.kind() + (block.level() > 0 ? " " + block.level() : "") + " "
                    + block.marks().size());
            for (Sentence sentence : block.sentences()) {
                List<Token> tokens = sentence.tokens();
                System.out.println("    " + tokens.stream().map(Token::text).collect(Collectors.joining("·")));
            }
        }
        text.links().forEach(link -> System.out.println("LINK " + link));
        text.code().forEach(code -> System.out.println("CODE " + code.replace("\n", "⏎")));
    }
}
