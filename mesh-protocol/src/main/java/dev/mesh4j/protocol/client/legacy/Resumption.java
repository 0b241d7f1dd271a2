package dev.mesh4j.protocol.client.legacy;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpCall;
import dev.mesh4j.protocol.client.HttpReply;
import dev.mesh4j.protocol.client.http.AuthorizedHttp;
import dev.mesh4j.protocol.client.http.ReplyReader;
import dev.mesh4j.protocol.client.link.Inbound;
import dev.mesh4j.protocol.client.link.LinkReply;
import dev.mesh4j.protocol.client.link.LinkRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches the rest of a stream that ended before its answer. */
record Resumption(AuthorizedHttp http, String url, HttpSession session) {

    LinkReply resume(Progress from, LinkRequest request, Inbound inbound, long deadline) {
        Progress progress = from;
        while (true) {
            pause(progress.retry());
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new CallException.TimedOut(url, request.timeout(), new TimeoutException("while resuming"));
            }
            HttpCall get = new HttpCall(
                    "GET", url, session.streamHeaders(progress.lastEventId()), null, Duration.ofNanos(left));
            progress = next(progress, http.exchange(get, reply -> read(reply, request, inbound)));
            if (progress.answer() != null) {
                return progress.answer();
            }
        }
    }

    private static Progress next(Progress before, Progress read) {
        return read.lastEventId() == null ? new Progress(read.answer(), before.lastEventId(), before.retry()) : read;
    }

    private static Progress read(HttpReply reply, LinkRequest request, Inbound inbound) throws IOException {
        if (reply.status() != 200 || !ReplyReader.isStream(reply)) {
            throw new IOException("the stream was not resumed: HTTP " + reply.status());
        }
        return Progress.read(reply, request.id(), inbound);
    }

    private void pause(Duration retry) {
        try {
            TimeUnit.NANOSECONDS.sleep(retry.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallException.Lost(url, e);
        }
    }
}
