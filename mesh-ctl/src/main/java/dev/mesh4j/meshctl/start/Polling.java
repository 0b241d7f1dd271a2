package dev.mesh4j.meshctl.start;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks until there is an answer. */
final class Polling {

    private static final Duration PAUSE = Duration.ofMillis(30);

    private Polling() {}

    /** Empty when time is up, or when the thread is interrupted. */
    static <T> Optional<T> until(Duration patience, Supplier<Optional<T>> question) {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<T> answer = question.get();
        while (answer.isEmpty() && System.nanoTime() < deadline) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return answer;
            }
            answer = question.get();
        }
        return answer;
    }
}
