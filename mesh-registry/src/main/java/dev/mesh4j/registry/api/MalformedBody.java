package dev.mesh4j.registry.api;

import dev.mesh4j.protocol.registry.TagTerm;
import dev.mesh4j.server.RejectedException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says where a body is not the JSON of a registration, in words of the contract and not of this program. */
final class MalformedBody {

    private static final String EXPECTED = "a registration as a JSON object";
    private static final int MESSAGE_CHARS = 200;

    private MalformedBody() {}

    static RejectedException of(JacksonException e) {
        String path = path(e.getPath());
        if (e instanceof ValueInstantiationException) {
            // the only one that checks itself is a tag
            return Limits.wrong(path, "a value of another type", expected(TagTerm.class));
        }
        if (!(e instanceof MismatchedInputException mismatch)) {
            return Limits.wrong((path.isEmpty() ? "body" : path) + location(e), message(e), EXPECTED);
        }
        if (path.isEmpty()) {
            boolean trailing = message(e).startsWith("Trailing token");
            return Limits.wrong("body", trailing ? "more than one JSON value" : "no JSON object", EXPECTED);
        }
        return Limits.wrong(path, "a value of another type", expected(mismatch.getTargetType()));
    }

    private static String location(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        return at == null || at.getLineNr() < 1 ? "" : " at line: " + at.getLineNr() + ", column: " + at.getColumnNr();
    }

    /** Such as {@code tools[0].tags}. */
    private static String path(List<JacksonException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : references) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.length() <= MESSAGE_CHARS ? path.toString() : path.substring(0, MESSAGE_CHARS);
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "the type that the contract says";
        }
        if (type == String.class) {
            return "a string";
        }
        if (type == TagTerm.class) {
            return "a string or an array of at least one string";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a whole number";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        return Collection.class.isAssignableFrom(type) ? "an array" : "an object";
    }

    /** Without where in memory it was read from. */
    private static String message(JacksonException e) {
        String message = String.valueOf(e.getOriginalMessage()).split(" \\(for |, from `|\\[Source", 2)[0];
        return message.length() <= MESSAGE_CHARS ? message : message.substring(0, MESSAGE_CHARS) + "…";
    }
}
