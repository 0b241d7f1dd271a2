package dev.mesh4j.oauth;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a token endpoint answered. */
sealed interface TokenReply {

    /** Tokens; {@code type} is as sent. */
    record Issued(
            String accessToken,
            String type,
            @Nullable String issuedType,
            @Nullable String refreshToken,
            Set<String> granted,
            @Nullable Instant expiresAt)
            implements TokenReply {

        /** Without the tokens. */
        @Override
        public String toString() {
            return "Issued[" + type + "]";
        }
    }

    /** A refusal (RFC 6749, 5.2). */
    record Refused(String error, String description) implements TokenReply {

        OAuthException asException(String server) {
            String what = server + " issued no token: " + error + (description.isEmpty() ? "" : ", " + description);
            return new OAuthException(OAuthException.Code.DENIED, what);
        }
    }

    static TokenReply read(GuardedHttp.Reply reply, Instant now) {
        JsonNode json = reply.json();
        String token = json.path("access_token").asString("");
        if (reply.status() / 100 != 2 || token.isEmpty()) {
            String error = json.path("error").asString("HTTP " + reply.status());
            return new Refused(
                    readable(error), readable(json.path("error_description").asString("")));
        }
        long seconds = json.path("expires_in").asLong(0);
        return new Issued(
                token,
                json.path("token_type").asString("Bearer"),
                json.path("issued_token_type").asString(null),
                json.path("refresh_token").asString(null),
                Scopes.split(json.path("scope").asString(null)),
                seconds <= 0 ? null : now.plusSeconds(Math.min(seconds, Integer.MAX_VALUE)));
    }

    /** What a foreign server says, short enough and without anything that could pass for a line of our own. */
    static String readable(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", " ");
        return printable.length() <= 200 ? printable : printable.substring(0, 200);
    }
}
