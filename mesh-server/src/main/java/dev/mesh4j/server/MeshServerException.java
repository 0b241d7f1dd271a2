package dev.mesh4j.server;

/** A mesh process cannot start or go on; the message says what was found, what was expected and what helps. */
public class MeshServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MeshServerException(String message) {
        super(message);
    }

    public MeshServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
