package dev.mesh4j.oauth;

import java.net.URI;
import java.time.Duration;

/** What shows the authorization server's page to the user, and sees the redirect back. Thread-safe. */
public interface UserAgent {

    /** Gets ready to receive one redirect. */
    Visit open();

    /** One visit to an authorization server. */
    interface Visit extends AutoCloseable {

        /** Where the authorization server shall redirect to: loopback or https, without a query. */
        String redirectUri();

        /**
         * Shows the page and waits for the redirect.
         *
         * @return the raw query of the redirect
         * @throws OAuthException when no redirect came in time
         */
        String await(URI authorization, Duration timeout);

        @Override
        void close();
    }
}
