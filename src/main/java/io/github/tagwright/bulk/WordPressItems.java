package io.github.tagwright.bulk;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import io.github.tagwright.post.Position;
import io.github.tagwright.post.Post.Syntax;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.PostRecord;
import io.github.tagwright.post.Problem;
import io.github.tagwright.post.Unread;
import io.github.tagwright.text.CharacterReferences;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The posts of a WordPress export (WXR), which is an RSS feed with elements of WordPress's own. Read as it streams; no
 * document type, no entities of its own.
 *
 * <p>A post's id is the path of its link ({@code 2009/03/04/ports}); where that says nothing, its slug, or else its
 * number. Pages, attachments, private posts and the like are left out and counted.
 */
final class WordPressItems implements RecordStream {

    private static final XMLInputFactory XML = factory();

    /** Chars of an item that are kept; a little more than makes it too large for a post. */
    private static final int MOST_CHARS = PostReader.LARGEST_FILE + 1024;

    /** Elements of an item that are read. */
    private static final Set<String> PARTS = Set.of(
            "title",
            "link",
            "pubDate",
            "dc:creator",
            "content:encoded",
            "wp:post_id",
            "wp:post_name",
            "wp:post_date",
            "wp:post_type",
            "wp:post_password",
            "wp:status");

    /** Kinds of terms by the keys that front matter has for them; other taxonomies keep their names. */
    private static final Map<String, String> KEYS = Map.of("post_tag", "tags", "tag", "tags", "category", "categories");

    private static final Set<String> DRAFTS = Set.of("draft", "pending", "future", "auto-draft", "inherit");

    /** What WordPress writes for a date that is not set. */
    private static final String NO_DATE = "0000-00-00";

    private final XmlText text;
    private final XMLStreamReader xml;
    private final String file;
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private boolean rootSeen;
    private boolean ended;

    /**
     * @param file its name, for problems
     * @throws UnpackedException if its encoding is not known
     */
    WordPressItems(InputStream in, String file) throws IOException {
        this.file = file;
        this.text = XmlText.of(in);
        try {
            this.xml = XML.createXMLStreamReader(text);
        } catch (XMLStreamException broken) {
            throw new UnpackedException(broken.getMessage());
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // Prefixes are the same in all exports, but not always declared.
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, 100);
        return factory;
    }

    @Override
    public Optional<Unread> next() throws IOException {
        try {
            while (!ended) {
                Optional<Unread> next = after(xml.next());
                if (next.isPresent()) {
                    return next;
                }
            }
            return Optional.empty();
        } catch (XMLStreamException | WstxLazyException broken) {
            throw new UnpackedException("no valid XML: " + phrase(broken));
        }
    }

    private Optional<Unread> after(int event) throws XMLStreamException {
        switch (event) {
            case XMLStreamConstants.DTD -> {
                return end("a document type declaration", "a WordPress export, which has none");
            }
            case XMLStreamConstants.START_ELEMENT -> {
                if (!rootSeen && !xml.getLocalName().equals("rss")) {
                    return end("the element " + xml.getLocalName(), "a WordPress export, whose first element is rss");
                }
                rootSeen = true;
                return xml.getLocalName().equals("item") ? item() : Optional.empty();
            }
            case XMLStreamConstants.END_DOCUMENT -> {
                ended = true;
                return text.problem(file).map(Unreadable::new);
            }
            default -> {
                return Optional.empty();
            }
        }
    }

    private Optional<Unread> end(String found, String expected) {
        ended = true;
        return Optional.of(new Unreadable(new Problem(file, new Position(line(), 1), found, expected)));
    }

