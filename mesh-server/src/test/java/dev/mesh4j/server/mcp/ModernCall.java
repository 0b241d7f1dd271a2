package dev.mesh4j.server.mcp;

import java.util.LinkedHashMap;
import java.util.Map;

/** A 2026-07-28 request that is right until one part of it is replaced. */
record ModernCall(String id, String method, String params, String meta, Map<String, String> headers) {

    static final String META = """
            {"io.modelcontextprotocol/protocolVersion":"2026-07-28",\
            "io.modelcontextprotocol/clientCapabilities":{}}""";

    ModernCall {
        headers = Map.copyOf(headers);
    }

    static ModernCall of(String method) {
        return new ModernCall(
                "1", method, "", META, Map.of("MCP-Protocol-Version", "2026-07-28", "Mcp-Method", method));
    }

    static ModernCall tool(String name) {
        return of("tools/call").params("\"name\":\"" + name + "\"").header("Mcp-Name", name);
    }

    ModernCall id(String json) {
        return new ModernCall(json, method, params, meta, headers);
    }

    /** @param members what {@code params} holds beside {@code _meta} */
    ModernCall params(String members) {
        return new ModernCall(id, method, members, meta, headers);
    }

    /** @param json empty for none */
    ModernCall meta(String json) {
        return new ModernCall(id, method, params, json, headers);
    }

    /** @param capabilities of the client, JSON with single quotes */
    ModernCall capable(String capabilities) {
        return meta(META.replace("Capabilities\":{}", "Capabilities\":" + capabilities.replace('\'', '"')));
    }

    /** @param member of {@code _meta}, JSON with single quotes */
    ModernCall withMeta(String member) {
        return meta(meta.replaceFirst("\\{", "{" + member.replace('\'', '"') + ","));
    }

    /** @param value empty for no such header */
    ModernCall header(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(name, value);
        return new ModernCall(id, method, params, meta, changed);
    }

    String body() {
        String members = meta.isEmpty() ? params : "\"_meta\":" + meta + (params.isEmpty() ? "" : "," + params);
        return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"%s\",\"params\":{%s}}".formatted(id, method, members);
    }
}
