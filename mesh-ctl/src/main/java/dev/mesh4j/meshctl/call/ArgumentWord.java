package dev.mesh4j.meshctl.call;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One word of a command line that says something of a call's arguments. */
public sealed interface ArgumentWord {

    /** All of them, or some. */
    record Whole(ObjectNode arguments) implements ArgumentWord {}

    /** One, as text that the tool's schema gives a type to: {@code key=value}. */
    record Text(String key, String value) implements ArgumentWord {}

    /** One, as JSON: {@code key:=json}. */
    record Json(String key, JsonNode value) implements ArgumentWord {}
}
