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
 * Posts, of which some are marked, read.
 *
 * @param types of mentions
 * @param posts by name
 * @param unmarked the other posts, by name, without mentions
 * @param absent marked posts that were not among the files, by name
 * @param hash of the files and of what is marked in them, SHA-256 in hexadecimal digits
 */
public record MarkedPosts(
        EntityTypes types, List<MarkedPost> posts, List<MarkedPost> unmarked, List<String> absent, String hash) {

    private static final Logger LOG = LoggerFactory.getLogger(MarkedPosts.class);

    /**
     * A post with its text.
     *
     * @param folder index of the folder it is from, 0-based
     */
    public record MarkedPost(Post post, MarkedText marked, int folder) {}

    /** How many folders the posts are from. */
    public int folders() {
        return 1 + posts.stream().mapToInt(MarkedPost::folder).max().orElse(-1);
    }

    /**
     * Reads posts, whatever their order; of two marked ones with one last part the first by name is taken.
     *
     * @param folders the files of each
     */
    public static MarkedPosts read(List<List<PostFile>> folders, GoldMentions gold, PostReader reader, TextReader text)
            throws IOException {
        List<MarkedPost> posts = new ArrayList<>();
        List<MarkedPost> unmarked = new ArrayList<>();
        Map<PostFile, Integer> files = new HashMap<>();
        for (int folder = 0; folder < folders.size(); folder++) {
            for (PostFile file : folders.get(folder)) {
                files.putIfAbsent(file, folder);
            }
        }
        Set<String> left = new HashSet<>(gold.byFile().keySet());
        MessageDigest digest = digest();
        List<PostFile> byName = files.keySet().stream()
                .sorted(Comparator.comparing((PostFile file) -> GoldMentions.lastPart(file.name()))
                        .thenComparing(PostFile::name))
                .toList();
        for (PostFile file : byName) {
            String name = GoldMentions.lastPart(file.name());
            int folder = files.get(file);
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file.path()));
            if (left.remove(name)) {
                List<GoldMention> marks = gold.byFile().get(name);
                digest.update(marks.toString().getBytes(StandardCharsets.UTF_8));
                reader.read(file)
                        .match(good -> posts.add(read(name, good.post(), marks, text, folder)), bad -> left.add(name));
            } else if (!gold.byFile().containsKey(name)) {
                reader.read(file)
                        .match(good -> unmarked.add(read(name, good.post(), List.of(), text, folder)), bad -> false);
            }
        }
        return new MarkedPosts(
                gold.types(),
                posts,
                unmarked,
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

    private static MarkedPost read(String name, Post post, List<GoldMention> gold, TextReader text, int folder) {
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
                post, new MarkedText(name, text.read(post), post.frontMatter().date(), mentions), folder);
    }
}
