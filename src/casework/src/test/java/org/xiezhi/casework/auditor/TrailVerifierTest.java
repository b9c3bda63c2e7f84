package org.xiezhi.casework.auditor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.access.Role;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.audit.Integrator;
import org.xiezhi.casework.audit.TrailFixture;
import org.xiezhi.casework.audit.TrailLog;
import org.xiezhi.casework.audit.TrailProgress;
import org.xiezhi.casework.auditor.TrailVerifier.Job;
import org.xiezhi.casework.shared.ConflictException;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.ledger.TreeHead;

/** Who asks for a verification gets the answer to his own question, whatever else is asked meanwhile. */
class TrailVerifierTest {

    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path folder;

    private CaseworkFixture casework;
    private TrailFixture trail;
    private TrailService service;
    private TrailVerifier verifier;
    private UUID auditor;

    /** Until then nothing of what was asked begins: so that all is asked at once. */
    private final CountDownLatch asked = new CountDownLatch(1);

    private final AtomicInteger threads = new AtomicInteger();

    @BeforeEach
    void open() throws SQLException {
        casework = new CaseworkFixture();
        trail = new TrailFixture(casework.database(), folder);
        casework.put(TrailLog.class, trail.log());
        casework.put(Integrator.class, trail.integrator());
        casework.put(Settings.class, new Settings() {
            @Override
            public Duration verifyPeriod() {
                return Duration.ofHours(24);
            }
        });
        casework.put(ManagedThreadFactory.class, fake(ManagedThreadFactory.class, "newThread", args -> {
            threads.incrementAndGet();
            return new Thread(() -> {
                await(asked);
                ((Runnable) args[0]).run();
            });
        }));
        RequestContextController context = new NewContext();
        casework.put(Instance.class, fake(Instance.class, "get", args -> context));
        service = casework.get(TrailService.class);
        verifier = casework.get(TrailVerifier.class);
        verifier.open();
        auditor = trail.account("jin.auditor");
        casework.entities().getTransaction().begin();
    }

    @AfterEach
    void close() throws SQLException {
        asked.countDown();
        verifier.stop();
        casework.entities().getTransaction().rollback();
        trail.close();
        casework.close();
    }

    /** In a context that begins nobody is signed in. */
    private final class NewContext implements RequestContextController {
        @Override
        public boolean activate() {
            casework.get(CurrentActor.class).leave();
            return true;
        }

        @Override
        public void deactivate() {
            casework.get(CurrentActor.class).leave();
        }
    }

    private interface Call {
        Object of(Object[] args);
    }

    private static <T> T fake(Class<T> type, String name, Call call) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (!method.getName().equals(name)) {
                throw new UnsupportedOperationException(method.getName());
            }
            return call.of(args);
        }));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void arrive() {
        casework.become(auditor, Role.AUDITOR);
    }

    /** Lets begin what was asked for, and waits until all of it has ended. */
    private void goOn() {
        CountDownLatch ended = new CountDownLatch(1);
        arrive();
        verifier.begin(progress -> {
            ended.countDown();
            throw new CancellationException("the last one");
        });
        asked.countDown();
        await(ended);
    }

    private KeptReport report(Job job) {
        return casework.get(KeptReports.class).find(job.report().orElseThrow()).orElseThrow();
    }

    @Test
    void a_comparison_is_not_answered_by_what_the_schedule_found_meanwhile() {
        arrive();
        String kept = service.verify(TrailProgress.none()).report().checkpoint();
        TreeHead head = KeptCheckpoint.read(kept, trail.log().key()).head();
        casework.entities().createQuery("delete from KeptReport").executeUpdate();

        verifier.round();
        Job scheduled = verifier.underWay().orElseThrow();
        arrive();
        Job compared = verifier.begin(progress -> service.verifyAgainst(kept, progress));
        assertThat(compared).isNotSameAs(scheduled);
        assertThat(scheduled.underWay()).isTrue();
        assertThat(compared.underWay()).isTrue();
        assertThat(verifier.underWay()).containsSame(compared);
        goOn();

        assertThat(report(scheduled).account()).isEmpty();
        assertThat(report(scheduled).report().kept()).isEmpty();
        assertThat(report(compared).account()).contains(auditor);
        assertThat(report(compared).report().kept()).contains(head);
        assertThat(verifier.find(compared.id()).flatMap(Job::report))
                .contains(report(compared).id());
        assertThat(casework.recorded()).hasSize(3);
        assertThat(casework.recorded().get(1)).contains("COMPARED=none");
        assertThat(casework.recorded().get(2))
                .contains("COMPARED=1 " + head.root().base64());
        assertThat(threads).as("one after the other").hasValue(1);
    }

    @Test
    void the_schedule_begins_nothing_while_somebody_verifies() {
        arrive();
        Job job = verifier.begin(service::verify);
        verifier.round();
        assertThat(verifier.underWay()).containsSame(job);
        goOn();
        assertThat(casework.recorded()).singleElement().asString().contains("TRAIL_VERIFIED");
    }

    @Test
    void refuses_more_questions_than_can_wait() {
        arrive();
        for (int times = 0; times < 5; times++) {
            verifier.begin(service::verify);
        }
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> verifier.begin(service::verify));
    }

    @Test
    void one_that_fails_has_no_report_and_holds_up_nobody() {
        arrive();
        Job fails = verifier.begin(progress -> {
            throw new IllegalStateException("the disk");
        });
        Job next = verifier.begin(service::verify);
        goOn();
        assertThat(fails.failed()).isTrue();
        assertThat(fails.report()).isEqualTo(Optional.empty());
        assertThat(report(next).clean()).isTrue();
    }
}
