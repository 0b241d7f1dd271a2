package dev.mesh4j.registry.api;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.registry.model.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What a body is recognized by, found out without reading it as a registration.
 *
 * @param agentId empty when the body has none
 * @param digest equal when the bodies are, but for their timestamps; empty when it is no JSON object
 */
record BodyDigest(String agentId, String digest) {

    private static final BodyDigest NONE = new BodyDigest("", "");

    /** @param remoteHost where it came from, which decides about the endpoint of some agents */
    static BodyDigest of(byte[] body, String remoteHost) {
        MessageDigest sha256 = Digests.sha256();
        String agentId = "";
        int from = 0;
        try (JsonParser json = Json.mapper().createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return NONE;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("timestamp")) {
                    sha256.update(body, from, (int) json.currentTokenLocation().getByteOffset() - from);
                    json.skipChildren();
                    json.finishToken();
                    from = (int) json.currentLocation().getByteOffset();
                } else if (name.equals("agent_id") && value == JsonToken.VALUE_STRING) {
                    agentId = json.getString();
                } else {
                    json.skipChildren();
                }
            }
        } catch (JacksonException e) {
            return NONE;
        }
        sha256.update(body, from, body.length - from);
        sha256.update(remoteHost.getBytes(StandardCharsets.UTF_8));
        return new BodyDigest(agentId, HexFormat.of().formatHex(sha256.digest()));
    }
}
