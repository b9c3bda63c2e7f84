package org.xiezhi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiezhi.ledger.LedgerFixture.PUBLIC_2;
import static org.xiezhi.ledger.LedgerFixture.SEED_2;
import static org.xiezhi.ledger.LedgerFixture.privateKey;
import static org.xiezhi.ledger.LedgerFixture.signer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CosignerTest {

    private static final long TIME = 1_679_315_147L;
    static final Cosigner WITNESS = new Cosigner(key("witness.example/w1"), privateKey(SEED_2));

    static CosignerKey key(String name) {
        return new CosignerKey(name, LedgerFixture.otherSigner().verifier().key());
    }

    private static SignedNote note(long size) {
        return signer().sign(new Checkpoint(signer().verifier().name(), new TreeHead(size, MerkleVectors.SOME)).text());
    }

    private static SignedNote with(SignedNote note, NoteSignature... lines) {
        List<NoteSignature> all = new ArrayList<>(note.signatures());
        all.addAll(List.of(lines));
        return new SignedNote(note.text(), all);
    }

    @Test
    void signs_header_time_and_the_whole_text_as_the_specification_says() {
        SignedNote note = note(7);
        NoteSignature line = WITNESS.cosign(note.text(), TIME);
        assertThat(line.line()).startsWith("\u2014 witness.example/w1 ");
        assertThat(line.keyId()).isEqualTo(WITNESS.verifier().keyId());
        assertThat(HexFormat.of().formatHex(line.signature(), 0, 8)).isEqualTo("00000000641850cb");
        byte[] message = ("cosignature/v1\ntime 1679315147\n" + note.text()).getBytes(StandardCharsets.UTF_8);
        byte[] signature = java.util.Arrays.copyOfRange(line.signature(), 8, 72);
        assertThat(LedgerFixture.otherSigner().verifier().verifies(message, signature))
                .isTrue();
    }

    @Test
    void is_read_back_beside_the_signature_of_the_log_and_the_latest_time_counts() {
        SignedNote note = note(7);
        assertThat(WITNESS.verifier().cosigned(note)).isEmpty();
        SignedNote cosigned = with(note, WITNESS.cosign(note.text(), TIME + 5), WITNESS.cosign(note.text(), TIME));
        assertThat(WITNESS.verifier().cosigned(SignedNote.parse(cosigned.bytes())))
                .hasValue(TIME + 5);
        assertThat(cosigned.verify(List.of(signer().verifier()))).hasSize(1);
        assertThat(key("witness.example/w2").cosigned(cosigned)).isEmpty();
    }

    @Test
    void refuses_a_cosignature_over_another_text_or_time() {
        SignedNote note = note(7);
        SignedNote other = with(note, WITNESS.cosign(note(8).text(), TIME));
        assertThatThrownBy(() -> WITNESS.verifier().cosigned(other)).isInstanceOf(UnverifiedException.class);
        byte[] stamped = WITNESS.cosign(note.text(), TIME).signature();
        for (int at = 0; at < stamped.length; at += 5) {
            byte[] harmed = stamped.clone();
            harmed[at] ^= 1;
            SignedNote changed = with(
                    note,
                    NoteSignature.of(
                            WITNESS.verifier().name(), WITNESS.verifier().keyId(), harmed));
            assertThatThrownBy(() -> WITNESS.verifier().cosigned(changed))
                    .as("byte %s", at)
                    .isInstanceOf(UnverifiedException.class);
        }
    }

    private static SignedNote cosignedAt(long time) {
        SignedNote note = note(7);
        byte[] stamped = ByteBuffer.allocate(Long.BYTES + Ed25519.SIGNATURE_LENGTH)
                .putLong(time)
                .put(Ed25519.sign("w1", privateKey(SEED_2), CosignerKey.message(note.text(), time)))
                .array();
        return with(
                note,
                NoteSignature.of(WITNESS.verifier().name(), WITNESS.verifier().keyId(), stamped));
    }

    @Test
    void refuses_a_time_that_canonical_json_cannot_say_or_no_clock_can_show() {
        assertThat(WITNESS.verifier().cosigned(cosignedAt(CosignerKey.MAX_TIME)))
                .hasValue(9_007_199_254_740_991L);
        assertThat(Instant.ofEpochSecond(CosignerKey.MAX_TIME)).isAfter(Instant.EPOCH);
        for (long time : new long[] {CosignerKey.MAX_TIME + 1, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
            SignedNote late = cosignedAt(time);
            assertThatThrownBy(() -> WITNESS.verifier().cosigned(late))
                    .as("time %s", time)
                    .isInstanceOf(UnverifiedException.class);
            assertThatThrownBy(() -> WITNESS.cosign(late.text(), time)).hasMessageContaining("found " + time);
        }
    }

    @Test
    void keeps_keys_of_logs_and_of_witnesses_apart() {
        String vkey = WITNESS.verifier().vkey();
        assertThat(CosignerKey.parse(vkey)).isEqualTo(WITNESS.verifier());
        assertThatThrownBy(() -> NoteVerifier.parse(vkey)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> CosignerKey.parse(signer().verifier().vkey())).isInstanceOf(MalformedException.class);
        assertThat(vkey)
                .endsWith(java.util.Base64.getEncoder()
                        .encodeToString(HexFormat.of().parseHex("04" + PUBLIC_2)));
        assertThatThrownBy(() -> new Cosigner(key("w"), privateKey(LedgerFixture.SEED_1)))
                .isInstanceOf(LedgerException.class);
    }
}
