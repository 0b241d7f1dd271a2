package dev.mesh4j.runtime.schema;

import dev.mesh4j.protocol.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;

/** What is written of a type whose values become JSON objects. */
final class WrittenProperties extends JsonFormatVisitorWrapper.Base {

    private @Nullable Counter object;

    private WrittenProperties() {}

    static WrittenProperties of(JavaType type) {
        WrittenProperties properties = new WrittenProperties();
        try {
            Json.mapper().acceptJsonFormatVisitor(type, properties);
        } catch (JacksonException e) {
            // a serializer that does not say what it writes
        }
        return properties;
    }

    /** Whether values are written property by property, unlike those of a map. */
    boolean isObject() {
        return object != null;
    }

    int count() {
        return object == null ? 0 : object.count;
    }

    @Override
    public JsonObjectFormatVisitor expectObjectFormat(JavaType type) {
        if (object == null) {
            object = new Counter(getContext());
        }
        return object;
    }

    /** Counts the properties of the type itself. */
    private static final class Counter extends JsonObjectFormatVisitor.Base {

        private int count;

        private Counter(@Nullable SerializationContext context) {
            super(context);
        }

        @Override
        public void property(BeanProperty property) {
            count++;
        }

        @Override
        public void optionalProperty(BeanProperty property) {
            count++;
        }
    }
}
