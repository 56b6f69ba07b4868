package io.github.tagwright.cli;

import io.github.tagwright.Models;
import io.github.tagwright.evaluate.GoldMentions;
import io.github.tagwright.evaluate.MarkedPosts;
import io.github.tagwright.post.PostFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say which posts are marked, and how. */
final class MarkedPostOptions {

    @Option(
            names = "--posts",
            paramLabel = "DIR",
            required = true,
            description = "Where the marked posts are, and others of their kind; may be repeated.")
    private List<Path> folders;

    @Option(
            names = "--gold",
            paramLabel = "CSV",
            required = true,
            description = "The marked mentions: file,line,column,type,text,vendor.")
    private Path gold;

    @Mixin
    private PostOptions options;

    PostOptions options() {
        return options;
    }

    GoldMentions gold(Models models) throws IOException {
        return GoldMentions.read(gold, models.gazetteer().types());
    }

    /** The posts of each folder. */
    List<List<PostFile>> files() throws IOException {
        List<List<PostFile>> files = new ArrayList<>();
        for (Path folder : folders) {
            files.add(options.posts(folder).files());
        }
        return files;
    }

    MarkedPosts read(Models models, GoldMentions marked) throws IOException {
        MarkedPosts posts = MarkedPosts.read(files(), marked, options.reader(), models.newTextReader());
        if (posts.posts().isEmpty()) {
            throw new SetUpException("none of the posts is marked in " + gold);
        }
        return posts;
    }
}
