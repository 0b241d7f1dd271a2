package dev.mesh4j.runtime.schema;

import com.networknt.schema.SchemaException;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Regular expressions that share so many looks at characters in one validation: backtracking cannot go on for ever. */
final class BoundedPatterns implements RegularExpressionFactory {

    private static final long MAX_LOOKS = 5_000_000;

    private final ThreadLocal<@Nullable Looks> current = new ThreadLocal<>();
    private volatile boolean used;

    /** Runs one validation with the schema whose patterns these are, once it is compiled. */
    <T> T within(Supplier<T> validation) {
        if (!used) {
            return validation.get();
        }
        current.set(new Looks());
        try {
            return validation.get();
        } finally {
            current.remove();
        }
    }

    @Override
    public RegularExpression getRegularExpression(String regex) {
        used = true;
        try {
            Pattern pattern = Pattern.compile(toJava(regex));
            return value -> pattern.matcher(new Text(value, looks())).find();
        } catch (PatternSyntaxException e) {
            throw new SchemaException("pattern '" + regex + "': " + e.getDescription());
        }
    }

    private Looks looks() {
        Looks looks = current.get();
        return looks == null ? new Looks() : looks;
    }

    /** In JSON Schema {@code $} is the very end, in Java also what is before a last line feed. */
    private static String toJava(String regex) {
        return regex.endsWith("$") && !regex.endsWith("\\$") ? regex.substring(0, regex.length() - 1) + "\\z" : regex;
    }

    private static final class Looks {

        private long left = MAX_LOOKS;

        void one() {
            if (--left < 0) {
                throw new TooCostlyException();
            }
        }
    }

    private record Text(CharSequence text, Looks looks) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks.one();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Text(text.subSequence(start, end), looks);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
