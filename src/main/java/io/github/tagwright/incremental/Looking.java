package io.github.tagwright.incremental;

import io.github.tagwright.Survey;
import io.github.tagwright.Survey.Sighting;
import io.github.tagwright.Workers;
import io.github.tagwright.incremental.IncrementalRun.Earlier;
import io.github.tagwright.incremental.IncrementalRun.Look;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Unread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks at posts on several threads, many at a time since a look is short, and hands the looks on in their order. */
final class Looking {

    private static final int POSTS_PER_TASK = 64;

    private final Map<String, Earlier> earlier;
    private final Dictionary dictionary;
    private final PostReader reader;
    private final int threads;

    Looking(Map<String, Earlier> earlier, Dictionary dictionary, PostReader reader, int threads) {
        this.earlier = earlier;
        this.dictionary = dictionary;
        this.reader = reader;
        this.threads = threads;
    }

    void run(Iterator<Unread> posts, Consumer<Look> sink) throws IOException {
        Workers.run(
                threads,
                new Some(posts),
                (List<Unread> some) -> some.stream().map(this::look).toList(),
                looks -> looks.forEach(sink));
    }

    /** As many posts at a time as a task takes. */
    private record Some(Iterator<Unread> posts) implements Iterator<List<Unread>> {

        @Override
        public boolean hasNext() {
            return posts.hasNext();
        }

        @Override
        public List<Unread> next() {
            List<Unread> some = new ArrayList<>();
            some.add(posts.next());
            while (posts.hasNext() && some.size() < POSTS_PER_TASK) {
                some.add(posts.next());
            }
            return some;
        }
    }

    private Look look(Unread post) {
        byte[] bytes;
        try {
            bytes = post.bytes();
        } catch (IOException | SecurityException unreadable) {
            return new Look(post.name(), Optional.empty(), Optional.empty(), Optional.empty());
        }
        ContentHash hash = ContentHash.of(bytes);
        Earlier known = earlier.get(post.name());
        if (known != null && known.entry().is(hash)) {
            Optional<Sighting> seen = known.entry().isDraft()
                    ? Optional.empty()
                    : Optional.of(known.entry().sighting(dictionary));
            return new Look(post.name(), Optional.of(hash), seen, Optional.of(known));
        }
        return new Look(post.name(), Optional.of(hash), Survey.look(post, bytes, reader), Optional.empty());
    }
}
