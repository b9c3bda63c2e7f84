package org.xiezhi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiezhi.ledger.CosignerTest.WITNESS;
import static org.xiezhi.ledger.LedgerFixture.signer;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class CosignedCheckpointTest {

    private static final TlogPolicy POLICY = TlogPolicy.parse(
            ("witness one " + WITNESS.verifier().vkey() + "\nquorum one\n").getBytes(StandardCharsets.UTF_8));

    private static SignedCheckpoint signed(long size) {
        return SignedCheckpoint.parse(LedgerFixture.checkpoint(signer(), new TreeHead(size, MerkleVectors.SOME)));
    }

    private static byte[] answer(SignedCheckpoint to) {
        return (WITNESS.cosign(to.note().text(), 7).line() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void takes_the_line_of_a_witness_once_and_knows_that_the_quorum_is_met() {
        CosignedCheckpoint alone = CosignedCheckpoint.of(signed(7), POLICY, signer().verifier());
        assertThat(alone.meetsQuorum()).isFalse();
        CosignedCheckpoint cosigned = alone.withAnswer(answer(signed(7)));
        assertThat(cosigned.meetsQuorum()).isTrue();
        assertThat(cosigned.witnesses()).containsExactly("one");
        assertThat(cosigned.with(cosigned.note())).isEqualTo(cosigned);
        assertThat(alone.with(cosigned.note())).isEqualTo(cosigned);
    }

    @Test
    void keeps_the_latest_line_of_each_key_however_many_it_gives() {
        CosignedCheckpoint alone = CosignedCheckpoint.of(signed(7), POLICY, signer().verifier());
        String text = signed(7).note().text();
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 99; i++) {
            many.append(WITNESS.cosign(text, (i * 40) % 99).line()).append('\n');
        }
        CosignedCheckpoint cosigned = alone.withAnswer(many.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(cosigned.note().signatures()).hasSize(2);
        assertThat(WITNESS.verifier().cosigned(cosigned.note())).hasValue(98);
        assertThat(cosigned.withAnswer(answer(signed(7)))).isEqualTo(cosigned);
    }

    @Test
    void keeps_the_line_of_the_log_once() {
        SignedNote once = signed(7).note();
        SignedNote thrice = new SignedNote(
                once.text(), Collections.nCopies(3, once.signatures().get(0)));
        assertThat(CosignedCheckpoint.of(SignedCheckpoint.parse(thrice.bytes()), POLICY, signer().verifier())
                        .note())
                .isEqualTo(once);
    }

    @Test
    void leaves_out_lines_of_keys_that_the_policy_does_not_know() {
        Cosigner stranger =
                new Cosigner(CosignerTest.key("witness.example/w2"), LedgerFixture.privateKey(LedgerFixture.SEED_2));
        byte[] line = (stranger.cosign(signed(7).note().text(), 7).line() + "\n").getBytes(StandardCharsets.UTF_8);
        CosignedCheckpoint alone = CosignedCheckpoint.of(signed(7), POLICY, signer().verifier());
        assertThat(alone.withAnswer(line)).isEqualTo(alone);
    }

    @Test
    void refuses_a_line_over_another_checkpoint_and_what_is_no_line() {
        CosignedCheckpoint alone = CosignedCheckpoint.of(signed(7), POLICY, signer().verifier());
        assertThatThrownBy(() -> alone.withAnswer(answer(signed(8)))).isInstanceOf(UnverifiedException.class);
        assertThatThrownBy(() -> alone.with(signed(8).note())).isInstanceOf(MalformedException.class);
        assertThat(alone.withAnswer(new byte[0])).isEqualTo(alone);
        for (String garbage : new String[] {"hello\n", "x\n\n\u2014 a b\n", "\u2014 a AAAA"}) {
            assertThatThrownBy(() -> alone.withAnswer(garbage.getBytes(StandardCharsets.UTF_8)))
                    .as(garbage)
                    .isInstanceOf(LedgerException.class);
        }
    }
}
