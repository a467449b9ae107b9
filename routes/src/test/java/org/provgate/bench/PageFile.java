package org.provgate.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.IntFunction;

/** Pages rendered beforehand, so that serving one costs no more than reading it from the file cache. For several threads. */
final class PageFile implements AutoCloseable {

    private final FileChannel channel;
    private final long[] ends;

    private PageFile(FileChannel channel, long[] ends) {
        this.channel = channel;
        this.ends = ends;
    }

    static PageFile render(Path file, int pages, IntFunction<byte[]> page) throws IOException {
        var ends = new long[pages];
        long end = 0;
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (int i = 0; i < pages; i++) {
                var bytes = page.apply(i);
                out.write(bytes);
                ends[i] = end += bytes.length;
            }
        }
        return new PageFile(FileChannel.open(file, StandardOpenOption.READ), ends);
    }

    byte[] page(int number) throws IOException {
        long from = number == 0 ? 0 : ends[number - 1];
        var bytes = ByteBuffer.allocate((int) (ends[number] - from));
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {}
        return bytes.array();
    }

    long size() {
        return ends[ends.length - 1];
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
