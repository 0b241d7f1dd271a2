package dev.mesh4j.meshctl.doctor;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Redis that agents share their state in, where one is configured. */
record RedisCheck(Map<String, String> environment, Duration timeout) implements Check {

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public List<Finding> look() {
        return Stream.of("MESH_REDIS_URL", "MCP_MESH_REDIS_URL", "REDIS_URL")
                .filter(variable -> !environment.getOrDefault(variable, "").isBlank())
                .findFirst()
                .map(variable -> List.of(
                        at(variable, environment.getOrDefault(variable, "").strip())))
                .orElse(List.of());
    }

    /** The address may carry a password, so that it is never shown as it is. */
    private Finding at(String variable, String text) {
        URI address;
        try {
            address = URI.create(text);
        } catch (IllegalArgumentException e) {
            return wrong(variable);
        }
        boolean scheme = "redis".equals(address.getScheme()) || "rediss".equals(address.getScheme());
        if (!scheme || address.getHost() == null) {
            return wrong(variable);
        }
        RedisPing ping = new RedisPing(address, timeout);
        String place = address.getScheme() + "://" + address.getHost() + ":" + ping.port();
        try {
            return answered(variable, place, ping.answer());
        } catch (IOException e) {
            return Finding.fail(
                    name(),
                    place + " cannot be reached: " + e.getMessage(),
                    "start it, or correct " + variable + "; agents use their own memory until it is there");
        }
    }

    private Finding wrong(String variable) {
        return Finding.fail(name(), variable + " is no address of a Redis", "let it be such as redis://127.0.0.1:6379");
    }

    private Finding answered(String variable, String place, String answer) {
        if (answer.equals("+PONG")) {
            return Finding.ok(name(), "answers at " + place);
        }
        if (answer.startsWith("-NOAUTH") || answer.startsWith("-WRONGPASS") || answer.startsWith("-ERR AUTH")) {
            return Finding.fail(
                    name(),
                    place + " refuses the user: " + answer.substring(1),
                    "put its user and password into " + variable + ": redis://user:password@host:port");
        }
        return Finding.fail(
                name(),
                "what answers at " + place + " says '" + answer + "'",
                "check that " + variable + " is a Redis");
    }
}
