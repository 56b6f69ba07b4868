package io.github.tagwright;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Versions of what makes a model: Tagwright, the libraries whose results go into it, and Java.
 *
 * @param byName in the order of the names
 */
public record Versions(Map<String, String> byName) {

    /** Those of this process. */
    public static Versions current() {
        Properties versions = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
            versions.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<String, String> byName = new TreeMap<>();
        versions.stringPropertyNames().forEach(name -> byName.put(name, versions.getProperty(name)));
        byName.put("java", System.getProperty("java.version"));
        return new Versions(byName);
    }
}
