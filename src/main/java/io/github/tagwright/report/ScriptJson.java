package io.github.tagwright.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * JSON that may stand in a script element of a page: no text in it, such as the title {@code </script>}, can end the
 * element or begin a comment, as the three characters that HTML takes for markup are written as escapes.
 */
final class ScriptJson {

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .characterEscapes(new MarkupEscapes())
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private ScriptJson() {}

    /** Writes values one after the other; closing it leaves {@code out} open. */
    static JsonGenerator to(Writer out) throws IOException {
        return FACTORY.createGenerator(out);
    }

    /** Writes to a generator, which may throw. */
    interface Value {
        void write(JsonGenerator json) throws IOException;
    }

    /** One value as text. */
    static String text(Value value) throws IOException {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = to(out)) {
            value.write(json);
        }
        return out.toString();
    }

    /** The first chars of a text that is longer than a page can show. */
    static String clipped(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "…";
    }

    private static final class MarkupEscapes extends CharacterEscapes {

        private final int[] ascii = standardAsciiEscapesForJSON();

        MarkupEscapes() {
            for (char markup : new char[] {'<', '>', '&'}) {
                ascii[markup] = ESCAPE_STANDARD;
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii.clone();
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return null;
        }
    }
}
