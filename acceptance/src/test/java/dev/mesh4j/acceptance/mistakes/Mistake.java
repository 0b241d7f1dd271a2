package dev.mesh4j.acceptance.mistakes;

/**
 * One row of the table.
 *
 * @param what was done wrongly
 * @param message that it gets, where {@code …} stands for any text
 * @param remedy what the reader does now
 * @param provocation does it
 */
record Mistake(String what, String message, String remedy, Provocation provocation) {

    /** Makes a mistake, and returns what is said of it. */
    interface Provocation {
        String in(Workshop workshop) throws Exception;
    }

    @Override
    public String toString() {
        return what;
    }
}
