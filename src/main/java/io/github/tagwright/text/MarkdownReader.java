package io.github.tagwright.text;

import io.github.tagwright.post.Post;
import io.github.tagwright.post.SourcedText;
import io.github.tagwright.post.Span;
import io.github.tagwright.text.Block.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads posts in Markdown, in HTML and in plain text. Keeps nothing between calls, but its sentence detector does
 * within one: use one reader per thread, with the same {@link TextModels}.
 */
public final class MarkdownReader implements TextReader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Segmenter segmenter;

    public MarkdownReader(TextModels models) {
        segmenter = new Segmenter(models);
    }

    @Override
    public Text read(Post post) {
        Prose prose = prose(post);
        List<Prose.Found> links = prose.links();
        List<Block> blocks = new ArrayList<>(prose.stretches().size() + 1);
        post.frontMatter()
                .title()
                .filter(title -> !title.text().isBlank())
                .ifPresent(title -> add(blocks, post, new Prose.Stretch(Kind.TITLE, 0, title, List.of()), links));
        prose.stretches()
                .sort(Comparator.comparingInt(
                        stretch -> stretch.text().span(0, 1).start()));
        for (Prose.Stretch stretch : prose.stretches()) {
            add(blocks, post, stretch, links);
        }
        return new Text(blocks, inOrder(links), inOrder(prose.code()));
    }

    private void add(List<Block> blocks, Post post, Prose.Stretch stretch, List<Prose.Found> links) {
        SourcedText text = stretch.text();
        List<Span> urls = Urls.in(text.text());
        for (Span url : urls) {
            Span written = text.span(url.start(), url.end());
            links.add(new Prose.Found(written.start(), post.source().slice(written)));
        }
        List<Sentence> sentences = segmenter.sentences(stretch, urls);
        if (!sentences.isEmpty()) {
            blocks.add(new Block(stretch.kind(), stretch.level(), text, sentences, stretch.marks()));
        }
    }

    private static List<String> inOrder(List<Prose.Found> found) {
        return found.stream()
                .sorted(Comparator.comparingInt(Prose.Found::at))
                .map(Prose.Found::text)
                .toList();
    }

    private static Prose prose(Post post) {
        String source = post.source().text();
        boolean marked = post.bodyStart() == 0 && !source.isEmpty() && source.charAt(0) == BYTE_ORDER_MARK;
        LineEnds lines = LineEnds.of(source, marked ? 1 : post.bodyStart());
        Mask mask = Mask.of(lines.text(), post.syntax());
        Prose prose = switch (post.syntax()) {
            case MARKDOWN -> markdown(lines, mask);
            case HTML -> html(lines, mask);
            case PLAIN -> plain(lines, mask);
        };
        mask.code().forEach(found -> prose.code(found.at(), found.text()));
        return prose;
    }

    private static Prose markdown(LineEnds lines, Mask mask) {
        ParserLimits limits = ParserLimits.of(mask.text(), mask.fences());
        Prose prose = new Prose(lines, limits.text());
        try {
            new MarkdownWalk(prose, limits.markdown()).run();
        } catch (StackOverflowError e) {
            // The parser's patterns recurse over tags and links of thousands of parts; HTML is read without recursion.
            return html(lines, mask);
        }
        HtmlReader html = new HtmlReader(prose);
        limits.heavyLines().forEach(line -> read(html, line.start(), line.end()));
        limits.codeLines().forEach(line -> prose.code(line.start(), prose.written(line.start(), line.end())));
        return prose;
    }

    /** The body as HTML; without the fenced code of Markdown, of which true HTML has none. */
    private static Prose html(LineEnds lines, Mask mask) {
        Prose prose = new Prose(lines, mask.text());
        HtmlReader html = new HtmlReader(prose);
        int from = 0;
        for (Span fence : mask.fences()) {
            read(html, from, fence.start());
            prose.code(fence.start(), prose.written(fence.start(), fence.end()));
            from = fence.end();
        }
        read(html, from, lines.text().length());
        return prose;
    }

    private static void read(HtmlReader html, int start, int end) {
        html.read(start, end, Kind.PARAGRAPH, 0, false);
    }

    private static Prose plain(LineEnds lines, Mask mask) {
        Prose prose = new Prose(lines, mask.text());
        paragraphs(prose);
        return prose;
    }

    private static void paragraphs(Prose prose) {
        String text = prose.masked();
        int start = 0;
        while (start < text.length()) {
            int end = Chars.find('\n', text, start, text.length());
            if (text.substring(start, end).isBlank()) {
                prose.end();
            } else {
                prose.add(start, end);
                prose.blank(end, Math.min(end + 1, text.length()));
            }
            start = end + 1;
        }
        prose.end();
    }
}
