package dev.mesh4j.benchmarks;

import java.io.IOException;

/** One section of the page. */
interface Benchmark {

    void addTo(Report report) throws IOException, InterruptedException;
}
