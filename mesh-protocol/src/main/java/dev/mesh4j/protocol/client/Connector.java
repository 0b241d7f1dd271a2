package dev.mesh4j.protocol.client;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.McpEndpoint.Era;
import dev.mesh4j.protocol.client.dialect.CallOptions;
import dev.mesh4j.protocol.client.dialect.Client;
import dev.mesh4j.protocol.client.dialect.Dialect;
import dev.mesh4j.protocol.client.dialect.Operation;
import dev.mesh4j.protocol.client.legacy.LegacyDialect;
import dev.mesh4j.protocol.client.link.Link;
import dev.mesh4j.protocol.client.link.LinkReply;
import dev.mesh4j.protocol.client.modern.ModernDialect;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.mcp.Method;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Finds the era of a server, and speaks it. */
record Connector(Links links, ConnectionOptions options, Client client) {

    Dialect connect() {
        return switch (options.era()) {
            case EraChoice.Modern modern -> modern();
            case EraChoice.Legacy(ProtocolVersion revision) -> legacy(revision);
            case EraChoice.Auto auto ->
                switch (links.era()) {
                    case MODERN -> modern();
                    case LEGACY -> legacy(ProtocolVersion.LEGACY.getFirst());
                    case UNKNOWN -> probe();
                };
        };
    }

    private ModernDialect modern() {
        return new ModernDialect(links.modern(), client);
    }

    Dialect legacy(ProtocolVersion revision) {
        Link link = links.legacy();
        try {
            return shakeHands(link, revision);
        } catch (CallException e) {
            link.close();
            throw e;
        }
    }

    Dialect shakeHands(Link link, ProtocolVersion revision) {
        Dialect dialect = new LegacyDialect(link, client, revision, CallOptions.within(options.timeout()));
        links.speaks(Era.LEGACY);
        return dialect;
    }

    private Dialect probe() {
        ModernDialect modern = modern();
        return links.http() ? decide(modern, discover(modern)) : new ProcessProbe(this, modern).decide();
    }

    /** The dialect of a server that answered {@code server/discover} so. */
    Dialect decide(ModernDialect modern, LinkReply reply) {
        if (speaksModern(reply)) {
            links.speaks(Era.MODERN);
            return modern;
        }
        List<String> supported = supported(reply);
        boolean unclear = reply.error() == null && !EraEvidence.isLegacy(reply.status(), null);
        if (supported.isEmpty() && unclear) {
            reply.result(links.name());
        }
        return legacy(best(supported));
    }

    boolean speaksModern(LinkReply reply) {
        List<String> supported = supported(reply);
        return supported.isEmpty() ? isModern(reply) : supported.contains(ProtocolVersion.V2026_07_28.text());
    }

    LinkReply discover(ModernDialect modern) {
        long before = options.cache().changes();
        Operation discover = Operation.of(Method.DISCOVER, CallOptions.within(options.timeout()));
        LinkReply reply = modern.exchange(discover, Json.mapper().createObjectNode());
        if (reply.message() instanceof JsonRpcMessage.Result(var id, JsonNode result)) {
            Object context = options.authorizationContext() == null ? client : options.authorizationContext();
            options.cache().put(links.name(), context, discover, result, before);
        }
        return reply;
    }

    /** Authorization and failures of the server say nothing about its era; they are the caller's to see. */
    private boolean isModern(LinkReply reply) {
        if (reply.message() instanceof JsonRpcMessage.Result) {
            return true;
        }
        if (reply.status() == 401 || reply.status() == 403 || reply.status() >= 500) {
            reply.result(links.name());
        }
        return EraEvidence.isModern(reply.status(), reply.error());
    }

    private static List<String> supported(LinkReply reply) {
        JsonNode versions = reply.message() instanceof JsonRpcMessage.Result(var id, JsonNode result)
                ? result.path("supportedVersions")
                : supportedByError(reply);
        List<String> supported = new ArrayList<>();
        versions.forEach(version -> supported.add(version.asString("")));
        return supported;
    }

    private static JsonNode supportedByError(LinkReply reply) {
        JsonNode data = reply.error() == null ? null : reply.error().data();
        return data == null ? Json.mapper().createArrayNode() : data.path("supported");
    }

    private ProtocolVersion best(List<String> supported) {
        if (supported.isEmpty()) {
            return ProtocolVersion.LEGACY.getFirst();
        }
        return ProtocolVersion.LEGACY.stream()
                .filter(version -> supported.contains(version.text()))
                .findFirst()
                .orElseThrow(() -> new CallException.Refused(
                        links.name(),
                        200,
                        null,
                        "it speaks " + supported + " (expected: one of " + List.of(ProtocolVersion.values()) + ")"));
    }
}
