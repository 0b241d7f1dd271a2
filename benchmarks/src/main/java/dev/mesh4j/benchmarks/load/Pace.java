package dev.mesh4j.benchmarks.load;

import java.util.concurrent.TimeUnit;

/** When requests are due. Times are those of {@link System#nanoTime()}. */
sealed interface Pace {

    /** Whether one is due now. */
    boolean isDue(long now);

    /** Takes the one that is due, and returns since when it is. */
    long take(long now);

    /** Whether none will be due any more. */
    boolean isOver(long now);

    static Pace of(Work work, long begin) {
        long end = work.seconds() == 0 ? Long.MAX_VALUE : begin + (long) (work.seconds() * 1e9);
        int count = work.seconds() == 0 ? work.agents() : Integer.MAX_VALUE;
        return work.perSecond() == 0 ? new OnAnswer(end, count) : new AtRate(work.perSecond(), begin, end);
    }

    /** The next one is due when one is answered. */
    final class OnAnswer implements Pace {

        private final long end;
        private int left;

        OnAnswer(long end, int count) {
            this.end = end;
            this.left = count;
        }

        @Override
        public boolean isDue(long now) {
            return !isOver(now);
        }

        @Override
        public long take(long now) {
            left--;
            return now;
        }

        @Override
        public boolean isOver(long now) {
            return left == 0 || now >= end;
        }
    }

    /** As many in each millisecond as make the rate: a timer of a process wakes no finer than that. */
    final class AtRate implements Pace {

        private static final long TICK = TimeUnit.MILLISECONDS.toNanos(1);

        private final double perTick;
        private final long begin;
        private final long end;
        private long taken;

        AtRate(int perSecond, long begin, long end) {
            this.perTick = perSecond * (TICK / 1e9);
            this.begin = begin;
            this.end = end;
        }

        @Override
        public boolean isDue(long now) {
            long due = due();
            return due <= now && due < end;
        }

        @Override
        public long take(long now) {
            long due = due();
            taken++;
            return due;
        }

        @Override
        public boolean isOver(long now) {
            return due() >= end;
        }

        private long due() {
            return begin + (long) (taken / perTick) * TICK;
        }
    }
}
