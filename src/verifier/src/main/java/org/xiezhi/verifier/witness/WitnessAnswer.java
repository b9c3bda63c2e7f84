package org.xiezhi.verifier.witness;

/**
 * What a witness says to a request.
 *
 * @param status of HTTP, also where the answer goes into a file
 * @param type content type
 * @param body cosignature lines after a 200, a size after a 409, otherwise a reason
 */
public record WitnessAnswer(int status, String type, String body) {

    /** The only status with cosignatures. */
    public static final int COSIGNED = 200;

    static final int SIZE_DIFFERS = 409;

    static WitnessAnswer text(int status, String body) {
        return new WitnessAnswer(status, "text/plain; charset=utf-8", body + "\n");
    }
}
