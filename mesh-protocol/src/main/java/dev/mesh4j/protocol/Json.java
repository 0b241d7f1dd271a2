package dev.mesh4j.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON mapper of everything on the wire: absent stays absent, unknown fields are ignored, and input is bounded.
 *
 * <p>Thread-safe. Nesting deeper than {@value #MAX_DEPTH} is refused while it is read.
 */
public final class Json {

    /** The deepest nesting of objects and arrays that is read. */
    public static final int MAX_DEPTH = 200;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // what reads a type is made when the first value comes, not while the program starts
            .disable(DeserializationFeature.EAGER_DESERIALIZER_FETCH)
            .addModule(new RecordCreators())
            .build();

    private Json() {}

    public static JsonMapper mapper() {
        return MAPPER;
    }
}
