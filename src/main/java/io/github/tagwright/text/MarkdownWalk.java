package io.github.tagwright.text;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.BlockQuote;
import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.Emphasis;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.HardLineBreak;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.HtmlBlockBase;
import com.vladsch.flexmark.ast.HtmlEntity;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.ast.LinkRef;
import com.vladsch.flexmark.ast.ListItem;
import com.vladsch.flexmark.ast.MailLink;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.RefNode;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.StrongEmphasis;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.ext.footnotes.Footnote;
import com.vladsch.flexmark.ext.footnotes.FootnoteExtension;
import com.vladsch.flexmark.ext.gfm.strikethrough.StrikethroughSubscriptExtension;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.ext.tables.TableSeparator;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.MutableDataSet;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import io.github.tagwright.text.Block.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks the syntax tree of one Markdown body in the order of the source, without recursion. */
final class MarkdownWalk {

    /** Thread-safe. */
    private static final Parser PARSER = Parser.builder(new MutableDataSet()
                    .set(
                            Parser.EXTENSIONS,
                            List.of(
                                    TablesExtension.create(),
                                    StrikethroughSubscriptExtension.create(),
                                    FootnoteExtension.create())))
            .build();

    private final Prose prose;
    private final HtmlReader html;
    private final Document document;
    private final Deque<Kind> containers = new ArrayDeque<>();

    /** @param markdown what to parse, of the same length as the prose's masked text */
    MarkdownWalk(Prose prose, String markdown) {
        this.prose = prose;
        this.html = new HtmlReader(prose);
        this.document = PARSER.parse(markdown);
    }

    void run() {
        Node node = document.getFirstChild();
        while (node != null) {
            Node child = enter(node) ? node.getFirstChild() : null;
            if (child != null) {
                node = child;
                continue;
            }
            leave(node);
            while (node.getNext() == null && node.getParent() != document) {
                node = node.getParent();
                leave(node);
            }
            node = node.getNext();
        }
        prose.end();
    }

    /** Whether to go on with the children. */
    private boolean enter(Node node) {
        if (node instanceof Text) {
            text(node.getStartOffset(), node.getEndOffset());
            return false;
        }
        return node instanceof Block ? enterBlock(node) : enterInline(node);
    }

    private boolean enterBlock(Node node) {
        if (node instanceof Paragraph) {
            begin(containers.isEmpty() ? Kind.PARAGRAPH : containers.peek(), 0);
        } else if (node instanceof Heading heading) {
            begin(Kind.HEADING, heading.getLevel());
        } else if (node instanceof ListItem) {
            containers.push(Kind.LIST_ITEM);
        } else if (node instanceof BlockQuote) {
            containers.push(Kind.QUOTE);
        } else if (node instanceof HtmlBlockBase) {
            html(node);
            return false;
        } else if (node instanceof FencedCodeBlock || node instanceof IndentedCodeBlock) {
            code(node);
            return false;
        } else if (node instanceof ThematicBreak || node instanceof Reference) {
            return false;
        }
        return true;
    }

