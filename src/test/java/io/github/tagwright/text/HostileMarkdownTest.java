package io.github.tagwright.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.tagwright.post.Post;
import io.github.tagwright.post.Post.Syntax;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Repeats that make parsers overflow or stall. The limit is many times what a reading takes. */
class HostileMarkdownTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final long SMALL_STACK = 512 * 1024;

    @ParameterizedTest
    @ValueSource(
            strings = {
                ">",
                "[",
                "*",
                "*a ",
                "![",
                "[a](",
                "[a](<",
                "[a](b \"",
                "- ",
                "1. ",
                "~~",
                "`a``b```",
                "<div>",
                "<b>",
                "<a b ",
                "<!--",
                "<?",
                "{{ ",
                "{% ",
                "{: ",
                "[^a] ",
                "&amp;",
                "\\",
                "http://a",
                "a@",
                "_a __b ",
                "|a",
                "<pre>",
                "a."
            })
    void readsTenThousandRepeats(String piece) {
        finishes(piece.repeat(10_000) + "\n\nThe end of it.\n", Syntax.MARKDOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ">>>>\n",
                "[a](b)\n",
                "[a]: b\n",
                "*a **b\n",
                "a\n===\n",
                "a|b\n-|-\n",
                "```\n",
                "<div>\n",
                "<a b\n",
                "{{ a\n\n",
                "{% highlight x %}\n",
                "{{< highlight x >}}\n",
                "- a\n",
                "> - a\n",
                "[^a]: x\n",
                "a b. c\n",
                "\\\n",
                "\n",
                "<!--\n",
                "<code>\n"
            })
    void readsManyLines(String line) {
        finishes(line.repeat(200_000 / line.length()), Syntax.MARKDOWN);
    }

    @Test
    void readsDeeplyNestedLists() {
        StringBuilder list = new StringBuilder();
        for (int depth = 0; depth < 500; depth++) {
            list.append("  ".repeat(depth)).append("- item\n");
        }
        assertThat(finishes(list.toString(), Syntax.MARKDOWN).words()).isGreaterThan(400);
    }

    @ParameterizedTest
    @EnumSource(Syntax.class)
    void readsALineOfMegabytes(Syntax syntax) {
        String line = "Every guest moved to the new ESX host. ".repeat(100_000);

        assertThat(finishes(line, syntax).words()).isEqualTo(800_000);
    }

    @Test
    void readsTextAfterWhatItCannotParse() {
        Text text = finishes("x <a" + " b".repeat(5_900) + "> ESX\n\n```\ncode\n```\n", Syntax.MARKDOWN);

        assertThat(Reader.words(text)).endsWith("ESX");
    }

    @Test
    void keepsTheProseOfAListWithoutBlankLines() {
        Text text = finishes(
                "- the *first* [disk](http://x.org/1) of [many](http://x.org/2)\n".repeat(2_000), Syntax.MARKDOWN);

        assertThat(text.blocks()).hasSize(2_000).allMatch(block -> block.kind() == Block.Kind.LIST_ITEM);
    }

    @Test
    void keepsTheProseOfAHugeParagraph() {
        Text text = finishes("one *two* three\n".repeat(3_000), Syntax.MARKDOWN);

        assertThat(text.words()).isEqualTo(9_000);
    }

    private static Text finishes(String body, Syntax syntax) {
        Post post = Posts.post(body, syntax);
        return assertTimeoutPreemptively(LIMIT, () -> onSmallStack(() -> Reader.read(post)));
    }

    private static Text onSmallStack(Callable<Text> reading) throws Exception {
        FutureTask<Text> task = new FutureTask<>(reading);
        Thread thread = new Thread(null, task, "small stack", SMALL_STACK);
        thread.setDaemon(true);
        thread.start();
        return task.get();
    }
}
