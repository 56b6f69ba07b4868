package io.github.tagwright.text;

import io.github.tagwright.post.FrontMatter;
import io.github.tagwright.post.Post;
import io.github.tagwright.post.Post.Syntax;
import io.github.tagwright.post.Source;
import io.github.tagwright.post.SourcedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Posts for tests, made without the package that reads them from files. */
final class Posts {

    private Posts() {}

    static Post markdown(String body) {
        return post(body, Syntax.MARKDOWN);
    }

    static Post post(String body, Syntax syntax) {
        return new Post("sample.md", new Source(body), FrontMatter.EMPTY, 0, syntax, List.of());
    }

    /** A whole file: what stands between two lines of dashes or pluses is front matter. */
    static Post file(String path, String content) {
        FrontMatter frontMatter = title(content)
                .map(title -> new FrontMatter(
                        FrontMatter.Format.YAML,
                        Optional.of(title),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        false,
                        Map.of()))
                .orElse(FrontMatter.EMPTY);
        return new Post(path, new Source(content), frontMatter, bodyStart(content), Syntax.MARKDOWN, List.of());
    }

    private static int bodyStart(String content) {
        int start = content.startsWith("\uFEFF") ? 1 : 0;
        if (!content.startsWith("---", start) && !content.startsWith("+++", start)) {
            return start;
        }
        String fence = content.substring(start, start + 3);
        for (int i = nextLine(content, start); i < content.length(); i = nextLine(content, i)) {
            if (content.startsWith(fence, i) && lineEnd(content, i) - i == 3) {
                return nextLine(content, i);
            }
        }
        return start;
    }

    private static int lineEnd(String content, int from) {
        int i = from;
        while (i < content.length() && content.charAt(i) != '\n' && content.charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    private static int nextLine(String content, int from) {
        int end = lineEnd(content, from);
        if (end == content.length()) {
            return end;
        }
        return content.startsWith("\r\n", end) ? end + 2 : end + 1;
    }

    private static Optional<SourcedText> title(String content) {
        int bodyStart = bodyStart(content);
        for (int i = 0; i < bodyStart; i = nextLine(content, i)) {
            if (content.startsWith("title:", i)) {
                int start = i + 6;
                int end = lineEnd(content, i);
                while (start < end && " \"'".indexOf(content.charAt(start)) >= 0) {
                    start++;
                }
                while (end > start && " \"'".indexOf(content.charAt(end - 1)) >= 0) {
                    end--;
                }
                SourcedText title = new SourcedText.Builder()
                        .append(content.substring(start, end), start)
                        .build();
                return title.text().isEmpty() ? Optional.empty() : Optional.of(title);
            }
        }
        return Optional.empty();
    }

    /** Folder with the archives for measuring; absent on most machines. */
    static Optional<Path> shared() {
        String place = Optional.ofNullable(System.getenv("TAGWRIGHT_SHARED"))
                .orElse(System.getProperty("TAGWRIGHT_SHARED", "../shared"));
        return Optional.of(Path.of(place)).filter(Files::isDirectory);
    }

    /** All posts of one archive under the shared folder's {@code corpus}, by name. */
    static List<Post> archive(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Post> posts = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                posts.add(file(file.getFileName().toString(), Files.readString(file)));
            }
            return posts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
