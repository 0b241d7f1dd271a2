package dev.mesh4j.server.state;

/** What became of a write under a condition. */
public sealed interface Write {

    /** It took place; the entry is what is there now. */
    record Written(Entry entry) implements Write {}

    /** It did not: another entry is there. */
    record Taken(Entry entry) implements Write {}

    /** It did not: there is no entry any more. */
    record Gone() implements Write {}

    default boolean written() {
        return this instanceof Written;
    }
}
