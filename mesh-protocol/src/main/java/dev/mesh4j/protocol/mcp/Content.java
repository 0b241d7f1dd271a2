package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A block of a message or of a tool's answer, told apart by {@code type}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(Content.Text.class),
    @JsonSubTypes.Type(Content.Image.class),
    @JsonSubTypes.Type(Content.Audio.class),
    @JsonSubTypes.Type(Content.Link.class),
    @JsonSubTypes.Type(Content.Embedded.class),
    @JsonSubTypes.Type(Content.ToolUse.class),
    @JsonSubTypes.Type(Content.ToolResult.class)
})
public sealed interface Content {

    static Content text(String text) {
        return new Text(text, null, null);
    }

    static Content image(byte[] bytes, String mimeType) {
        return new Image(Base64.getEncoder().encodeToString(bytes), mimeType, null, null);
    }

    static Content audio(byte[] bytes, String mimeType) {
        return new Audio(Base64.getEncoder().encodeToString(bytes), mimeType, null, null);
    }

    static Content link(Resource resource) {
        return new Link(
                resource.uri(),
                resource.name(),
                resource.title(),
                resource.description(),
                resource.mimeType(),
                resource.size(),
                resource.icons(),
                resource.annotations(),
                resource.meta());
    }

    static Content embedded(ResourceContents resource) {
        return new Embedded(resource, null, null);
    }

    /** The text blocks, joined by newlines. */
    static String text(List<Content> blocks) {
        StringBuilder text = new StringBuilder();
        for (Content block : blocks) {
            if (block instanceof Text(String line, var annotations, var meta)) {
                text.append(text.isEmpty() ? "" : "\n").append(line);
            }
        }
        return text.toString();
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
            @Nullable List<Icon> icons,
            @Nullable JsonNode annotations,
            @JsonProperty("_meta") @Nullable JsonNode meta)
            implements Content {}

    @JsonTypeName("resource")
    record Embedded(
            ResourceContents resource,
            @Nullable JsonNode annotations,
            @JsonProperty("_meta") @Nullable JsonNode meta) implements Content {}

    /** A language model wants a tool to be called; in sampling only. */
    @JsonTypeName("tool_use")
    record ToolUse(
            String id,
            String name,
            JsonNode input,
            @JsonProperty("_meta") @Nullable JsonNode meta) implements Content {}

    /** What the tool answered; in sampling only. */
    @JsonTypeName("tool_result")
    record ToolResult(
            String toolUseId,
            List<Content> content,
            @Nullable JsonNode structuredContent,
            @Nullable Boolean isError,
            @JsonProperty("_meta") @Nullable JsonNode meta)
            implements Content {

        public ToolResult {
            content = content == null ? List.of() : List.copyOf(content);
        }
    }
}
