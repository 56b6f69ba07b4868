package io.github.tagwright.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedWriter;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The page around the data: one file with its style, fonts and scripts inside. The page holds no text of a post but in
 * its data, which scripts put in as text, never as markup; and its content security policy lets no other script run and
 * nothing be loaded.
 */
final class ReportPage {

    /** In the order in which they are run: what others made, then our own. */
    private static final List<String> KIT =
            List.of("kit/d3/d3.min.js", "kit/jquery/jquery.slim.min.js", "kit/datatables/dataTables.min.js");

    private static final List<String> OWN = List.of(
            "page/data.js",
            "page/elements.js",
            "page/posts.js",
            "page/overview.js",
            "page/voices.js",
            "page/names.js",
            "page/together.js",
            "page/tags.js",
            "page/problems.js");

    private static final List<String> LICENCES =
            List.of("kit/d3/LICENSE", "kit/jquery/LICENSE.txt", "kit/datatables/License.txt", "kit/inter/LICENSE");

    private static final String DATA = "{{data}}";

    private ReportPage() {}

    /** Writes the page with the JSON that {@code data} writes. */
    static void write(Path file, ScriptJson.Value data) throws IOException {
        String kit = KIT.stream().map(ReportPage::resource).collect(Collectors.joining("\n;\n"));
        String own = "'use strict';\n" + OWN.stream().map(ReportPage::resource).collect(Collectors.joining("\n"));
        String page = resource("page/report.html")
                .replace("{{licences}}", licences())
                .replace("{{policy}}", "'" + hash(kit) + "' '" + hash(own) + "'")
                .replace("{{style}}", style())
                .replace("{{kit}}", kit)
                .replace("{{own}}", own);
        int hole = page.indexOf(DATA);
        try (Writer out =
                new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8))) {
            out.append(page, 0, hole);
            try (JsonGenerator json = ScriptJson.to(out)) {
                data.write(json);
            }
            out.append(page, hole + DATA.length(), page.length());
        }
    }

    private static String style() {
        return resource("page/report.css")
                .replace("{{regular}}", base64("kit/inter/inter-latin-400-normal.woff2"))
                .replace("{{bold}}", base64("kit/inter/inter-latin-600-normal.woff2"));
    }

    /** Two hyphens in a row would end the comment that they stand in. */
    private static String licences() {
        return LICENCES.stream()
                .map(name ->
                        name.split("/")[1] + "\n\n" + resource(name).strip().replaceAll("-{2,}", "-"))
                .collect(Collectors.joining("\n\n"));
    }

    /** As a content security policy names a script. */
    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    private static String resource(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static String base64(String name) {
        return Base64.getEncoder().encodeToString(bytes(name));
    }

    private static byte[] bytes(String name) {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException incomplete) {
            throw new UncheckedIOException("the program lacks " + name, incomplete);
        }
    }
}
