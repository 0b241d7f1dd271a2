package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What to ask the user, told apart by {@code mode}; without one it is a form. */
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        property = "mode",
        include = JsonTypeInfo.As.EXISTING_PROPERTY,
        defaultImpl = ElicitParams.Form.class)
@JsonSubTypes({@JsonSubTypes.Type(ElicitParams.Form.class), @JsonSubTypes.Type(ElicitParams.Url.class)})
public sealed interface ElicitParams {

    String message();

    static ElicitParams form(String message, JsonNode requestedSchema) {
        return new Form(message, requestedSchema, null);
    }

    static ElicitParams form(String message, FormSchema requestedSchema) {
        return form(message, requestedSchema.json());
    }

    static ElicitParams url(String message, String url) {
        return new Url(message, url, null, null);
    }

    /**
     * Is written without {@code mode}, which 2025-06-18 does not know and which means the form where absent.
     *
     * @param requestedSchema a flat object of primitives
     */
    @JsonTypeName("form")
    record Form(
            String message,
            JsonNode requestedSchema,
            @JsonProperty("_meta") @Nullable JsonNode meta) implements ElicitParams {}

    /**
     * Something the user does in a browser, out of the client's sight.
     *
     * @param elicitationId required in 2025-11-25, absent elsewhere
     */
    @JsonTypeName("url")
    record Url(
            String message,
            String url,
            @Nullable String elicitationId,
            @JsonProperty("_meta") @Nullable JsonNode meta) implements ElicitParams {

        @JsonProperty("mode")
        String mode() {
            return "url";
        }
    }
}
