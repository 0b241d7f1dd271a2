package dev.mesh4j.meshctl.terminal;

import picocli.CommandLine.ExitCode;

/** Why a command did not do its work, in one line for its caller, and the exit code that says so. */
public final class MeshctlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private MeshctlException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The operation was understood and failed. */
    public static MeshctlException failed(String message) {
        return new MeshctlException(ExitCode.SOFTWARE, message);
    }

    /** The command line itself is wrong. */
    public static MeshctlException usage(String message) {
        return new MeshctlException(ExitCode.USAGE, message);
    }

    public int exitCode() {
        return exitCode;
    }
}