    private boolean enterInline(Node node) {
        if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
            blank(node);
            return false;
        }
        if (node instanceof HtmlEntity) {
            entity(node);
            return false;
        }
        if (node instanceof HtmlInline) {
            html.tag(node.getStartOffset(), node.getEndOffset());
            return false;
        }
        if (node instanceof Code code) {
            prose.code(node.getStartOffset(), written(code.getText()));
            blank(node);
            return false;
        }
        if (node instanceof Emphasis || node instanceof StrongEmphasis) {
            prose.open(Mark.Kind.EMPHASIS, "");
        } else if (node instanceof Link link) {
            link(node, written(link.getUrl()));
        } else if (node instanceof Image image) {
            image(node, written(image.getUrl()));
        } else if (node instanceof RefNode reference) {
            reference(reference);
        } else if (node instanceof AutoLink || node instanceof MailLink) {
            prose.link(node.getStartOffset(), prose.written(node.getStartOffset() + 1, node.getEndOffset() - 1));
            blank(node);
            return false;
        } else if (node instanceof TableCell) {
            begin(Kind.TABLE_CELL, 0);
        } else if (node instanceof Footnote || node instanceof TableSeparator) {
            return false;
        }
        return true;
    }

    private void leave(Node node) {
        if (node instanceof Emphasis || node instanceof StrongEmphasis) {
            prose.close(Mark.Kind.EMPHASIS);
        } else if (node instanceof Link) {
            prose.close(Mark.Kind.LINK);
        } else if (node instanceof Image) {
            endImage(node);
        } else if (node instanceof RefNode reference) {
            leaveReference(reference);
        } else if (node instanceof ListItem || node instanceof BlockQuote) {
            containers.pop();
        } else if (node instanceof Paragraph || node instanceof Heading || node instanceof TableCell) {
            html.endOfBlock();
            prose.end();
        }
    }

    // Blocks

    private void begin(Kind kind, int level) {
        Kind inner = html.kindOf(kind);
        html.within(inner, level);
        prose.begin(inner, level);
    }

    private void html(Node node) {
        Kind kind = containers.isEmpty() ? Kind.PARAGRAPH : containers.peek();
        html.read(node.getStartOffset(), node.getEndOffset(), kind, 0, containers.contains(Kind.QUOTE));
    }

    private void code(Node node) {
        StringBuilder content = new StringBuilder();
        for (BasedSequence line : ((Block) node).getContentLines()) {
            content.append(written(line));
        }
        if (html.hides()) {
            html.hide(content);
        } else {
            prose.code(node.getStartOffset(), content.toString().stripTrailing());
        }
    }

    // Inlines

    private void text(int start, int end) {
        if (html.hides()) {
            html.hide(prose.written(start, end));
            return;
        }
        String masked = prose.masked();
        blankAt(start - 1);
        int from = start;
        for (int i = Chars.find('\\', masked, from, end); i + 1 < end; i = Chars.find('\\', masked, i + 2, end)) {
            if (Chars.isAsciiPunctuation(masked.charAt(i + 1))) {
                prose.add(from, i);
                prose.add(masked.charAt(i + 1), i, i + 2);
                from = i + 2;
            }
        }
        prose.add(from, end);
        blankAt(end);
    }

    /** Takes over a blank beside a text, which the parser leaves out at the ends of a link. */
    private void blankAt(int at) {
        if (at >= 0
                && at < prose.masked().length()
                && Chars.isBlank(prose.masked().charAt(at))) {
            prose.blank(at, at + 1);
        }
    }

    private void entity(Node node) {
        int start = node.getStartOffset();
        int end = node.getEndOffset();
        String decoded = CharacterReferences.decode(prose.written(start, end));
        if (html.hides()) {
            html.hide(decoded);
        } else if (decoded.length() == end - start) {
            prose.add(start, end);
        } else {
            prose.add(decoded, start, end);
        }
    }

    private void blank(Node node) {
        if (html.hides()) {
            html.hide("\n");
        } else {
            prose.blank(node.getStartOffset(), node.getEndOffset());
        }
    }

    private void link(Node node, String target) {
        prose.link(node.getStartOffset(), target);
        prose.open(Mark.Kind.LINK, target);
    }

    private void image(Node node, String target) {
        prose.link(node.getStartOffset(), target);
        separate(node, node.getStartOffset());
        prose.open(Mark.Kind.IMAGE_ALT, "");
    }

    private void endImage(Node node) {
        prose.close(Mark.Kind.IMAGE_ALT);
        separate(node, node.getEndOffset() - 1);
    }

    /** An image on a line of its own parts the text around it, one between words does not. */
    private void separate(Node image, int at) {
        if (hasOwnLine(image)) {
            prose.split();
        } else {
            prose.blank(at, at + 1);
        }
    }

    private static boolean hasOwnLine(Node image) {
        Node node = image;
        while (node.getPrevious() == null && node.getNext() == null && node.getParent() instanceof Link) {
            node = node.getParent();
        }
        return breaksLine(node.getPrevious()) && breaksLine(node.getNext());
    }

    private static boolean breaksLine(@Nullable Node node) {
        return node == null || node instanceof SoftLineBreak || node instanceof HardLineBreak;
    }

    /** A link or image whose target stands elsewhere, or mere text in brackets. */
    private void reference(RefNode node) {
        Reference target = target(node);
        if (target == null) {
            text(node.getStartOffset(), contentStart(node));
        } else if (node instanceof LinkRef) {
            link(node, written(target.getUrl()));
        } else {
            image(node, written(target.getUrl()));
        }
    }

    private void leaveReference(RefNode node) {
        if (target(node) == null) {
            text(contentEnd(node), node.getEndOffset());
        } else if (node instanceof ImageRef) {
            endImage(node);
        } else {
            prose.close(Mark.Kind.LINK);
        }
    }

    private @Nullable Reference target(RefNode node) {
        return node.isDefined() ? node.getReferenceNode(document) : null;
    }

    private static int contentStart(Node node) {
        Node child = node.getFirstChild();
        return child == null ? node.getEndOffset() : child.getStartOffset();
    }

    private static int contentEnd(Node node) {
        Node child = node.getLastChild();
        return child == null ? node.getEndOffset() : child.getEndOffset();
    }

    private String written(BasedSequence part) {
        return part.isEmpty() ? "" : prose.written(part.getStartOffset(), part.getEndOffset());
    }
}
