package dev.mesh4j.benchmarks;

import dev.mesh4j.server.mcp.ProtocolCalls;

/** The protocol layer alone, by JMH: what the two eras cost beside each other. */
final class ProtocolBenchmark implements Benchmark {

    @Override
    public void addTo(Report report) {
        report.line("One `tools/call` of 300 bytes: decoded, checked, dispatched to a tool that does nothing, and its"
                + " answer encoded; JMH, one thread, no network, medians of all iterations.");
        report.table("era", "calls/s", "bytes allocated for a call");
        for (Jmh era : Jmh.run(ProtocolCalls.class)) {
            report.row(era.method(), era.scores(), era.bytesAllocated());
        }
    }
}
