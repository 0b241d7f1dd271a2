package dev.mesh4j.server.mcp.stdio;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;

/** This process's standard input and output, kept for the protocol alone. */
public record ProcessStreams(InputStream in, OutputStream out) {

    /**
     * Takes the streams away from all other code: what it prints goes to the standard error from now on, and what it reads
     * is empty.
     */
    public static ProcessStreams take() {
        System.setOut(System.err);
        System.setIn(InputStream.nullInputStream());
        return new ProcessStreams(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
    }
}
