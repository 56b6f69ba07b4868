package io.github.tagwright.tag;

import java.util.Locale;

/** 64-bit hashes that are the same everywhere, by which terms and names are told apart. */
final class Hash {

    private Hash() {}

    /** FNV-1a over UTF-16 units, then mixed. */
    static long of(CharSequence text) {
        return of(text, 0, text.length());
    }

    static long of(CharSequence text, int start, int end) {
        Joined joined = new Joined();
        joined.add(text, start, end);
        return joined.hash();
    }

    /** The hash of a part of a text in lower case. */
    static long ofLower(String text, int start, int end) {
        Joined joined = new Joined();
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return of(text.substring(start, end).toLowerCase(Locale.ROOT));
            }
            joined.add(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
        }
        return joined.hash();
    }

    /** The hash of a text that comes in pieces. */
    static final class Joined {

        private long hash = 0xcbf29ce484222325L;

        void add(char c) {
            hash = (hash ^ c) * 0x100000001b3L;
        }

        void add(CharSequence text, int start, int end) {
            for (int i = start; i < end; i++) {
                add(text.charAt(i));
            }
        }

        /** Of what has come so far. */
        long hash() {
            return mix(hash);
        }
    }

    /** The hash of one thing followed by another. */
    static long join(long first, long second) {
        return mix(first * 0x9e3779b97f4a7c15L + second);
    }

    /** The finalizer of MurmurHash3. */
    static long mix(long hash) {
        long h = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }
}
