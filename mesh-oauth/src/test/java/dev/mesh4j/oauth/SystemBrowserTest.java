package dev.mesh4j.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.protocol.client.HttpCall;
import dev.mesh4j.protocol.client.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemBrowserTest {

    private final HttpTransport http = new HttpTransport();

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void the_redirect_of_the_users_browser_is_received() throws InterruptedException {
        BlockingQueue<Integer> statuses = new LinkedBlockingQueue<>();
        try (AuthServer server = new AuthServer();
                Resource resource = new Resource(server)) {
            SystemBrowser browser = new SystemBrowser(
                    0,
                    page -> Thread.ofVirtual().start(() -> {
                        statuses.add(visit(location(page)));
                    }));

            assertThat(resource.call(OAuth.builder().userAgent(browser).build()))
                    .isEqualTo(200);
        }
        // the flow may end before the browser has read its page to the end
        assertThat(statuses.poll(20, TimeUnit.SECONDS)).isEqualTo(200);
        assertThat(statuses).isEmpty();
    }

    @Test
    void a_stray_redirect_does_not_end_the_visit() {
        List<Integer> statuses = new ArrayList<>();
        SystemBrowser browser = new SystemBrowser(0, page -> {
            String redirect = page.toString().replace("https://as.example/", "");
            for (String query : List.of("?code=x", "?code=x&state=other", "?code=x&state=mine&state=other")) {
                statuses.add(visit(redirect.substring(redirect.indexOf("to=") + 3) + query));
            }
            statuses.add(visit(redirect.substring(redirect.indexOf("to=") + 3) + "?code=y&state=mine"));
        });
        try (UserAgent.Visit visit = browser.open()) {
            URI page = URI.create("https://as.example/?state=mine&to=" + visit.redirectUri());

            assertThat(visit.await(page, Duration.ofSeconds(10))).isEqualTo("code=y&state=mine");
        }
        assertThat(statuses).containsExactly(400, 400, 400, 200);
    }

    @Test
    void a_user_who_does_not_come_back_ends_the_visit() {
        SystemBrowser browser = new SystemBrowser(0, page -> {});
        try (UserAgent.Visit visit = browser.open()) {
            assertThatThrownBy(() -> visit.await(URI.create("https://as.example/?state=s"), Duration.ofMillis(1)))
                    .hasMessageContaining("no redirect within PT0.001S");
        }
    }

    @Test
    void a_port_is_kept_for_the_next_visit() {
        SystemBrowser browser = new SystemBrowser(0, page -> {});
        String first;
        try (UserAgent.Visit visit = browser.open()) {
            first = visit.redirectUri();
            try (UserAgent.Visit meanwhile = browser.open()) {
                assertThat(meanwhile.redirectUri()).isNotEqualTo(first);
            }
        }
        assertThat(first).matches("http://127\\.0\\.0\\.1:\\d+/callback");
    }

    private int visit(String url) {
        return http.exchange(HttpCall.get(url, Duration.ofSeconds(10)), reply -> reply.status());
    }

    private String location(URI page) {
        return http.exchange(
                HttpCall.get(page.toString(), Duration.ofSeconds(10)),
                reply -> String.valueOf(reply.header("Location")));
    }
}
