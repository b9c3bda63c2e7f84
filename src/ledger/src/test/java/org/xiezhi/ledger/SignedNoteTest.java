package org.xiezhi.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {

    // The key and note that the Go reference implementation documents.
    private static final String VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final byte[] TYPED_SEED = StrictBase64.decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");
    private static final String TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String LINE =
            "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final String NOTE = TEXT + "\n" + LINE;
    private static final NoteVerifier PETER = NoteVerifier.parse(VKEY);

    // The example of C2SP signed-note; its key is not published, so it serves for the format alone.
    private static final String EXAMPLE = """
            Ognuno sta solo sul cuor della terra
            trafitto da un raggio di sole:

            èd è subito sera.

            — quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
            """;

    private static SignedNote parse(String note) {
        return SignedNote.parse(note.getBytes(UTF_8));
    }

    @Test
    void reads_and_signs_the_reference_note_byte_for_byte() {
        assertThat(PETER.vkey()).isEqualTo(VKEY);
        assertThat(parse(NOTE).verify(List.of(PETER))).containsExactly(PETER);
        NoteSigner signer =
                new NoteSigner(PETER, LedgerFixture.privateKey(HexFormat.of().formatHex(TYPED_SEED, 1, 33)));
        assertThat(signer.sign(TEXT).bytes()).isEqualTo(NOTE.getBytes(UTF_8));
    }

    @Test
    void splits_the_specification_example_at_the_last_blank_line() {
        SignedNote note = parse(EXAMPLE);
        assertThat(note.text()).endsWith("sole:\n\n\u00e8d \u00e8 subito sera.\n");
        assertThat(note.signatures()).hasSize(1);
        assertThat(note.signatures().get(0).name()).isEqualTo("quasimodo.example/salvatore");
        assertThat(HexFormat.of().toHexDigits(note.signatures().get(0).keyId())).isEqualTo("367ba04b");
        assertThat(note.bytes()).isEqualTo(EXAMPLE.getBytes(UTF_8));
    }

    @Test
    void ignores_unknown_keys_and_demands_a_known_one() {
        SignedNote other = LedgerFixture.signer().sign(TEXT);
        String both = TEXT + "\n" + other.signatures().get(0).line() + "\n" + LINE;
        assertThat(parse(both).verify(List.of(PETER))).containsExactly(PETER);
        assertThatThrownBy(() -> other.verify(List.of(PETER))).isInstanceOf(UnverifiedException.class);
        assertThatThrownBy(() -> other.verify(List.of())).isInstanceOf(UnverifiedException.class);
    }

    @Test
    void one_failing_signature_of_a_known_key_rejects_all() {
        NoteSigner ours = LedgerFixture.signer();
        String failing = ours.sign("another text\n").signatures().get(0).line();
        SignedNote note = parse(TEXT + "\n" + LINE + failing + "\n");
        assertThat(note.verify(List.of(PETER))).containsExactly(PETER);
        assertThatThrownBy(() -> note.verify(List.of(PETER, ours.verifier()))).isInstanceOf(UnverifiedException.class);
    }

    @Test
    void same_name_with_another_key_is_unknown() {
        SignedNote note = LedgerFixture.otherSigner().sign(TEXT);
        assertThatThrownBy(() -> note.verify(List.of(LedgerFixture.signer().verifier())))
                .isInstanceOf(UnverifiedException.class);
    }

    @Test
    void no_flipped_byte_of_the_text_verifies() {
        byte[] text = TEXT.getBytes(UTF_8);
        for (int i = 0; i < text.length - 1; i++) {
            text[i] ^= 1;
            SignedNote note = new SignedNote(
                    new String(text, UTF_8).replace('\u000b', 'x'), parse(NOTE).signatures());
            assertThatThrownBy(() -> note.verify(List.of(PETER))).isInstanceOf(UnverifiedException.class);
            text[i] ^= 1;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "text\n",
                "text\n\n",
                "text\n\n\n",
                "text\n\u2014 name AAAAAAA=\n",
                "text\n\n\u2014 name AAAAAAA=",
                "text\n\n- name AAAAAAA=\n",
                "text\n\n\u2014 AAAAAAA=\n",
                "text\n\n\u2014  AAAAAAA=\n",
                "text\n\n\u2014 name AAAAAA==\n",
                "text\n\n\u2014 name AAAAAAA\n",
                "text\n\n\u2014 name AAAAAAB=\n",
                "text\n\n\u2014 na+me AAAAAAA=\n",
                "text\n\n\u2014 na\u00a0me AAAAAAA=\n",
                "text\n\n\u2014 name AAAAAAA=\nmore\n",
                "te\u0001xt\n\n\u2014 name AAAAAAA=\n",
                "te\rxt\n\n\u2014 name AAAAAAA=\n"
            })
    void refuses_what_is_no_note(String note) {
        assertThatThrownBy(() -> parse(note)).isInstanceOf(MalformedException.class);
    }

    @Test
    void refuses_bytes_that_are_not_utf8() {
        byte[] note = NOTE.getBytes(UTF_8);
        note[0] = (byte) 0xff;
        assertThatThrownBy(() -> SignedNote.parse(note)).isInstanceOf(MalformedException.class);
    }

    @Test
    void refuses_every_mangled_vkey() {
        for (int from = 0; from <= VKEY.length(); from++) {
            for (int to = from; to <= VKEY.length(); to++) {
                String part = VKEY.substring(from, to);
                if (!part.equals(VKEY)) {
                    assertThatThrownBy(() -> NoteVerifier.parse(part)).isInstanceOf(MalformedException.class);
                }
            }
        }
        for (int i = 0; i < VKEY.length(); i++) {
            char[] changed = VKEY.toCharArray();
            changed[i]++;
            assertThatThrownBy(() -> NoteVerifier.parse(new String(changed))).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void refuses_a_private_key_of_another_pair() {
        NoteVerifier ours = LedgerFixture.signer().verifier();
        assertThatThrownBy(() -> new NoteSigner(ours, LedgerFixture.privateKey(LedgerFixture.SEED_2)))
                .isInstanceOf(LedgerException.class);
    }

    // RFC 8032, 7.1: TEST 1 to 3.
    @ParameterizedTest
    @CsvSource({
        LedgerFixture.PUBLIC_1
                + ",'',e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        LedgerFixture.PUBLIC_2
                + ",72,92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"
                + ",af82,6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void verifies_the_vectors_of_rfc_8032(String publicKey, String message, String signature) {
        NoteVerifier verifier = LedgerFixture.verifier("rfc8032.example", publicKey);
        byte[] text = HexFormat.of().parseHex(message);
        byte[] good = HexFormat.of().parseHex(signature);
        assertThat(verifier.verifies(text, good)).isTrue();
        good[5] ^= 1;
        assertThat(verifier.verifies(text, good)).isFalse();
        assertThat(verifier.verifies(text, new byte[63])).isFalse();
        assertThat(verifier.verifies(text, new byte[0])).isFalse();
    }
}
