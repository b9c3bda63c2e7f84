package org.xiezhi.workbench.errors;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.persistence.OptimisticLockException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xiezhi.casework.shared.ConflictException;
import org.xiezhi.casework.shared.InvalidException;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.Problem;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.workbench.errors.Trouble.Conflict;
import org.xiezhi.workbench.errors.Trouble.Expired;
import org.xiezhi.workbench.errors.Trouble.Fault;
import org.xiezhi.workbench.errors.Trouble.Invalid;
import org.xiezhi.workbench.errors.Trouble.Refused;
import org.xiezhi.workbench.errors.Trouble.Unknown;

class TroubleTest {

    @Test
    void finds_the_meaning_under_whatever_the_container_wrapped_around_it() {
        Refusal refusal = Refusal.of("access.own_proposal");
        assertThat(Trouble.of(new FacesException(new EJBException(new RefusedException(refusal)))))
                .isEqualTo(new Refused(List.of(refusal)));
    }

    @Test
    void tells_the_kinds_apart() {
        Problem problem = Problem.of("person", "input.required");
        assertThat(Trouble.of(new InvalidException(List.of(problem)))).isEqualTo(new Invalid(List.of(problem)));
        assertThat(Trouble.of(new NotFoundException("clue"))).isEqualTo(new Unknown());
        assertThat(Trouble.of(new ConflictException("clue"))).isEqualTo(new Conflict());
        assertThat(Trouble.of(new EJBException(new OptimisticLockException()))).isEqualTo(new Conflict());
        assertThat(Trouble.of(new ViewExpiredException("x", "/x.xhtml"))).isEqualTo(new Expired());
    }

    @Test
    void takes_everything_else_for_our_own_fault() {
        RuntimeException cause = new IllegalStateException("expected a, found b");
        assertThat(Trouble.of(cause)).isEqualTo(new Fault(cause));
    }

    @Test
    void answers_a_status_without_words_of_its_own_as_a_bad_request_or_as_a_fault() {
        assertThat(ErrorBacking.kind("418")).isEqualTo("400");
        assertThat(ErrorBacking.kind("501")).isEqualTo("500");
        assertThat(ErrorBacking.kind("404")).isEqualTo("404");
        assertThat(ErrorBacking.kind("null")).isEqualTo("500");
    }
}
