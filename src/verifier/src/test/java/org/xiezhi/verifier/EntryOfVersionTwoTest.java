package org.xiezhi.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.xiezhi.verifier.VerifierFixture.KEY;
import static org.xiezhi.verifier.VerifierFixture.SIGNER;
import static org.xiezhi.verifier.VerifierFixture.entryOfTwoVersions;
import static org.xiezhi.verifier.VerifierFixture.image;
import static org.xiezhi.verifier.VerifierFixture.log;
import static org.xiezhi.verifier.VerifierFixture.secondEntry;
import static org.xiezhi.verifier.VerifierFixture.secondMembers;
import static org.xiezhi.verifier.VerifierFixture.secondRow;
import static org.xiezhi.verifier.VerifierFixture.verify;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xiezhi.ledger.CanonicalJson;
import org.xiezhi.ledger.MalformedException;
import org.xiezhi.verifier.VerifierFixture.Answer;

/** The rules of an entry of version 2, and the history of a row from entry to entry. */
class EntryOfVersionTwoTest {

    @TempDir
    Path path;

    static Stream<String> harms() {
        return EntryHarms.OF_VERSION_2.keySet().stream();
    }

    static Stream<String> gaps() {
        return EntryHarms.GAPS.keySet().stream();
    }

    private static byte[] made(Map<String, IntFunction<byte[]>> harms, String harm) {
        IntFunction<byte[]> maker = harms.get(harm);
        if (maker == null) {
            throw new AssertionError(harm);
        }
        return maker.apply(10);
    }

    @ParameterizedTest
    @MethodSource("harms")
    void refuses_an_entry_with(String harm) {
        byte[] entry = made(EntryHarms.OF_VERSION_2, harm);
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> EntryRules.parse(entry))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("192.0.2.7", "because", "zhang"));
    }

    @Test
    void takes_an_entry_without_right_address_and_reason() {
        Map<String, @Nullable Object> entry = secondMembers(1);
        for (String member : java.util.List.of("behalf", "role", "rule", "address", "reason")) {
            entry.put(member, null);
        }
        assertThatNoException().isThrownBy(() -> EntryRules.parse(CanonicalJson.write(entry)));
    }

    @Test
    void follows_a_row_from_version_1_into_version_2_and_over_its_end() {
        log(path, SIGNER, VerifierFixture::entryOfTwoVersions, 12);
        Answer answer = verify(path, "--key", KEY);
        assertThat(answer.exit()).as(answer.text()).isEqualTo(3);
        assertThat(answer.text()).contains("before the act, 5 times");
    }

    @ParameterizedTest
    @MethodSource("gaps")
    void names(String gap) {
        log(path, SIGNER, number -> number == 10 ? made(EntryHarms.GAPS, gap) : entryOfTwoVersions(number), 12);
        Answer answer = verify(path, "--key", KEY);
        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.text())
                .contains("gap in the history of a row | entry 10 row 1")
                .contains("WRONG (1)");
    }

    @Test
    void names_an_act_that_was_cut_out_of_the_log_although_every_tile_fits() {
        log(path, SIGNER, number -> entryOfTwoVersions(number < 5 ? number : number + 1), 12);
        Answer answer = verify(path, "--key", KEY);
        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.text()).contains("entry 7 row 1: expected the row hash of entry 3 as before");
    }

    /** More mentions of rows than are held in memory: the order of the entries survives the way over the disk. */
    @Test
    void keeps_the_order_of_many_entries_about_one_row() {
        int many = 1_200;
        log(path, SIGNER, number -> turn(number, number == 1_100 ? "X" : String.valueOf(number - 1)), many);
        Answer answer = verify(path, "--key", KEY);
        assertThat(answer.text()).contains("entry 1100 row 1").contains("WRONG (1)");
    }

    private static byte[] turn(int number, String before) {
        return secondEntry(
                number, secondRow(100, image(100, String.valueOf(number)), number == 0 ? null : image(100, before)));
    }
}
