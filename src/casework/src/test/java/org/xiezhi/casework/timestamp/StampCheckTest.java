package org.xiezhi.casework.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractObjectAssert;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which answers of an authority are believed, and what is wrong with the others. */
class StampCheckTest {

    private static final byte[] NOTE = "a note".getBytes(StandardCharsets.UTF_8);
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    private final TestAuthority authority = new TestAuthority();
    private final StampQuestion question = StampQuestion.over(NOTE, Optional.empty());

    private StampTrouble trouble(byte[] answer) {
        return trouble(authority.trusted(), answer);
    }

    private StampTrouble trouble(TrustedAuthorities trusted, byte[] answer) {
        StampFailedException failed =
                catchThrowableOfType(StampFailedException.class, () -> new StampCheck(trusted).check(question, answer));
        assertThat(failed).as("a refusal").isNotNull();
        return failed.trouble();
    }

    private AbstractObjectAssert<?, Stamp> assertBelieved(TrustedAuthorities trusted, byte[] answer) throws Exception {
        return assertThat(new StampCheck(trusted).check(question, answer));
    }

    @Test
    void believes_a_stamp_whose_certificate_leads_to_one_of_the_operators() throws Exception {
        authority.accuracySeconds = 3;
        byte[] answer = authority.answer(question.bytes());
        Stamp stamp = new StampCheck(authority.trusted()).check(question, answer);
        assertThat(stamp.generated()).isEqualTo(TestAuthority.NOW);
        assertThat(stamp.accuracy()).isEqualTo(Duration.ofSeconds(3));
        assertThat(stamp.serial()).isEqualTo(100);
        assertThat(stamp.authority()).isEqualTo("CN=Time of the test");
        assertThat(stamp.response()).isEqualTo(answer);
    }

    @Test
    void believes_the_authority_whose_own_certificate_the_operator_laid_down() throws Exception {
        assertBelieved(
                        new TrustedAuthorities(List.of(authority.signer.certificate())),
                        authority.answer(question.bytes()))
                .isNotNull();
    }

    @Test
    void reads_the_operators_certificates_from_a_file_and_refuses_one_without() throws Exception {
        Path file = authority.pem(folder.resolve("trust.pem"));
        assertBelieved(TrustedAuthorities.read(file), authority.answer(question.bytes()))
                .isNotNull();
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        assertThat(catchThrowableOfType(IllegalStateException.class, () -> TrustedAuthorities.read(empty)))
                .hasMessageContaining("xiezhi.stamp.trust");
    }

    @Test
    void refuses_an_answer_to_another_question_or_over_something_else() throws Exception {
        assertThat(trouble(authority.answer(TestAuthority.another(question.request(), true, false))))
                .isEqualTo(StampTrouble.FORGED);
        assertThat(trouble(authority.answer(TestAuthority.another(question.request(), false, true))))
                .isEqualTo(StampTrouble.FORGED);
        // The same question once more is fine: the two above fail for what differs.
        assertBelieved(authority.trusted(), authority.answer(TestAuthority.another(question.request(), false, false)))
                .isNotNull();
    }

    @Test
    void refuses_another_policy_than_was_asked_for() throws Exception {
        StampQuestion asking = StampQuestion.over(NOTE, Optional.of("1.2.3.4.2"));
        StampFailedException failed = catchThrowableOfType(
                StampFailedException.class,
                () -> new StampCheck(authority.trusted()).check(asking, authority.answer(sameWithoutPolicy(asking))));
        assertThat(failed.trouble()).isEqualTo(StampTrouble.FORGED);
        StampQuestion offered = StampQuestion.over(NOTE, Optional.of(TestAuthority.POLICY));
        assertThat(new StampCheck(authority.trusted()).check(offered, authority.answer(offered.bytes())))
                .isNotNull();
    }

    private static org.bouncycastle.tsp.TimeStampRequest sameWithoutPolicy(StampQuestion asking) {
        return TestAuthority.another(asking.request(), false, false);
    }

