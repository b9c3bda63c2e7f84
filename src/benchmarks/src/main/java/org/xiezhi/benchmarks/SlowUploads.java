package org.xiezhi.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Uploads over slow lines, until they are closed; each holds a thread of the server. */
final class SlowUploads implements AutoCloseable {

    /** Often enough that the server never waits long for the next bytes. */
    private static final int PORTIONS_PER_SECOND = 8;

    private static final int LOOKS = 50;
    private static final long LOOK_MILLIS = 100;

    private final List<TusUpload> uploads;
    private final List<BodyLine> lines;
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();
    private final Future<?> sending;

    private SlowUploads(List<TusUpload> uploads, List<BodyLine> lines, int rate) {
        this.uploads = uploads;
        this.lines = lines;
        ByteBuffer portion = ByteBuffer.allocate(rate / PORTIONS_PER_SECOND);
        sending = sender.scheduleAtFixedRate(
                () -> sendEach(portion), 0, 1_000_000_000L / PORTIONS_PER_SECOND, TimeUnit.NANOSECONDS);
    }

    /**
     * Begins them.
     *
     * @param rate bytes in a second of each
     */
    static SlowUploads begin(Visitor visitor, String matter, int count, int rate)
            throws IOException, InterruptedException {
        List<TusUpload> uploads = new ArrayList<>();
        List<BodyLine> lines = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            TusUpload upload = TusUpload.begin(visitor, matter, TusUpload.FIRST);
            BodyLine line = BodyLine.to(visitor.product().port());
            upload.beginPiece(line, TusUpload.FIRST);
            uploads.add(upload);
            lines.add(line);
        }
        return new SlowUploads(uploads, lines, rate);
    }

    private void sendEach(ByteBuffer portion) {
        for (BodyLine line : lines) {
            try {
                line.write(portion.duplicate());
            } catch (IOException e) {
                throw new IllegalStateException("expected a line that takes bytes", e);
            }
        }
    }

    /** Ends them; each must have been on its way until now. */
    void end() throws IOException, InterruptedException {
        if (sending.isDone()) {
            throw new IllegalStateException("expected slow uploads until now, found that their sending had failed");
        }
        close();
        for (TusUpload upload : uploads) {
            awaitMoved(upload);
            upload.drop();
        }
    }

    /** The product counts what came in a piece when that is large enough, or when it learns that the line is lost. */
    private static void awaitMoved(TusUpload upload) throws IOException, InterruptedException {
        for (int look = 0; upload.offset() == 0; look++) {
            if (look == LOOKS) {
                throw new IllegalStateException("expected that every slow upload moved, found one that did not");
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    @Override
    public void close() throws IOException {
        sender.shutdownNow();
        for (BodyLine line : lines) {
            line.close();
        }
    }
}
