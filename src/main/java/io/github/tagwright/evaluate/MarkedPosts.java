package io.github.tagwright.evaluate;

import io.github.tagwright.entity.EntityType;
import io.github.tagwright.entity.EntityTypes;
import io.github.tagwright.entity.MarkedText;
import io.github.tagwright.post.Position;
import io.github.tagwright.post.Post;
import io.github.tagwright.post.PostFile;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Span;
import io.github.tagwright.text.TextReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Marked posts, read.
 *
 * @param types of mentions
 * @param posts by name
 * @param absent marked posts that were not among the files, by name
 * @param hash of the files and of what is marked in them, SHA-256 in hexadecimal digits
 */
public record MarkedPosts(EntityTypes types, List<MarkedPost> posts, List<String> absent, String hash) {

    private static final Logger LOG = LoggerFactory.getLogger(MarkedPosts.class);

    /** A marked post with its text. */
    public record MarkedPost(Post post, MarkedText marked) {}

    /** Reads those of the files that are marked, whatever their order; of two with one last part the first by name. */
    public static MarkedPosts read(List<PostFile> files, GoldMentions gold, PostReader reader, TextReader text)
            throws IOException {
        List<MarkedPost> posts = new ArrayList<>();
        Set<String> left = new HashSet<>(gold.byFile().keySet());
        MessageDigest digest = digest();
        List<PostFile> byName = files.stream()
                .sorted(Comparator.comparing((PostFile file) -> GoldMentions.lastPart(file.name()))
                        .thenComparing(PostFile::name))
                .toList();
        for (PostFile file : byName) {
            String name = GoldMentions.lastPart(file.name());
            if (!left.remove(name)) {
                continue;
            }
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file.path()));
            digest.update(gold.byFile().get(name).toString().getBytes(StandardCharsets.UTF_8));
            reader.read(file)
                    .match(
                            good -> posts.add(
                                    marked(name, good.post(), gold.byFile().get(name), text)),
                            bad -> left.add(name));
        }
        return new MarkedPosts(
                gold.types(),
                posts,
                left.stream().sorted().toList(),
                HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MarkedPost marked(String name, Post post, List<GoldMention> gold, TextReader text) {
        Map<Span, EntityType> mentions = new HashMap<>();
        for (GoldMention mention : gold) {
            int start = post.source().offset(new Position(mention.line(), mention.column()));
            Span span = new Span(start, start + mention.text().length());
            if (!post.source().text().startsWith(mention.text(), start)) {
                LOG.warn("{}, line {}: the post does not read {} there", name, mention.line(), mention.text());
            }
            mentions.put(span, mention.type());
        }
        return new MarkedPost(
                post, new MarkedText(name, text.read(post), post.frontMatter().date(), mentions));
    }
}
