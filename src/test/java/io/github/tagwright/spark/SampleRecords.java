package io.github.tagwright.spark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tagwright.post.Post;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Posts;
import io.github.tagwright.post.SourcedText;
import io.github.tagwright.post.TagKeys;
import io.github.tagwright.post.Unread;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The posts of a folder as records of a JSON lines file, again and again under other ids. */
final class SampleRecords {

    private SampleRecords() {}

    /** Writes records of the sample posts. */
    static Path write(Path file, int records, int tagged) throws IOException {
        return write(file, Path.of("posts"), records, tagged);
    }

    /**
     * Writes records in the order of their ids.
     *
     * @param folder of posts
     * @param records how many
     * @param tagged how many of them have tags
     */
    static Path write(Path file, Path folder, int records, int tagged) throws IOException {
        List<Post> samples = samples(folder);
        try (Writer out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < records; i++) {
                out.write(line(String.format("post-%06d", i), samples.get(i % samples.size()), i < tagged));
                out.write('\n');
            }
        }
        return file;
    }

    private static List<Post> samples(Path folder) throws IOException {
        PostReader reader = new PostReader(TagKeys.DEFAULT);
        List<Post> samples = new ArrayList<>();
        for (Unread post : Posts.in(folder, List.of(), List.of())) {
            post.read(reader).match(good -> samples.add(good.post()), bad -> false);
        }
        return samples;
    }

    private static String line(String id, Post post, boolean tagged) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeStringField(
                    "title", post.frontMatter().title().map(SourcedText::text).orElse(""));
            json.writeStringField(
                    "date", post.frontMatter().date().map(Object::toString).orElse(""));
            json.writeStringField("markdown", post.source().text().substring(post.bodyStart()));
            if (tagged) {
                json.writeArrayFieldStart("tags");
                for (String tag : post.frontMatter().tags()) {
                    json.writeString(tag);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        return text.toString();
    }
}
