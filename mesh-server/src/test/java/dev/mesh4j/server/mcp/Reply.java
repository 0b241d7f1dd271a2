package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.Json;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/** An HTTP answer, read whole. */
record Reply(int status, HttpHeaders headers, String text) {

    static Reply of(HttpResponse<String> response) {
        return new Reply(response.statusCode(), response.headers(), response.body());
    }

    JsonNode json() {
        return Json.mapper().readTree(text);
    }

    JsonNode result() {
        return json().path("result");
    }

    int errorCode() {
        return json().at("/error/code").asInt(0);
    }

    String errorMessage() {
        return json().at("/error/message").asString("");
    }

    /** Status and error code, 0 for none: {@code "400 -32602"}. */
    String outcome() {
        return status + " " + errorCode();
    }
}
