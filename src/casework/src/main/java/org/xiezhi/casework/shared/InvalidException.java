package org.xiezhi.casework.shared;

import jakarta.ejb.ApplicationException;
import java.util.List;

/** What was typed cannot be taken as it is; nothing was changed, and each fault names its field. */
@ApplicationException(rollback = true)
public class InvalidException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;

    public InvalidException(List<Problem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
