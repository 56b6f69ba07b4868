package io.github.tagwright.bulk;

import io.github.tagwright.post.Post;
import io.github.tagwright.post.PostArchive;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Problem;
import io.github.tagwright.post.Reading;
import io.github.tagwright.post.Selection;
import io.github.tagwright.post.TagKeys;
import io.github.tagwright.post.Unread;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Exports for tests, opened as the commands do. */
final class Exported {

    private static final PostReader READER = new PostReader(TagKeys.DEFAULT);

    private Exported() {}

    static PostArchive open(Path file) throws IOException {
        return open(file, Columns.DEFAULT, Selection.ALL);
    }

    static PostArchive open(Path file, Columns columns, Selection selection) throws IOException {
        ExportFormat format = ExportFormat.of(file).orElseThrow();
        return Exports.open(file, file.getFileName().toString(), format, columns, selection);
    }

    static PostArchive open(Path folder, String name, String content) throws IOException {
        return open(Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8));
    }

    static List<String> names(PostArchive archive) {
        List<String> names = new ArrayList<>();
        for (Unread post : archive) {
            names.add(post.name());
        }
        return names;
    }

    /** The posts that can be read, drafts among them. */
    static List<Post> posts(PostArchive archive) {
        List<Post> posts = new ArrayList<>();
        for (Unread unread : archive) {
            unread.read(READER).match(good -> posts.add(good.post()), bad -> false);
        }
        return posts;
    }

    /** Problems of all posts, each in a line. */
    static List<String> problems(PostArchive archive) {
        List<String> problems = new ArrayList<>();
        archive.problems().forEach(problem -> problems.add(problem.toString()));
        for (Unread unread : archive) {
            List<Problem> all = unread.read(READER).match(good -> good.post().problems(), Reading.Bad::problems);
            all.forEach(problem -> problems.add(problem.toString()));
        }
        return problems;
    }

    static String body(Post post) {
        return post.source().text().substring(post.bodyStart());
    }
}
