package org.xiezhi.casework.timestamp;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xiezhi.casework.shared.OutsideLine;
import org.xiezhi.casework.shared.OutsidePause;
import org.xiezhi.casework.shared.OutsideRounds;
import org.xiezhi.casework.shared.StampSettings;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.SignedCheckpoint;

/**
 * One round with the authority: if a stamp is due, ask for one over the published checkpoint, keep what holds, tell what
 * does not. Every step may be repeated, by this node or another one.
 */
final class StampRound implements OutsideRounds.Round {

    private static final Logger LOG = Logger.getLogger(StampRound.class.getName());

    /** A stamp with a chain of certificates has 3 to 10 KiB. */
    static final int MOST_BYTES = 256 * 1024;

    /** Between the clocks, beyond the accuracy that the authority names: its time may be in whole seconds. */
    static final Duration ALLOWED = Duration.ofSeconds(2);

    static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private static final int OK = 200;
    private static final String QUERY = "application/timestamp-query";

    /** What the rest of the house does for a round. */
    interface House {

        /** The stamp over the most entries. */
        Optional<TimeStamp> last();

        void stamped(long size, byte[] checkpoint, String sha256, StampedTime time);

        void failed(StampTrouble trouble);
    }

    private final LogFolder folder;
    private final StampSettings settings;
    private final StampCheck check;
    private final OutsideLine line;
    private final InstantSource clock;
    private final House house;
    private final OutsidePause pause = new OutsidePause(FIRST_PAUSE, LONGEST_PAUSE);

    StampRound(LogFolder folder, StampSettings settings, TrustedAuthorities trusted, InstantSource clock, House house) {
        this.folder = folder;
        this.settings = settings;
        this.check = new StampCheck(trusted);
        this.line = new OutsideLine(settings.patience(), MOST_BYTES);
        this.clock = clock;
        this.house = house;
    }

    @Override
    public void run() {
        Optional<TimeStamp> last = house.last();
        last.ifPresent(this::layDown);
        Instant now = clock.instant();
        if (line.closed() || pause.lasts(now) || !due(last, now)) {
            return;
        }
        Optional<byte[]> published = folder.checkpoint();
        if (published.isEmpty()) {
            return;
        }
        byte[] checkpoint = published.get();
        long size = SignedCheckpoint.parse(checkpoint).checkpoint().head().size();
        if (size == 0 || last.filter(stamp -> stamp.size() >= size).isPresent()) {
            return;
        }
        StampQuestion question = StampQuestion.over(checkpoint, settings.policy());
        try {
            StampedTime time = ask(question);
            house.stamped(size, checkpoint, question.sha256(), time);
            pause.over();
        } catch (StampFailedException e) {
            pause.failed(clock.instant());
            log(e);
            house.failed(e.trouble());
            return;
        }
        house.last().ifPresent(this::layDown);
    }

    /** After the database: a crash in between is made good by the next round. */
    private void layDown(TimeStamp stamp) {
        if (!folder.hasStamp(stamp.size())) {
            folder.keepStamp(stamp.checkpoint(), stamp.response());
        }
    }

    private boolean due(Optional<TimeStamp> last, Instant now) {
        // A stamp that comes from the future was received before the clock went back.
        return last.map(TimeStamp::received)
                .filter(received -> received.plus(settings.interval()).isAfter(now) && !received.isAfter(now))
                .isEmpty();
    }

    private StampedTime ask(StampQuestion question) throws StampFailedException {
        Instant sent = clock.instant();
        OutsideLine.Answer answer;
        try {
            answer = line.post(settings.url(), Optional.of(QUERY), question.bytes());
        } catch (OutsideLine.TooLongException e) {
            throw new StampFailedException(StampTrouble.NOT_UNDERSTOOD, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new StampFailedException(StampTrouble.AWAY, String.valueOf(e.getMessage()), e);
        }
        Instant received = clock.instant();
        if (answer.status() != OK) {
            throw new StampFailedException(StampTrouble.AWAY, "expected status 200, found " + answer.status());
        }
        return new StampedTime(check.check(question, answer.body()), sent, received);
    }

    private void log(StampFailedException failed) {
        LOG.log(Level.WARNING, "No time stamp from {0}: {1} ({2})", new Object[] {
            settings.url(), failed.trouble(), OutsideLine.forLog(String.valueOf(failed.getMessage()))
        });
    }

    @Override
    public void stop() {
        line.close();
    }
}
