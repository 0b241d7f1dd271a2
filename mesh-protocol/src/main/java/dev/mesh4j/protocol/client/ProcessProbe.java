package dev.mesh4j.protocol.client;

import dev.mesh4j.protocol.client.dialect.Dialect;
import dev.mesh4j.protocol.client.link.Link;
import dev.mesh4j.protocol.client.link.LinkReply;
import dev.mesh4j.protocol.client.modern.ModernDialect;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds the era of a process. One that stays silent is shaken hands with, since servers of the legacy era may ignore a
 * request before the handshake. But it may only have been slow to start: then it answers both, in order, and the first
 * answer counts.
 */
record ProcessProbe(Connector connector, ModernDialect modern) {

    /** Between two answers of a process that come one after the other. */
    private static final Duration LATE = Duration.ofSeconds(1);

    Dialect decide() {
        FutureTask<LinkReply> probe = new FutureTask<>(() -> connector.discover(modern));
        Thread asking = Thread.ofVirtual().name("mcp-probe").start(probe);
        try {
            return answered(probe, connector.options().probeTimeout());
        } catch (TimeoutException e) {
            return handshake(probe);
        } finally {
            asking.interrupt();
        }
    }

    private Dialect answered(FutureTask<LinkReply> probe, Duration atMost) throws TimeoutException {
        try {
            return connector.decide(modern, probe.get(atMost.toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CallException.Lost) {
                // some end when they are asked what they do not know
                return connector.legacy(ProtocolVersion.LEGACY.getFirst());
            }
            throw e.getCause() instanceof CallException failed ? failed : lost(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw lost(e);
        }
    }

    private Dialect handshake(FutureTask<LinkReply> probe) {
        Link link = connector.links().legacy();
        try {
            Dialect legacy = connector.shakeHands(link, ProtocolVersion.LEGACY.getFirst());
            return wasModern(probe) ? modern : legacy;
        } catch (CallException e) {
            if (wasModern(probe)) {
                return modern;
            }
            link.close();
            throw e;
        }
    }

    private boolean wasModern(FutureTask<LinkReply> probe) {
        try {
            return connector.speaksModern(probe.get(LATE.toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private CallException lost(Exception e) {
        return new CallException.Lost(connector.links().name(), e);
    }
}
