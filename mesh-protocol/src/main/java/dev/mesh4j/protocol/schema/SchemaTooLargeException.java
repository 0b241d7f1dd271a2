package dev.mesh4j.protocol.schema;

/** A schema that has, or unfolds to, more than is compared. */
final class SchemaTooLargeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    SchemaTooLargeException(int values, int depth) {
        super("more than " + values + " values, or deeper than " + depth + ", when its references are followed");
    }
}
