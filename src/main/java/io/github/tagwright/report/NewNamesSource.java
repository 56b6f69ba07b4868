package io.github.tagwright.report;

import io.github.tagwright.entity.NewNames;
import java.io.IOException;

/** Gives what proposes names that the gazetteer lacks, when a post first asks for it. Safe to share. */
@FunctionalInterface
public interface NewNamesSource {

    NewNames get() throws IOException;
}
