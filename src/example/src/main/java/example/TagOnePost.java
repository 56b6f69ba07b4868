package example;

import io.github.tagwright.Outcome;
import io.github.tagwright.Tagwright;
import io.github.tagwright.post.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints what a post names, and tags for it. */
public final class TagOnePost {

    public static void main(String[] args) throws IOException {
        Path post = Path.of(args[0]);

        Tagwright tagwright = Tagwright.load();
        Outcome outcome = tagwright.enrich(post.getFileName().toString(), Files.readAllBytes(post));

        outcome.problems().forEach(System.out::println);
        if (outcome instanceof Outcome.Tagged tagged) {
            tagged.links().forEach(link -> {
                Position at = tagged.post().source().position(link.mention().span().start());
                System.out.printf("%d:%d %s (%s)%n", at.line(), at.column(), link.name(), link.vendorName());
            });
            tagged.tags().stream()
                    .filter(tag -> tag.suggested())
                    .forEach(tag -> System.out.printf("%s %.2f%n", tag.tag(), tag.score()));
        }
    }

    private TagOnePost() {}
}
