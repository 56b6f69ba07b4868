package io.github.tagwright.entity;

/** What a mention names. */
public enum EntityType {
    VENDOR,
    PRODUCT
}