    @Test
    void refuses_a_certificate_that_is_not_for_time_stamps_and_for_nothing_else() throws Exception {
        Instant from = TestAuthority.NOW.minus(DAY);
        Instant until = TestAuthority.NOW.plus(DAY);
        // The generator of the library refuses such certificates too, so the operator's trust is put on another one.
        for (TestAuthority bad : List.of(
                authority.with(true, KeyPurposeId.id_kp_codeSigning, from, until),
                authority.with(false, KeyPurposeId.id_kp_timeStamping, from, until),
                authority.with(true, null, from, until))) {
            assertThat(trouble(Badly.answer(bad, question))).isEqualTo(StampTrouble.NOT_TRUSTED);
        }
        // The same way with a right certificate is believed: it is the purpose that was refused.
        assertBelieved(
                        authority.trusted(),
                        Badly.answer(authority.with(true, KeyPurposeId.id_kp_timeStamping, from, until), question))
                .isNotNull();
    }

    @Test
    void refuses_a_certificate_that_was_not_valid_when_it_signed() throws Exception {
        KeyPurposeId purpose = KeyPurposeId.id_kp_timeStamping;
        Instant now = TestAuthority.NOW;
        TestAuthority expired = authority.with(true, purpose, now.minus(DAY.multipliedBy(9)), now.minus(DAY));
        TestAuthority early = authority.with(true, purpose, now.plus(DAY), now.plus(DAY.multipliedBy(9)));
        assertThat(trouble(expired.answer(question.bytes()))).isEqualTo(StampTrouble.NOT_TRUSTED);
        assertThat(trouble(early.answer(question.bytes()))).isEqualTo(StampTrouble.NOT_TRUSTED);
        // Pinned or not.
        assertThat(trouble(
                        new TrustedAuthorities(List.of(expired.signer.certificate())),
                        expired.answer(question.bytes())))
                .isEqualTo(StampTrouble.NOT_TRUSTED);
        // It may expire afterwards.
        expired.time = now.minus(DAY.multipliedBy(2));
        assertBelieved(authority.trusted(), expired.answer(question.bytes())).isNotNull();
    }

    @Test
    void refuses_a_stamp_of_an_authority_that_leads_nowhere() throws Exception {
        TestAuthority stranger = new TestAuthority();
        assertThat(trouble(stranger.answer(question.bytes()))).isEqualTo(StampTrouble.NOT_TRUSTED);
    }

    @Test
    void refuses_a_changed_signature() throws Exception {
        byte[] answer = authority.answer(question.bytes());
        // The signature stands at the end.
        answer[answer.length - 5] ^= 1;
        assertThat(trouble(answer)).isEqualTo(StampTrouble.FORGED);
    }

    @Test
    void refuses_a_rejection_as_such() throws Exception {
        assertThat(trouble(authority.rejection(question.bytes()))).isEqualTo(StampTrouble.REFUSED);
    }

    @Test
    void refuses_what_is_no_answer_at_all() throws Exception {
        byte[] answer = authority.answer(question.bytes());
        for (byte[] garbage : List.of(
                new byte[0],
                "<html>no</html>".getBytes(StandardCharsets.US_ASCII),
                new byte[] {0x30, 0},
                new byte[] {0x30, (byte) 0x84, 0x7f, 0x7f, 0x7f, 0x7f},
                Arrays.copyOf(answer, answer.length / 2),
                Arrays.copyOf(answer, answer.length + 1))) {
            assertThat(trouble(garbage)).as("%d bytes", garbage.length).isEqualTo(StampTrouble.NOT_UNDERSTOOD);
        }
    }

    /** No damage of an answer brings anything but a refusal. */
    @Test
    void never_fails_otherwise_whatever_byte_is_changed() throws Exception {
        byte[] answer = authority.answer(question.bytes());
        int believed = 0;
        for (int i = 0; i < answer.length; i++) {
            byte[] changed = answer.clone();
            changed[i] ^= 0x15;
            try {
                new StampCheck(authority.trusted()).check(question, changed);
                believed++;
            } catch (StampFailedException e) {
                assertThat(e.getMessage()).startsWith("expected");
            }
        }
        // What no signature covers: the text of the outer status and attributes that nobody reads.
        assertThat(believed).isLessThan(answer.length / 20);
    }
}
