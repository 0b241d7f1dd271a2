package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a resource holds, text or bytes, told apart by the member that is there. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(ResourceContents.Text.class), @JsonSubTypes.Type(ResourceContents.Blob.class)})
public sealed interface ResourceContents {

    String uri();

    @Nullable
    String mimeType();

    static ResourceContents text(String uri, @Nullable String mimeType, String text) {
        return new Text(uri, mimeType, text, null);
    }

    static ResourceContents blob(String uri, @Nullable String mimeType, byte[] bytes) {
        return new Blob(uri, mimeType, Base64.getEncoder().encodeToString(bytes), null);
    }

    record Text(
            String uri,
            @Nullable String mimeType,
            String text,
            @JsonProperty("_meta") @Nullable JsonNode meta) implements ResourceContents {}

    /** @param blob base64 */
    record Blob(
            String uri,
            @Nullable String mimeType,
            String blob,
            @JsonProperty("_meta") @Nullable JsonNode meta) implements ResourceContents {}
}
