package dev.mesh4j.meshctl.doctor;

import static java.util.Objects.requireNonNullElse;

import dev.mesh4j.meshctl.registry.RegistryUrl;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpCall;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.registry.HealthReply;
import dev.mesh4j.protocol.registry.RegistryClient;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The registry, its clock and its database.
 *
 * @param version of this meshctl
 */
record RegistryCheck(HttpTransport http, URI url, String version, Duration timeout, InstantSource clock)
        implements Check {

    private static final int MOST_BYTES = 65_536;
    private static final Duration APART = Duration.ofSeconds(2);
    private static final String UNKNOWN_VERSION = "development";

    @Override
    public String name() {
        return "registry";
    }

    @Override
    public List<Finding> look() {
        try {
            RegistryClient client = new RegistryClient(http, url, timeout);
            Instant before = clock.instant();
            HealthReply health = client.health();
            Duration took = Duration.between(before, clock.instant());
            List<Finding> findings = new ArrayList<>();
            findings.add(answering(client, health));
            addParts(findings, requireNonNullElse(health.checks(), Map.of()));
            addClock(findings, health.timestamp(), before.plus(took.dividedBy(2)));
            return findings;
        } catch (CallException.NotSent e) {
            return List.of(away());
        } catch (CallException e) {
            return List.of(
                    Finding.fail(name(), "what answers at " + url + " is no registry: " + e.getMessage(), holder()));
        }
    }

    private Finding away() {
        String found = "none answers at " + url;
        return RegistryUrl.isLocal(url)
                ? Finding.warn(
                        name(),
                        found,
                        "start one with 'meshctl registry start --detach'; 'meshctl start' does so by itself")
                : Finding.fail(
                        name(),
                        found,
                        "check the address (--registry-url or " + RegistryUrl.VARIABLE + ") and the network");
    }

    private String holder() {
        int port = RegistryUrl.port(url);
        String held = RegistryUrl.isLocal(url)
                ? PortHolder.of(port)
                        .map(process -> "; port " + port + " is held by " + process)
                        .orElse("")
                : "";
        return "check the address (--registry-url or " + RegistryUrl.VARIABLE + ")" + held;
    }

    private Finding answering(RegistryClient client, HealthReply health) {
        String running = requireNonNullElse(health.version(), UNKNOWN_VERSION);
        String found = "version " + running + " at " + url + database(client);
        boolean same = running.equals(version) || running.equals(UNKNOWN_VERSION) || version.equals(UNKNOWN_VERSION);
        return same
                ? Finding.ok(name(), found)
                : Finding.warn(name(), found + ", and this is meshctl " + version, "let both be of one version");
    }

    /** Not told by all registries. */
    private String database(RegistryClient client) {
        try {
            JsonNode about = http.exchange(
                    HttpCall.get(client.url() + "/", timeout),
                    reply -> Json.mapper().readTree(reply.bytes(MOST_BYTES)));
            String database = about.path("database").asString("");
            return database.isEmpty() ? "" : ", on " + database;
        } catch (CallException | JacksonException e) {
            return "";
        }
    }

    private static void addParts(List<Finding> findings, Map<String, HealthReply.Check> parts) {
        parts.forEach((part, how) -> {
            String found = part + ": " + requireNonNullElse(how.reason(), requireNonNullElse(how.status(), "unknown"));
            if (part.equals("leases") && !"healthy".equals(how.status())) {
                findings.add(
                        Finding.warn(
                                "registry",
                                found,
                                "it keeps agents that are silent until it is sure of itself: check the network between it and them"));
            } else if (!"healthy".equals(how.status())) {
                findings.add(Finding.fail("registry", found, "look at the log of the registry, and at its database"));
            }
        });
    }

    private static void addClock(List<Finding> findings, @Nullable String theirs, Instant ours) {
        try {
            Duration apart = Duration.between(
                            ours,
                            OffsetDateTime.parse(requireNonNullElse(theirs, "")).toInstant())
                    .abs();
            findings.add(
                    apart.compareTo(APART) <= 0
                            ? Finding.ok("clock", "that of the registry is " + apart.toMillis() + " ms from this one")
                            : Finding.warn(
                                    "clock",
                                    "that of the registry is " + apart.toSeconds() + " s from this one",
                                    "let both machines take their time from the network (NTP)"));
        } catch (DateTimeException e) {
            findings.add(Finding.warn("clock", "the registry does not tell its time", "let it be of this version"));
        }
    }
}
