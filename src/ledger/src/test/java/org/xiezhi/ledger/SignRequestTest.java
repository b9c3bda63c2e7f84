package org.xiezhi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiezhi.ledger.LedgerFixture.ORIGIN;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignRequestTest {

    private static final String ROOT = MerkleTree.emptyRoot().base64();
    private static final String TOKEN = "a-token-that-is-long-enough-for-it";

    @TempDir
    Path folder;

    private LogFolder log;

    @BeforeEach
    void grow() {
        log = LogFolder.open(folder, new MemoryFiles(folder));
        log.append(0, LedgerFixture.entries(0, 10));
    }

    @Test
    void reads_what_it_wrote() {
        SignRequest request = new SignRequest(new Checkpoint(ORIGIN, log.headAt(10)), log.consistency(3, 10));

        assertThat(SignRequest.parse(request.bytes())).isEqualTo(request);
        assertThat(new String(request.bytes(), StandardCharsets.UTF_8))
                .startsWith("old 3\n")
                .endsWith("\n\n" + request.checkpoint().text());
    }

    @Test
    void reads_a_request_without_hashes() {
        SignRequest request = new SignRequest(new Checkpoint(ORIGIN, log.headAt(10)), log.consistency(0, 10));

        assertThat(SignRequest.parse(request.bytes())).isEqualTo(request);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "old 0\n",
                "old 0\n\n",
                "old\n\no\n0\nROOT\n",
                "old 00\n\no\n0\nROOT\n",
                "old -1\n\no\n0\nROOT\n",
                "old 1\n\no\n0\nROOT\n",
                "young 0\n\no\n0\nROOT\n",
                "old 0\nx\n\no\n0\nROOT\n",
                "old 0\n \n\no\n0\nROOT\n",
                "old 0\r\n\r\no\n0\nROOT\n",
                "old 0\n\no\n0\nROOT",
                "old 0\n\no\n0\n"
            })
    void refuses_what_is_no_request(String body) {
        assertThatThrownBy(() -> SignRequest.parse(body.replace("ROOT", ROOT).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void refuses_more_hashes_than_any_tree_needs_and_a_proof_to_another_size() {
        List<Hash> many = Collections.nCopies(64, MerkleTree.emptyRoot());
        Checkpoint checkpoint = new Checkpoint(ORIGIN, log.headAt(10));

        assertThatThrownBy(() -> new SignRequest(checkpoint, new ConsistencyProof(1, 10, many)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("63");
        assertThatThrownBy(() -> new SignRequest(checkpoint, new ConsistencyProof(1, 9, List.of())))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void a_seal_fits_one_token_and_one_request() {
        SignerToken token = SignerToken.of(TOKEN);
        byte[] body = {1, 2, 3};
        String seal = token.seal("POST", "/add-checkpoint", body);

        assertThat(token.sealed(seal, "POST", "/add-checkpoint", body)).isTrue();
        assertThat(token.sealed(seal, "GET", "/add-checkpoint", body)).isFalse();
        assertThat(token.sealed(seal, "POST", "/last-signed", body)).isFalse();
        assertThat(token.sealed(seal, "POST", "/add-checkpoint", new byte[] {1, 2}))
                .isFalse();
        assertThat(token.sealed("", "POST", "/add-checkpoint", body)).isFalse();
        assertThat(SignerToken.of(TOKEN + "x").sealed(seal, "POST", "/add-checkpoint", body))
                .isFalse();
        assertThat(seal + token).doesNotContain(TOKEN);
    }

    @Test
    void refuses_a_token_that_could_be_tried_out() {
        assertThatThrownBy(() -> SignerToken.of("x".repeat(SignerToken.LEAST_LENGTH - 1)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("31");
    }
}
