package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a server asks of a client, told apart by {@code method}: within an {@link InputRequiredResult} since 2026-07-28,
 * a request of its own before.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method", include = JsonTypeInfo.As.EXISTING_PROPERTY)
@JsonSubTypes({
    @JsonSubTypes.Type(InputRequest.Elicit.class),
    @JsonSubTypes.Type(InputRequest.CreateMessage.class),
    @JsonSubTypes.Type(InputRequest.ListRoots.class)
})
public sealed interface InputRequest {

    @JsonProperty
    String method();

    static InputRequest elicit(ElicitParams params) {
        return new Elicit(params);
    }

    static InputRequest createMessage(CreateMessageParams params) {
        return new CreateMessage(params);
    }

    static InputRequest listRoots() {
        return new ListRoots(null);
    }

    @JsonTypeName(Method.ELICIT)
    record Elicit(ElicitParams params) implements InputRequest {
        @Override
        public String method() {
            return Method.ELICIT;
        }
    }

    @JsonTypeName(Method.CREATE_MESSAGE)
    record CreateMessage(CreateMessageParams params) implements InputRequest {
        @Override
        public String method() {
            return Method.CREATE_MESSAGE;
        }
    }

    @JsonTypeName(Method.ROOTS_LIST)
    record ListRoots(@Nullable JsonNode params) implements InputRequest {
        @Override
        public String method() {
            return Method.ROOTS_LIST;
        }
    }
}
