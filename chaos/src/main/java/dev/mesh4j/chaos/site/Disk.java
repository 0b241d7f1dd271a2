package dev.mesh4j.chaos.site;

import dev.mesh4j.chaos.process.Shell;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** A file system of its own in a file, which can be made slow by the kernel's throttle, and full by a file of ballast. */
public final class Disk implements AutoCloseable {

    private static final Path THROTTLE = Path.of("/sys/fs/cgroup/blkio/blkio.throttle.write_iops_device");
    private static final int BLOCK = 4096;

    private final Path mount;
    private final String device;

    private Disk(Path mount, String device) {
        this.mount = mount;
        this.device = device;
    }

    /** @param folder where its file is */
    public static Disk start(Path folder, int megabytes) throws IOException, InterruptedException {
        Path image = folder.resolve("disk.img");
        Path mount = Files.createDirectory(folder.resolve("disk"));
        Shell.run("truncate", "-s", megabytes + "M", image.toString());
        Shell.run("mkfs.ext4", "-q", "-F", "-m", "0", image.toString());
        Shell.run("mount", "-o", "loop", image.toString(), mount.toString());
        String loop = Shell.run("findmnt", "-n", "-o", "SOURCE", mount.toString());
        Disk disk =
                new Disk(mount, Shell.run("lsblk", "-n", "-o", "MAJ:MIN", loop).strip());
        disk.write();
        return disk;
    }

    /** Whether this machine can have one: root and loop devices. */
    public static boolean isPossible() throws InterruptedException {
        return "root".equals(System.getProperty("user.name"))
                && Shell.can("losetup", "-f")
                && Shell.can("mkfs.ext4", "-V");
    }

    /** Whether it can be slow: the throttle of cgroup v1, of the group that everything is in. */
    public static boolean isThrottled() {
        return Files.isWritable(THROTTLE);
    }

    public Path folder() {
        return mount;
    }

    /** So many writes to the device a second, and no more. */
    public void slow(int writesPerSecond) throws IOException {
        Files.writeString(THROTTLE, device + " " + writesPerSecond);
    }

    public void fast() throws IOException {
        Files.writeString(THROTTLE, device + " 0");
    }

    /** How long it takes to write a block and to know that it is there. */
    public Duration write() throws IOException {
        Path file = mount.resolve("probe");
        // again the same blocks: the disk may be full
        long began = System.nanoTime();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int block = 0; block < 4; block++) {
                channel.write(ByteBuffer.allocate(BLOCK));
                channel.force(true);
            }
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Leaves no block free. */
    public void fill() throws IOException, InterruptedException {
        Path ballast = mount.resolve("ballast");
        long free = Files.getFileStore(mount).getUsableSpace();
        if (free > BLOCK) {
            Shell.can("fallocate", "-l", "" + free, ballast.toString());
        }
        try (FileChannel channel =
                FileChannel.open(mount.resolve("ballast2"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            while (true) {
                channel.write(ByteBuffer.allocate(BLOCK));
            }
        } catch (IOException e) {
            // no space is left
            return;
        }
    }

    public boolean isFull() throws IOException {
        return Files.getFileStore(mount).getUsableSpace() < BLOCK;
    }

    public void empty() throws IOException {
        Files.deleteIfExists(mount.resolve("ballast"));
        Files.deleteIfExists(mount.resolve("ballast2"));
    }

    @Override
    public void close() throws IOException {
        try {
            if (isThrottled()) {
                fast();
            }
            Shell.run("umount", mount.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
