package dev.mesh4j.registry.directory;

/**
 * A state of the mesh.
 *
 * @param epoch names the sequence in which numbers grow
 */
public record Revision(String epoch, long number) {

    /** Such as {@code 8f3a.42}. */
    @Override
    public String toString() {
        return epoch + "." + number;
    }
}
