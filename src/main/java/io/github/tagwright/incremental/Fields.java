package io.github.tagwright.incremental;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Bytes that are written field by field, and read back in the same order from a {@link ByteBuffer}. */
final class Fields {

    private ByteBuffer bytes = ByteBuffer.allocate(1 << 10);

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            int wanted = Math.max(bytes.capacity() * 2, bytes.position() + more);
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), wanted)).position(bytes.position());
        }
        return bytes;
    }

    int size() {
        return bytes.position();
    }

    Fields flag(boolean value) {
        room(1).put((byte) (value ? 1 : 0));
        return this;
    }

    /** One of a few kinds of what follows. */
    Fields kind(byte value) {
        room(1).put(value);
        return this;
    }

    Fields number(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    Fields number(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    Fields bytes(byte[] value) {
        room(Integer.BYTES + value.length).putInt(value.length).put(value);
        return this;
    }

    /** Unlike UTF-8, keeps half a surrogate pair. */
    Fields text(String value) {
        boolean narrow = value.chars().allMatch(c -> c < 0x100);
        room(Integer.BYTES + 2 * value.length()).putInt(narrow ? value.length() : ~value.length());
        for (int i = 0; i < value.length(); i++) {
            if (narrow) {
                bytes.put((byte) value.charAt(i));
            } else {
                bytes.putChar(value.charAt(i));
            }
        }
        return this;
    }

    /** Adds bytes without their length. */
    Fields raw(byte[] from, int start, int end) {
        room(end - start).put(from, start, end - start);
        return this;
    }

    /** All that was written. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /** The same behind a sum, by which {@link #unseal} tells whether they are whole. */
    byte[] seal() {
        byte[] sealed = new byte[Integer.BYTES + bytes.position()];
        System.arraycopy(bytes.array(), 0, sealed, Integer.BYTES, bytes.position());
        ByteBuffer.wrap(sealed).putInt(sum(sealed));
        return sealed;
    }

    /** The same in less room, for what is written often and read seldom. */
    byte[] sealPacked() {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(bytes.array(), 0, bytes.position());
            deflater.finish();
            Fields packed = new Fields().number(bytes.position());
            while (!deflater.finished()) {
                deflater.deflate(packed.room(1 << 10));
            }
            return packed.seal();
        } finally {
            deflater.end();
        }
    }

    /** What was sealed, to be read from its first field. */
    static ByteBuffer unseal(byte[] sealed) {
        if (sealed.length < Integer.BYTES || ByteBuffer.wrap(sealed).getInt() != sum(sealed)) {
            throw new DamagedException("a sum does not fit");
        }
        return ByteBuffer.wrap(sealed).position(Integer.BYTES);
    }

    /** What {@link #sealPacked} sealed. */
    static ByteBuffer unsealPacked(byte[] sealed) {
        ByteBuffer packed = unseal(sealed);
        byte[] whole = new byte[packed.getInt()];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            if (inflater.inflate(whole) != whole.length) {
                throw new DamagedException("what was packed is not whole");
            }
            return ByteBuffer.wrap(whole);
        } catch (DataFormatException damaged) {
            throw new DamagedException(damaged);
        } finally {
            inflater.end();
        }
    }

    private static int sum(byte[] sealed) {
        CRC32C sum = new CRC32C();
        sum.update(sealed, Integer.BYTES, sealed.length - Integer.BYTES);
        return (int) sum.getValue();
    }

    static boolean flag(ByteBuffer from) {
        return from.get() != 0;
    }

    static byte[] bytes(ByteBuffer from) {
        byte[] value = new byte[from.getInt()];
        from.get(value);
        return value;
    }

    static String text(ByteBuffer from) {
        int length = from.getInt();
        if (length >= 0) {
            String value =
                    new String(from.array(), from.arrayOffset() + from.position(), length, StandardCharsets.ISO_8859_1);
            from.position(from.position() + length);
            return value;
        }
        char[] chars = new char[~length];
        from.asCharBuffer().get(chars);
        from.position(from.position() + 2 * chars.length);
        return new String(chars);
    }
}
