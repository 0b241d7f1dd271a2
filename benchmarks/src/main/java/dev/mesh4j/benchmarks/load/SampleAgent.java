package dev.mesh4j.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An agent with ten tools, of which seven are its own and three those of its team of ten agents; two of its tools each
 * depend on one of the next team's. Its schemas are named after its tools, as Pydantic names them, so they are as many.
 *
 * @param variant agents that differ in this alone are one agent that changed
 */
public record SampleAgent(int number, int variant) {

    private static final int TOOLS = 10;
    private static final int SHARED = 3;
    private static final int TEAM = 10;
    private static final String[] NOUNS = {"invoice", "customer", "shipment", "ticket", "report", "forecast", "order"};

    static String id(int number) {
        return "load-%08d".formatted(number);
    }

    /** One of the capabilities that an agent's team offers. */
    static String sharedCapability(int number, int which) {
        return "team_" + number / TEAM + ".task_" + which;
    }

    /** The body of {@code POST /heartbeat}. */
    public String registration() {
        StringBuilder json = new StringBuilder(12_000);
        json.append("{\"agent_id\":\"")
                .append(id(number))
                .append("\",\"name\":\"load-")
                .append(number);
        json.append("\",\"agent_type\":\"mcp_agent\",\"runtime\":\"python\",\"version\":\"1.0.")
                .append(variant);
        json.append("\",\"description\":\"Works on what its team works on\",\"http_host\":\"10.")
                .append(number >> 16 & 255)
                .append('.')
                .append(number >> 8 & 255)
                .append('.')
                .append(number & 255);
        json.append("\",\"http_port\":8080,\"namespace\":\"default\",\"tools\":[");
        for (int tool = 0; tool < TOOLS; tool++) {
            tool(tool, json.append(tool == 0 ? "" : ","));
        }
        return json.append("]}").toString();
    }

    private void tool(int tool, StringBuilder json) {
        boolean shared = tool < SHARED;
        String noun = NOUNS[(number + tool) % NOUNS.length];
        String capability = shared ? sharedCapability(number, tool) : noun + "_" + number + "_" + tool;
        String function = "handle_" + capability.replace('.', '_');
        json.append("{\"function_name\":\"").append(function);
        json.append("\",\"capability\":\"").append(capability);
        json.append("\",\"version\":\"1.")
                .append(tool)
                .append(".0\",\"tags\":[\"")
                .append(noun);
        json.append("\",\"")
                .append(number % 2 == 0 ? "fast" : "cheap")
                .append("\",\"v")
                .append(variant);
        json.append("\"],\"description\":\"Takes one ").append(noun).append(" and says what became of it\",");
        if (tool < 2) {
            json.append("\"dependencies\":[{\"capability\":\"")
                    .append(sharedCapability(number + TEAM, tool))
                    .append("\",\"tags\":[\"+fast\"],\"version\":\">=1.0\"}],");
        }
        schemas(function, noun, json);
        json.append("\"kwargs\":{\"timeout\":30,\"retry_count\":1}}");
    }

    private static void schemas(String function, String noun, StringBuilder json) {
        String title = capitalized(function);
        String input = "{\"title\":\"" + title + "Arguments\",\"type\":\"object\",\"properties\":{\"" + noun
                + "_id\":{\"type\":\"string\",\"description\":\"Which " + noun + "\"},\"limit\":{\"type\":\"integer\","
                + "\"minimum\":1,\"maximum\":100,\"default\":10},\"mode\":{\"type\":\"string\",\"enum\":[\"quick\","
                + "\"thorough\"],\"default\":\"quick\"}},\"required\":[\"" + noun + "_id\"],"
                + "\"additionalProperties\":false}";
        String output = "{\"title\":\"" + title + "Output\",\"type\":\"object\",\"properties\":{\"state\":{\"type\":"
                + "\"string\"},\"notes\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}},\"required\":[\"state\"]}";
        json.append("\"inputSchema\":")
                .append(input)
                .append(",\"outputSchema\":")
                .append(output);
        canonical("input", input, json);
        canonical("output", output, json);
        json.append(',');
    }

    private static void canonical(String which, String schema, StringBuilder json) {
        json.append(",\"").append(which).append("SchemaCanonical\":").append(schema);
        json.append(",\"")
                .append(which)
                .append("SchemaHash\":\"sha256:")
                .append(hash(schema))
                .append('"');
    }

    private static String capitalized(String function) {
        return Character.toUpperCase(function.charAt(0)) + function.substring(1);
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