    /** From an item's start to its end; empty for what is left out. */
    private Optional<Unread> item() throws XMLStreamException {
        int start = line();
        Map<String, String> parts = new HashMap<>();
        Map<String, List<String>> terms = new LinkedHashMap<>();
        int chars = 0;
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                String element = xml.getLocalName();
                if (element.equals("category")) {
                    String domain = xml.getAttributeValue(null, "domain");
                    String term =
                            CharacterReferences.decoded(text(MOST_CHARS - chars).strip());
                    chars += term.length();
                    if (!term.isEmpty()) {
                        String taxonomy = domain == null ? "category" : domain;
                        terms.computeIfAbsent(KEYS.getOrDefault(taxonomy, taxonomy), none -> new ArrayList<>())
                                .add(term);
                    }
                } else if (PARTS.contains(element)) {
                    String content = text(MOST_CHARS - chars);
                    chars += content.length();
                    parts.putIfAbsent(element, content);
                } else {
                    text(0);
                }
            }
        }
        String kind = kindLeftOut(parts);
        if (!kind.isEmpty()) {
            leftOut.merge(kind, 1, Integer::sum);
            return Optional.empty();
        }
        return Optional.of(record(parts, terms, start));
    }

    /** What an item is that is no post of the site; nothing for a post or a draft. */
    private static String kindLeftOut(Map<String, String> parts) {
        String type = parts.getOrDefault("wp:post_type", "post").strip();
        String status = parts.getOrDefault("wp:status", "publish").strip();
        if (!type.equals("post")) {
            return type.equals("page") || type.equals("attachment") ? type + "s" : "items of type " + type;
        }
        if (status.equals("private")
                || !parts.getOrDefault("wp:post_password", "").isBlank()) {
            return "private posts";
        }
        return status.equals("trash") ? "posts in the trash" : "";
    }

    private PostRecord record(Map<String, String> parts, Map<String, List<String>> terms, int line) {
        Map<String, Object> values = new LinkedHashMap<>(terms);
        values.put("title", CharacterReferences.decoded(parts.getOrDefault("title", "")));
        String day = parts.getOrDefault("wp:post_date", "");
        values.put("date", day.isBlank() || day.startsWith(NO_DATE) ? parts.getOrDefault("pubDate", "") : day);
        values.put("author", parts.getOrDefault("dc:creator", "").strip());
        values.put(
                "draft",
                String.valueOf(
                        DRAFTS.contains(parts.getOrDefault("wp:status", "").strip())));
        String body = parts.getOrDefault("content:encoded", "");
        String name = id(parts).orElse(file + ":" + line);
        return new PostRecord(name, values, body, Syntax.HTML, List.of());
    }

    private static Optional<String> id(Map<String, String> parts) {
        String slug = parts.getOrDefault("wp:post_name", "").strip();
        String number = parts.getOrDefault("wp:post_id", "").strip();
        return Stream.of(path(parts.getOrDefault("link", "").strip()), slug, number.isEmpty() ? "" : "post-" + number)
                .filter(id -> !id.isEmpty())
                .findFirst();
    }

    /** The path of a link without slashes around it; empty if the post is told by something else, as in {@code ?p=17}. */
    private static String path(String link) {
        try {
            URI address = new URI(link);
            return address.getQuery() == null && address.getPath() != null
                    ? address.getPath().replaceAll("^/+|/+$", "")
                    : "";
        } catch (URISyntaxException noLink) {
            return "";
        }
    }

    /** The text of the element that has just begun, up to its end; so many chars at most. */
    private String text(int most) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    int fitting = Math.min(xml.getTextLength(), most - text.length());
                    if (fitting > 0) {
                        text.append(xml.getTextCharacters(), xml.getTextStart(), fitting);
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> {
                    if (text.length() < most) {
                        text.append('&').append(xml.getLocalName()).append(';');
                    }
                }
                default -> {
                    // Comments and the like are no text.
                }
            }
        }
        return text.toString();
    }

    /** What is wrong, without its place, which stands elsewhere. */
    private static String phrase(Exception broken) {
        String message = String.valueOf(broken.getMessage());
        int place = message.indexOf("\n at [");
        return (place < 0 ? message : message.substring(0, place))
                .replaceAll("\\s+", " ")
                .strip();
    }

    @Override
    public int line() {
        return Math.max(1, xml.getLocation().getLineNumber());
    }

    @Override
    public Map<String, Integer> leftOut() {
        return leftOut;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
