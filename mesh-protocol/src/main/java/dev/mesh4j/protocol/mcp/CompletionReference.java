package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/** What an argument to complete belongs to, told apart by {@code type}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(CompletionReference.Prompt.class),
    @JsonSubTypes.Type(CompletionReference.ResourceTemplate.class)
})
public sealed interface CompletionReference {

    static CompletionReference prompt(String name) {
        return new Prompt(name, null);
    }

    static CompletionReference resourceTemplate(String uri) {
        return new ResourceTemplate(uri);
    }

    @JsonTypeName("ref/prompt")
    record Prompt(String name, @Nullable String title) implements CompletionReference {}

    /** @param uri the URI or its template */
    @JsonTypeName("ref/resource")
    record ResourceTemplate(String uri) implements CompletionReference {}
}
