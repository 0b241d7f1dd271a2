package dev.mesh4j.examples.conformance.server;

import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.protocol.mcp.Content;
import dev.mesh4j.protocol.mcp.ResourceContents;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tools whose answers are more than text, or whose arguments have a schema of their own. */
public final class ContentTools {

    private static final String SCHEMA = """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "type": "object",
              "$defs": {
                "address": {
                  "$anchor": "addressDef",
                  "type": "object",
                  "properties": {"street": {"type": "string"}, "city": {"type": "string"}}
                }
              },
              "properties": {
                "name": {"type": "string"},
                "address": {"$ref": "#/$defs/address"},
                "contactMethod": {"type": "string", "enum": ["phone", "email"]},
                "phone": {"type": "string"},
                "email": {"type": "string"}
              },
              "allOf": [{"anyOf": [{"required": ["phone"]}, {"required": ["email"]}]}],
              "if": {"properties": {"contactMethod": {"const": "phone"}}, "required": ["contactMethod"]},
              "then": {"required": ["phone"]},
              "else": {"required": ["email"]},
              "additionalProperties": false
            }
            """;

    @MeshTool(capability = "conformance", name = "test_image_content", description = "Answers with a picture")
    public Content image() {
        return Content.image(Media.png(), "image/png");
    }

    @MeshTool(capability = "conformance", name = "test_audio_content", description = "Answers with a sound")
    public Content audio() {
        return Content.audio(Media.wav(), "audio/wav");
    }

    @MeshTool(capability = "conformance", name = "test_embedded_resource", description = "Answers with a resource")
    public Content embedded() {
        return Content.embedded(ResourceContents.text(
                "test://embedded-resource", "text/plain", "This is an embedded resource content."));
    }

    @MeshTool(
            capability = "conformance",
            name = "test_multiple_content_types",
            description = "Answers with a text, a picture and a resource")
    public List<Content> mixed() {
        return List.of(
                Content.text("Multiple content types test:"),
                Content.image(Media.png(), "image/png"),
                Content.embedded(ResourceContents.text(
                        "test://mixed-content-resource", "application/json", "{\"test\":\"data\",\"value\":123}")));
    }

    @MeshTool(
            capability = "conformance",
            name = "json_schema_2020_12_tool",
            description = "Has a schema with all that JSON Schema 2020-12 knows",
            inputSchema = SCHEMA)
    public String jsonSchema(@Nullable String name, @Nullable Map<String, String> address) {
        return "Contact " + name + " at " + address;
    }
}
