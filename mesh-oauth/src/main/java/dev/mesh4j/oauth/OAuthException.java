package dev.mesh4j.oauth;

import org.jspecify.annotations.Nullable;

/** No token could be obtained. Its message holds no secret. */
public final class OAuthException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Code {
        /** An address that must not be called: neither https nor loopback beside a loopback resource. */
        ADDRESS,
        /** Metadata that is missing, unusable, or about somebody else. */
        DISCOVERY,
        /** A needed feature that the authorization server does not announce. */
        UNSUPPORTED,
        /** Something that the user of this library has to configure. */
        CONFIGURATION,
        /** An answer that does not belong to the request, or was tampered with. */
        TAMPERED,
        /** The authorization server or the user said no. */
        DENIED,
        /** No answer, or not in time. */
        UNREACHABLE
    }

    private final Code code;

    OAuthException(Code code, String message) {
        this(code, message, null);
    }

    OAuthException(Code code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }

    /** The same failure for another thread that waited for it. */
    OAuthException again() {
        return new OAuthException(code, String.valueOf(getMessage()), this);
    }
}
