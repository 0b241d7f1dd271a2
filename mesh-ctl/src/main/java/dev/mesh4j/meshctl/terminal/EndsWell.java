package dev.mesh4j.meshctl.terminal;

/** While this is open, Ctrl-C is the usual end of the command and no failure: the process ends with 0. */
public final class EndsWell implements AutoCloseable {

    private final Thread hook;

    private EndsWell(Caller caller) {
        this.hook = new Thread(
                () -> {
                    caller.out().flush();
                    Runtime.getRuntime().halt(0);
                },
                "ends-well");
    }

    public static EndsWell when(Caller caller) {
        EndsWell endsWell = new EndsWell(caller);
        Runtime.getRuntime().addShutdownHook(endsWell.hook);
        return endsWell;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            Thread.currentThread().interrupt(); // the process is ending, and the hook has the last word
        }
    }
}
