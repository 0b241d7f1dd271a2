package dev.mesh4j.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.client.Authorizer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {

    private static final int THREADS = 50;

    private final AuthServer server = new AuthServer();
    private final Resource resource = new Resource(server);

    @AfterEach
    void close() {
        resource.close();
        server.close();
    }

    @Test
    void all_who_are_refused_at_once_share_one_flow() throws Exception {
        Authorizer oauth = resource.oauth().build();
        CountDownLatch refused = new CountDownLatch(THREADS);

        List<Boolean> answers = all(() -> {
            Authorizer.Challenge refusal = resource.knock(oauth);
            refused.countDown();
            refused.await();
            return oauth.answer(refusal) && resource.knock(oauth).status() == 200;
        });

        assertThat(answers).hasSize(THREADS).containsOnly(true);
        assertThat(server.authorizations()).hasSize(1);
        assertThat(server.tokenRequests()).hasSize(1);
    }

    @Test
    void who_hears_of_a_refusal_late_starts_no_second_flow() throws Exception {
        Authorizer oauth = resource.oauth().build();
        CountDownLatch refused = new CountDownLatch(2);
        CountDownLatch renewed = new CountDownLatch(1);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> late = threads.submit(() -> {
                Authorizer.Challenge refusal = resource.knock(oauth);
                refused.countDown();
                renewed.await();
                return oauth.answer(refusal);
            });
            threads.submit(() -> {
                        Authorizer.Challenge refusal = resource.knock(oauth);
                        refused.countDown();
                        refused.await();
                        return oauth.answer(refusal);
                    })
                    .get();
            renewed.countDown();

            assertThat(late.get()).isTrue();
        }
        assertThat(server.authorizations()).hasSize(1);
    }

    @Test
    void all_who_wait_for_a_flow_share_its_failure_and_the_next_request_tries_again() throws Exception {
        server.tokenGuard = ask -> AuthServer.refused("invalid_grant");
        Authorizer oauth = resource.oauth().build();
        CountDownLatch refused = new CountDownLatch(THREADS);

        List<Boolean> failures = all(() -> {
            Authorizer.Challenge refusal = resource.knock(oauth);
            refused.countDown();
            refused.await();
            try {
                oauth.answer(refusal);
                return false;
            } catch (OAuthException e) {
                return e.code() == OAuthException.Code.DENIED;
            }
        });

        assertThat(failures).hasSize(THREADS).containsOnly(true);
        assertThat(server.authorizations()).hasSize(1);
        server.tokenGuard = ask -> null;
        assertThat(resource.call(oauth)).isEqualTo(200);
    }

    private static List<Boolean> all(Callable<Boolean> task) throws Exception {
        List<Boolean> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> futures = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                futures.add(threads.submit(task));
            }
            for (Future<Boolean> future : futures) {
                results.add(future.get());
            }
        }
        return results;
    }
}
