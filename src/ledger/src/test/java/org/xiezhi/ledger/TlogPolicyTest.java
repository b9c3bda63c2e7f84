package org.xiezhi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlogPolicyTest {

    private static final List<String> KEYS = keys();

    private static List<String> keys() {
        List<String> keys = new ArrayList<>();
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            for (int i = 0; i < 6; i++) {
                keys.add(new CosignerKey("w" + i, generator.generateKeyPair().getPublic()).vkey());
            }
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
        return keys;
    }

    /** {@code #0} to {@code #5} stand for keys of witnesses, {@code #L} for one of a log. */
    private static TlogPolicy policy(String text) {
        String filled = text.replace("#L", LedgerFixture.signer().verifier().vkey());
        for (int i = 0; i < KEYS.size(); i++) {
            filled = filled.replace("#" + i, KEYS.get(i));
        }
        return TlogPolicy.parse(filled.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void asks_for_two_of_three_here_and_one_of_three_there() {
        TlogPolicy policy = policy("""
                # the example of the specification
                log #L https://log.example/
                witness X1 #0
                witness X2 #1 https://x2.example/
                witness X3\t#2
                \tgroup X-witnesses 2 X1 X2 X3

                witness Y1 #3
                witness Y2 #4
                witness Y3 #5
                group Y-witnesses any Y1 Y2 Y3
                group X-and-Y all X-witnesses Y-witnesses
                quorum X-and-Y
                """);
        assertThat(policy.logs()).hasSize(1);
        assertThat(policy.logs().get(0).url()).hasValue("https://log.example/");
        assertThat(policy.witnesses()).hasSize(6);
        assertThat(policy.witnesses().get(1).url()).hasValue("https://x2.example/");
        assertThat(policy.quorum().isMetBy(Set.of("X1", "X3", "Y2"))).isTrue();
        assertThat(policy.quorum().isMetBy(Set.of("X1", "Y1", "Y2", "Y3"))).isFalse();
        assertThat(policy.quorum().isMetBy(Set.of("X1", "X2", "X3"))).isFalse();
        assertThat(policy.quorum().isMetBy(Set.of("X-and-Y"))).isFalse();
    }

    @Test
    void may_ask_for_one_witness_or_for_none() {
        assertThat(policy("quorum none\n").quorum().isMetBy(Set.of())).isTrue();
        TlogPolicy one = policy("witness W #0\nquorum W\n");
        assertThat(one.quorum().isMetBy(Set.of("W"))).isTrue();
        assertThat(one.quorum().isMetBy(Set.of())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "quorum none",
                "quorum W\nwitness W #0\n",
                "quorum none\nquorum none\n",
                "witness none #0\nquorum none\n",
                "witness W #0\nwitness W #1\nquorum W\n",
                "witness W #0\nwitness V #0\nquorum W\n",
                "witness W #L\nquorum W\n",
                "log #0\nquorum none\n",
                "log #L\nlog #L\nquorum none\n",
                "witness W #0\ngroup G 0 W\nquorum G\n",
                "witness W #0\ngroup G 2 W\nquorum G\n",
                "witness W #0\ngroup G 01 W\nquorum G\n",
                "witness W #0\ngroup G all\nquorum G\n",
                "witness W #0\ngroup G 2 W W\nquorum G\n",
                "witness W #0\ngroup G any W\ngroup H any W\nquorum H\n",
                "group G any G\nquorum G\n",
                "witness W #0\ngroup G any none\nquorum G\n",
                "witness W #0\rquorum W\n",
                "wittness W #0\nquorum none\n",
                "witness W\nquorum none\n",
                "quorum none W\n"
            })
    void refuses_a_policy_that_could_be_read_in_two_ways(String text) {
        assertThatThrownBy(() -> policy(text)).isInstanceOf(MalformedException.class);
    }
}
