package org.xiezhi.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xiezhi.ledger.TreeHead;

/** What a verification checked, could not check and found wrong, in the order in which it came up. */
final class Report {

    // A folder of garbage must not fill the memory of whoever checks it; what is left out is still counted.
    private static final int MOST_PROBLEMS = 1_000;

    /** A sentence by its key in the bundle of messages. */
    record Said(String code, List<String> arguments) {

        static Said of(String code, Object... arguments) {
            List<String> texts = new ArrayList<>();
            for (Object argument : arguments) {
                texts.add(argument.toString());
            }
            return new Said(code, List.copyOf(texts));
        }
    }

    /** Something wrong. The words expected and found are the program's, or those of the file. */
    record Problem(String code, String where, String expected, String found) {}

    private final List<Said> checked = new ArrayList<>();
    private final List<Said> unchecked = new ArrayList<>();
    private final List<Said> outside = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private long total;
    private Optional<TreeHead> head = Optional.empty();

    void checked(String code, Object... arguments) {
        checked.add(Said.of(code, arguments));
    }

    /** Something that a stricter reader needs and this check could not do: the answer is then not wholly good. */
    void unchecked(String code, Object... arguments) {
        unchecked.add(Said.of(code, arguments));
    }

    /** Something that lies outside of what was handed over; says so, and changes nothing. */
    void outside(String code, Object... arguments) {
        outside.add(Said.of(code, arguments));
    }

    void problem(String code, String where, Object expected, Object found) {
        total++;
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(code, where, expected.toString(), found.toString()));
        }
    }

    void head(TreeHead rebuilt) {
        head = Optional.of(rebuilt);
    }

    List<Said> checked() {
        return checked;
    }

    List<Said> unchecked() {
        return unchecked;
    }

    List<Said> outside() {
        return outside;
    }

    List<Problem> problems() {
        return problems;
    }

    long total() {
        return total;
    }

    Optional<TreeHead> head() {
        return head;
    }

    ExitCode exitCode() {
        if (total > 0) {
            return ExitCode.WRONG;
        }
        return unchecked.isEmpty() ? ExitCode.RIGHT : ExitCode.OPEN;
    }
}
