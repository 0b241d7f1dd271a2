package dev.mesh4j.meshctl.call;

import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** What is to be called, as it was written. */
public sealed interface CallTarget {

    /** Whatever agent offers it. */
    record Capability(String name) implements CallTarget {}

    /**
     * One agent's.
     *
     * @param agent its name or id
     * @param tool the MCP tool's name, or that of its capability
     */
    record OfAgent(String agent, String tool) implements CallTarget {}

    /**
     * Any MCP server's.
     *
     * @param url of the endpoint
     * @param tool {@code null}: its only one
     */
    record OfServer(String url, @Nullable String tool) implements CallTarget {}

    /** {@code capability}, {@code agent:tool}, {@code URL#tool} or {@code URL}. */
    static CallTarget parse(String text) {
        if (text.startsWith("http://") || text.startsWith("https://")) {
            return server(text);
        }
        int colon = text.indexOf(':');
        if (colon < 0 && !text.isBlank()) {
            return new Capability(text);
        }
        String agent = text.substring(0, Math.max(0, colon));
        String tool = text.substring(colon + 1);
        if (agent.isBlank() || tool.isBlank()) {
            throw wrong(text);
        }
        return new OfAgent(agent, tool);
    }

    private static CallTarget server(String text) {
        try {
            URI url = new URI(text);
            if (url.getHost() != null) {
                String tool = url.getFragment();
                String bare = tool == null ? text : text.substring(0, text.indexOf('#'));
                boolean rootOnly = url.getRawQuery() == null
                        && (url.getPath().isEmpty() || url.getPath().equals("/"));
                String endpoint = rootOnly ? bare.replaceAll("/$", "") + "/mcp" : bare;
                return new OfServer(endpoint, tool == null || tool.isBlank() ? null : tool);
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw wrong(text);
    }

    private static MeshctlException wrong(String text) {
        return MeshctlException.usage("TARGET: '" + text
                + "' (expected: a capability, agent:tool, or an MCP server's URL with #tool, such as"
                + " http://127.0.0.1:8080/mcp#greet)");
    }
}
