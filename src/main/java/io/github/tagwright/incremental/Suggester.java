package io.github.tagwright.incremental;

import io.github.tagwright.Survey;
import io.github.tagwright.Survey.Sighting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Names for what suggests tags, each unlike any other that could suggest otherwise. */
public final class Suggester {

    private Suggester() {}

    /** A model in a file. */
    public static String ofFile(Path model) throws IOException {
        return "model " + ContentHash.of(Files.readAllBytes(model));
    }

    /** A model that is learned from an archive. */
    public static String learned(Survey archive) {
        Fields fields = new Fields();
        for (Sighting post : archive.newest()) {
            fields.text(post.name()).number(post.content()).number(post.day());
            fields.number(post.own().size());
            post.own().forEach(fields::text);
            fields.number(post.tags().size());
            post.tags().forEach(fields::text);
        }
        return "learned " + ContentHash.of(fields.toBytes());
    }

    /** The vocabulary and the tags of an archive. */
    public static String named(Survey archive) {
        Fields fields = new Fields().number(archive.tags().posts());
        archive.tags().counts().forEach((tag, posts) -> fields.text(tag).number(posts));
        return "named " + ContentHash.of(fields.toBytes());
    }
}
