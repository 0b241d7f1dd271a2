package dev.mesh4j.meshctl.doctor;

import java.util.List;

/** Looks at one thing. */
public interface Check {

    /** What is looked at, in a word. */
    String name();

    /** What is found; empty where there is nothing to look at. */
    List<Finding> look() throws Exception;
}
