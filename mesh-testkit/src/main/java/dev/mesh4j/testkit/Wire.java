package dev.mesh4j.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** One connection through a link. */
final class Wire {

    private static final int CHUNK = 64 * 1024;

    private final Socket near;
    private final Socket far;
    private final Disturbance disturbance;

    Wire(Socket near, Socket far, Disturbance disturbance) {
        this.near = near;
        this.far = far;
        this.disturbance = disturbance;
    }

    /** Carries what comes in both directions, until both ends have ended. */
    void run() {
        try (near;
                far) {
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            Thread back = Thread.ofVirtual().name("mesh-wire-back").start(this::carryBack);
            carry(near, far, true);
            back.join();
        } catch (IOException e) {
            reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Both ends see a broken connection. */
    void reset() {
        for (Socket socket : new Socket[] {near, far}) {
            try (socket) {
                socket.setSoLinger(true, 0);
            } catch (IOException e) {
                // it is closed already
            }
        }
    }

    private void carryBack() {
        try {
            carry(far, near, false);
        } catch (IOException e) {
            reset();
        }
    }

    private void carry(Socket from, Socket to, boolean disturbed) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] chunk = new byte[CHUNK];
        boolean waited = false;
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            if (disturbed && !waited && !disturbance.pass()) {
                reset();
                return;
            }
            out.write(chunk, 0, read);
            // what came during the wait has waited as well
            waited = in.available() > 0;
        }
        to.shutdownOutput();
    }
}
