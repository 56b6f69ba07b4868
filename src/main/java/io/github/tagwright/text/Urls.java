package io.github.tagwright.text;

import io.github.tagwright.post.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds web and mail addresses that stand bare in a text whose words are kept apart by blanks. Linear. */
final class Urls {

    private static final Set<String> TOP_DOMAINS = Set.of(
            "com", "org", "net", "io", "edu", "gov", "info", "dev", "co", "uk", "de", "us", "me", "ly", "gl", "be");

    private final String text;
    private final List<Span> found = new ArrayList<>();

    private Urls(String text) {
        this.text = text;
    }

    /** Ranges of the text, in order. */
    static List<Span> in(String text) {
        Urls urls = new Urls(text);
        urls.find();
        return urls.found;
    }

    private void find() {
        int scheme = text.indexOf("://");
        int www = text.indexOf("www.");
        int at = text.indexOf('@');
        int path = pathAfter(0);
        while (scheme >= 0 || www >= 0 || at >= 0 || path >= 0) {
            int next = earliest(earliest(scheme, path), earliest(www, at));
            int wordStart = text.lastIndexOf(' ', next) + 1;
            int wordEnd = text.indexOf(' ', next);
            wordEnd = wordEnd < 0 ? text.length() : wordEnd;
            if (scheme >= 0 && scheme < wordEnd) {
                withScheme(scheme, wordStart, wordEnd);
            } else if (www >= 0 && www < wordEnd) {
                withoutScheme(www, wordStart, wordEnd);
            } else if (path >= 0 && path < wordEnd) {
                add(hostStart(path, wordStart), wordEnd);
            } else {
                mail(at, wordStart, wordEnd);
            }
            scheme = scheme >= 0 && scheme < wordEnd ? text.indexOf("://", wordEnd) : scheme;
            www = www >= 0 && www < wordEnd ? text.indexOf("www.", wordEnd) : www;
            at = at >= 0 && at < wordEnd ? text.indexOf('@', wordEnd) : at;
            path = path >= 0 && path < wordEnd ? pathAfter(wordEnd) : path;
        }
    }

    /** The next slash that follows the name of a host, as in {@code kb.example.com/1234}; -1 if there is none. */
    private int pathAfter(int from) {
        for (int slash = text.indexOf('/', from); slash >= 0; slash = text.indexOf('/', slash + 1)) {
            int dot = slash;
            while (dot > from && text.charAt(dot - 1) >= 'a' && text.charAt(dot - 1) <= 'z') {
                dot--;
            }
            boolean host = dot > from + 1 && text.charAt(dot - 1) == '.' && isMailChar(text.charAt(dot - 2));
            if (host && TOP_DOMAINS.contains(text.substring(dot, slash))) {
                return slash;
            }
        }
        return -1;
    }

    private int hostStart(int slash, int wordStart) {
        int start = slash;
        while (start > wordStart && isMailChar(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static int earliest(int a, int b) {
        return a < 0 ? b : b < 0 ? a : Math.min(a, b);
    }

    private void withScheme(int colon, int wordStart, int wordEnd) {
        int start = colon;
        while (start > wordStart && isSchemeChar(text.charAt(start - 1))) {
            start--;
        }
        if (start < colon && colon + 3 < wordEnd) {
            add(start, wordEnd);
        }
    }

    private void withoutScheme(int www, int wordStart, int wordEnd) {
        boolean begins = www == wordStart || !Character.isLetterOrDigit(text.charAt(www - 1));
        if (begins && www + 4 < wordEnd && Character.isLetterOrDigit(text.charAt(www + 4))) {
            add(www, wordEnd);
        }
    }

    private static boolean isSchemeChar(char c) {
        return Chars.isAsciiLetter(c) || c == '+' || (c >= '0' && c <= '9');
    }

    /** Leaves out what ends the sentence and not the address, and a closing bracket that was opened before it. */
    private void add(int start, int wordEnd) {
        int end = start;
        while (end < wordEnd && "<>\"\u201C\u201D|".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        int unopened = count(')', start, end) - count('(', start, end);
        while (end > start) {
            char last = text.charAt(end - 1);
            boolean closes = last == ']' || (last == ')' && unopened-- > 0);
            if (!closes && ".,;:!?'*_\u2019\u2026".indexOf(last) < 0) {
                break;
            }
            end--;
        }
        found.add(new Span(start, end));
    }

    private int count(char c, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += text.charAt(i) == c ? 1 : 0;
        }
        return count;
    }

    private void mail(int at, int wordStart, int wordEnd) {
        int start = at;
        while (start > wordStart && isMailChar(text.charAt(start - 1))) {
            start--;
        }
        int end = at + 1;
        while (end < wordEnd && isMailChar(text.charAt(end))) {
            end++;
        }
        while (text.charAt(end - 1) == '.') {
            end--;
        }
        int dot = text.indexOf('.', at);
        if (start < at && dot > at + 1 && dot < end) {
            found.add(new Span(start, end));
        }
    }

    private static boolean isMailChar(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_' || c == '+' || c == '%';
    }
}
