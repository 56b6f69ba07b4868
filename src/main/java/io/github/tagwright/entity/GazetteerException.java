package io.github.tagwright.entity;

import java.io.IOException;
import java.util.List;

/** A gazetteer that cannot be compiled, with all its mistakes. */
public final class GazetteerException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> mistakes;

    GazetteerException(List<String> mistakes) {
        super(mistakes.size() + " mistakes in the gazetteer, the first: " + mistakes.get(0));
        this.mistakes = List.copyOf(mistakes);
    }

    /** Each {@code file:line: what is wrong}. */
    public List<String> mistakes() {
        return mistakes;
    }
}
