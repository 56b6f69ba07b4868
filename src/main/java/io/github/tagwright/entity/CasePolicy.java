package io.github.tagwright.entity;

/** In which case an alias counts. */
enum CasePolicy {
    /** As written, in all capitals, and in any other case unless it could be ordinary words or a short acronym. */
    DEFAULT,
    /** In any case, though it could be an ordinary word. */
    ANY,
    /** As written only. */
    EXACT,
    /** In lower case only. */
    LOWER
}
