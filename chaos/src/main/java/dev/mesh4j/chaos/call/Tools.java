package dev.mesh4j.chaos.call;

import dev.mesh4j.annotations.Dependency;

/** What is called: tools that may be called again, and tools that may not, directly and over one hop. */
interface Tools {

    @Dependency(capability = "note_again", timeout = "3s", hedgeAfter = "400ms")
    String noteAgain(String id);

    @Dependency(capability = "relay_again", timeout = "3s", hedgeAfter = "1s")
    String relayAgain(String id);

    @Dependency(capability = "note_once", timeout = "3s")
    String noteOnce(String id);

    @Dependency(capability = "relay_once", timeout = "3s")
    String relayOnce(String id);
}
