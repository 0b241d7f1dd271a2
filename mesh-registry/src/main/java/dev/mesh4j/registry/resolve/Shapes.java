package dev.mesh4j.registry.resolve;

import dev.mesh4j.protocol.schema.SchemaShape;
import java.util.Optional;

/** Finds what the results of a provider are like. */
public interface Shapes {

    Shapes UNKNOWN = provider -> Optional.empty();

    /** Empty when it cannot be found out. */
    Optional<SchemaShape> find(Offer provider);
}
