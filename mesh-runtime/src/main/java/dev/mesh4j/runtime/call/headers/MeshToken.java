package dev.mesh4j.runtime.call.headers;

import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.runtime.UntrustedDestinationException;
import dev.mesh4j.server.config.ConfigException;
import dev.mesh4j.server.config.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The token that agents which trust each other share ({@code auth-token}), for tools with {@code authRequired}: it is asked
 * of their callers, and sent to their providers where {@code auth-destinations} lets it go. It is printed nowhere.
 */
public final class MeshToken {

    private final Secret token;
    private final String header;
    private final List<Destination> destinations;

    /**
     * @param token empty: none
     * @param destinations where it may be sent, separated by commas
     * @throws ConfigException when one of them is none, or the token is not one that a header can carry
     */
    public MeshToken(Secret token, String destinations) {
        if (!token.value().matches("[\\x21-\\x7e]*")) {
            throw new ConfigException("auth-token: *** (expected: visible ASCII characters without spaces)");
        }
        this.token = token;
        this.header = "Bearer " + token.value();
        this.destinations =
                HeaderPolicy.entries(destinations).map(MeshToken::destination).toList();
    }

    private static Destination destination(String text) {
        try {
            Destination destination = Destination.of(text);
            if (destination.isEverywhere()) {
                throw new IllegalArgumentException("expected: a named destination, for a token must not go everywhere");
            }
            return destination;
        } catch (IllegalArgumentException e) {
            throw new ConfigException("auth-destinations: '" + text + "' (" + e.getMessage() + ")");
        }
    }

    public boolean isPresent() {
        return !token.isEmpty();
    }

    /**
     * Takes a call of a tool that needs the token.
     *
     * @param authorization the caller's header of that name
     * @throws JsonRpcException {@link ErrorCode#UNAUTHORIZED} when it is another one or none
     */
    public void require(@Nullable String authorization) {
        boolean same =
                authorization != null && isPresent() && MessageDigest.isEqual(bytes(authorization), bytes(header));
        if (!same) {
            throw new JsonRpcException(
                    ErrorCode.UNAUTHORIZED,
                    "Unauthorized: the tool needs the mesh's token (expected: Authorization: Bearer, as auth-token has it)");
        }
    }

    /**
     * The header {@code Authorization} for a provider that needs the token.
     *
     * @throws UntrustedDestinationException when there is none, or it may not go there
     */
    String authorization(URI provider, String capability) {
        if (!isPresent()) {
            throw new UntrustedDestinationException(
                    capability, capability + " needs the mesh's token, and this agent has none (expected: auth-token)");
        }
        if (destinations.stream().noneMatch(destination -> destination.matches(provider))) {
            throw new UntrustedDestinationException(
                    capability,
                    capability + " needs the mesh's token, which may not go to " + provider.getAuthority()
                            + " (expected: a destination that auth-destinations lists)");
        }
        return header;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "MeshToken[" + token + " for " + destinations + "]";
    }
}
