package io.github.tagwright.post;

import java.util.List;
import java.util.function.Function;

/** What came of reading one file or record: a post, or why there is none. */
public sealed interface Reading {

    /** Path below the posts folder, with {@code /}. */
    String path();

    <R> R match(Function<Good, R> good, Function<Bad, R> bad);

    /** Whether it is a post that says it is not to be published. */
    default boolean isDraft() {
        return match(good -> good.post().frontMatter().draft(), bad -> false);
    }

    /** A post, perhaps with problems that could be read past. */
    record Good(Post post) implements Reading {
        @Override
        public String path() {
            return post.path();
        }

        @Override
        public <R> R match(Function<Good, R> good, Function<Bad, R> bad) {
            return good.apply(this);
        }
    }

    /** A file that yields no post. */
    record Bad(String path, List<Problem> problems) implements Reading {
        public Bad {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a bad reading names at least one problem: " + path);
            }
        }

        @Override
        public <R> R match(Function<Good, R> good, Function<Bad, R> bad) {
            return bad.apply(this);
        }
    }
}
