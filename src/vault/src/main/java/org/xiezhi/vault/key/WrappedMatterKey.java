package org.xiezhi.vault.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.xiezhi.vault.shared.Bytes;
import org.xiezhi.vault.shared.Sha256;
import org.xiezhi.vault.shared.Uuids;

/** A matter key as the database keeps it: for a list of recipients, the unit key first. Bytes: docs/formats/evidence-container.md. */
public record WrappedMatterKey(UUID matterId, Bytes commitment, List<Recipient> recipients) {

    private static final byte[] MAGIC = "XZMK".getBytes(US_ASCII);
    private static final byte FORMAT = 1;
    private static final int HEADER_LENGTH = 4 + 1 + Uuids.LENGTH + Sha256.LENGTH + 1;
    private static final int MAX_RECIPIENTS = 0xFF;

    public WrappedMatterKey {
        recipients = List.copyOf(recipients);
        if (commitment.length() != Sha256.LENGTH) {
            throw new IllegalArgumentException("expected a commitment of 32 bytes, found " + commitment.length());
        }
        if (recipients.isEmpty() || recipients.size() > MAX_RECIPIENTS) {
            throw new IllegalArgumentException("expected 1 to 255 recipients, found " + recipients.size());
        }
        if (recipients.get(0).kind() != Recipient.UNIT_KEY) {
            throw new IllegalArgumentException("expected the unit key as first recipient, found kind "
                    + recipients.get(0).kind());
        }
    }

    /** The version of the unit key that opens it. */
    public int unitKeyVersion() {
        return unitKeyRecipient().unitKeyVersion();
    }

    Recipient unitKeyRecipient() {
        return recipients.get(0);
    }

    public byte[] encode() {
        int length = HEADER_LENGTH;
        for (Recipient recipient : recipients) {
            length +=
                    1 + 2 + recipient.name().length() + 2 + recipient.wrapped().length();
        }
        ByteBuffer out = ByteBuffer.allocate(length)
                .put(MAGIC)
                .put(FORMAT)
                .put(Uuids.bytes(matterId))
                .put(commitment.toArray())
                .put((byte) recipients.size());
        for (Recipient recipient : recipients) {
            out.put((byte) recipient.kind());
            putBlock(out, recipient.name());
            putBlock(out, recipient.wrapped());
        }
        return out.array();
    }

    /**
     * Reads {@link #encode}.
     *
     * @throws IllegalArgumentException if these are not the bytes of a wrapped matter key
     */
    public static WrappedMatterKey decode(byte[] encoded) {
        ByteBuffer in = ByteBuffer.wrap(encoded);
        try {
            byte[] magic = new byte[MAGIC.length];
            in.get(magic);
            byte format = in.get();
            if (!Arrays.equals(MAGIC, magic) || format != FORMAT) {
                throw new IllegalArgumentException("expected a wrapped matter key of format " + FORMAT
                        + ", found magic " + Bytes.of(magic) + " and format " + format);
            }
            UUID matterId = Uuids.read(in);
            byte[] commitment = new byte[Sha256.LENGTH];
            in.get(commitment);
            int count = Byte.toUnsignedInt(in.get());
            List<Recipient> recipients = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                recipients.add(new Recipient(Byte.toUnsignedInt(in.get()), getBlock(in), getBlock(in)));
            }
            if (in.hasRemaining()) {
                throw new IllegalArgumentException(
                        "expected the end of the wrapped matter key, found " + in.remaining() + " more bytes");
            }
            return new WrappedMatterKey(matterId, Bytes.of(commitment), recipients);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException(
                    "expected a whole wrapped matter key, found only " + encoded.length + " bytes", e);
        }
    }

    private static void putBlock(ByteBuffer out, Bytes block) {
        out.putShort((short) block.length()).put(block.toArray());
    }

    private static Bytes getBlock(ByteBuffer in) {
        byte[] block = new byte[Math.min(Short.toUnsignedInt(in.getShort()), in.remaining() + 1)];
        in.get(block);
        return Bytes.of(block);
    }
}
