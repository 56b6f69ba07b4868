package io.github.tagwright.evaluate;

import io.github.tagwright.post.Post;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.TagKeys;
import io.github.tagwright.tag.Suggestion;
import io.github.tagwright.tag.TagExample;
import io.github.tagwright.text.MarkdownReader;
import io.github.tagwright.text.TextModels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Posts and suggestions to evaluate. */
final class Examples {

    private static final MarkdownReader READER = reader();

    private Examples() {}

    private static MarkdownReader reader() {
        try {
            return new MarkdownReader(TextModels.load());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static TagExample post(String path, String title, String date, String... tags) {
        String source = "---\ntitle: " + title + "\ndate: " + date + "\ntags: [" + String.join(", ", tags)
                + "]\n---\nA line about " + title + ".\n";
        Post post = new PostReader(TagKeys.DEFAULT)
                .read(path, source.getBytes(StandardCharsets.UTF_8))
                .match(good -> good.post(), bad -> {
                    throw new AssertionError(bad.problems());
                });
        return TagExample.of(post, READER.read(post), List.of());
    }

    /** Suggestions of which all belong to the set. */
    static List<Suggestion> suggested(String... tags) {
        return Arrays.stream(tags)
                .map(tag -> new Suggestion(tag, Suggestion.Kind.KNOWN, 0.9, true, false, List.of()))
                .toList();
    }

    static TagAnswers.Answer answer(TagExample post, String... tags) {
        return new TagAnswers.Answer(post, suggested(tags), Map.of());
    }
}
