package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A block of a tool's answer, told apart by {@code type}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(Content.Text.class),
    @JsonSubTypes.Type(Content.Image.class),
    @JsonSubTypes.Type(Content.Audio.class),
    @JsonSubTypes.Type(Content.Link.class),
    @JsonSubTypes.Type(Content.Embedded.class)
})
public sealed interface Content {

    static Content text(String text) {
        return new Text(text, null, null);
    }

    @JsonTypeName("text")
    record Text(
            String text,
            @Nullable JsonNode annotations,
            @JsonProperty("_meta") @Nullable JsonNode meta) implements Content {}

    /** @param data base64 */
    @JsonTypeName("image")
    record Image(
            String data,
            String mimeType,
            @Nullable JsonNode annotations,
            @JsonProperty("_meta") @Nullable JsonNode meta)
            implements Content {}

    /** @param data base64 */
    @JsonTypeName("audio")
    record Audio(
            String data,
            String mimeType,
            @Nullable JsonNode annotations,
            @JsonProperty("_meta") @Nullable JsonNode meta)
            implements Content {}

    /** A resource that the client may read; {@code size} is in bytes. */
    @JsonTypeName("resource_link")
    record Link(
            String uri,
            String name,
            @Nullable String title,
            @Nullable String description,
            @Nullable String mimeType,
            @Nullable Long size,
            @Nullable JsonNode icons,
            @Nullable JsonNode annotations,
            @JsonProperty("_meta") @Nullable JsonNode meta)
            implements Content {}

    /** @param resource text or blob contents with their URI */
    @JsonTypeName("resource")
    record Embedded(
            JsonNode resource,
            @Nullable JsonNode annotations,
            @JsonProperty("_meta") @Nullable JsonNode meta) implements Content {}
}
