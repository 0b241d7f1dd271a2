package dev.mesh4j.registry.directory;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.schema.SchemaShape;
import dev.mesh4j.registry.resolve.Offer;
import dev.mesh4j.registry.resolve.Shapes;
import dev.mesh4j.registry.store.RegistryStore;
import dev.mesh4j.registry.store.StoreException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The schemas that the store has, of which those last asked for are remembered. Thread-safe. */
public final class StoredShapes implements Shapes {

    private static final Logger log = LoggerFactory.getLogger(StoredShapes.class);
    private static final int REMEMBERED = 20_000;
    private static final int REMEMBERED_CHARS = 8_192;

    private final RegistryStore store;
    private final Map<Key, Optional<SchemaShape>> known = new LinkedHashMap<>(16, 0.75f, true);

    /** An agent names its schemas itself, so that a hash means nothing beside another agent's. */
    private record Key(String agentId, String hash) {}

    public StoredShapes(RegistryStore store) {
        this.store = store;
    }

    @Override
    public Optional<SchemaShape> find(Offer provider) {
        Key key = new Key(provider.agent().id(), provider.tool().outputHash());
        synchronized (known) {
            Optional<SchemaShape> shape = known.get(key);
            if (shape != null) {
                return shape;
            }
        }
        Optional<JsonNode> schema;
        try {
            schema = store.schemas(key.agentId)
                    .map(schemas -> Json.mapper().readTree(schemas).path(key.hash))
                    .filter(JsonNode::isObject);
        } catch (StoreException e) {
            log.warn("the schema of {} cannot be read now: {}", provider, e.getMessage());
            return Optional.empty();
        }
        Optional<SchemaShape> shape = schema.map(SchemaShape::of);
        if (schema.isPresent() && schema.get().toString().length() > REMEMBERED_CHARS) {
            return shape;
        }
        synchronized (known) {
            known.put(key, shape);
            if (known.size() > REMEMBERED) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return shape;
    }
}
