package org.xiezhi.casework.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.persistence.EntityTransaction;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.shared.ConflictException;
import org.xiezhi.casework.shared.InvalidException;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.casework.staff.AccountForm;
import org.xiezhi.casework.staff.Accounts;

class SetupServiceTest {

    private static final String PASSWORD = "long-enough-77";

    @TempDir
    Path home;

    private final List<Synchronization> waiting = new ArrayList<>();
    private CaseworkFixture casework;
    private SetupService setup;
    private String code = "";

    @BeforeEach
    void open() throws IOException {
        casework = new CaseworkFixture();
        casework.put(TransactionSynchronizationRegistry.class, (TransactionSynchronizationRegistry)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {TransactionSynchronizationRegistry.class},
                        (proxy, method, args) -> {
                            assertThat(method.getName()).isEqualTo("registerInterposedSynchronization");
                            waiting.add((Synchronization) args[0]);
                            return null;
                        }));
        casework.get(OneTimeCode.class).make(home);
        code = Files.readString(file()).strip();
        setup = casework.get(SetupService.class);
        transaction().begin();
    }

    @AfterEach
    void close() {
        transaction().rollback();
        casework.close();
    }

    @Test
    void uses_the_code_up_when_the_accounts_are_committed_and_not_before() {
        setup.make(form(code, PASSWORD));
        assertThat(file()).exists();
        complete(true);
        assertThat(casework.get(Accounts.class).count()).isEqualTo(3);
        assertThat(file()).doesNotExist();
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> setup.make(form(code, PASSWORD)));
    }

    @Test
    void gives_the_code_back_when_the_commit_fails() {
        setup.make(form(code, PASSWORD));
        complete(false);
        setup.make(form(code, PASSWORD));
        complete(true);
        assertThat(casework.get(Accounts.class).count()).isEqualTo(3);
    }

    @Test
    void refuses_a_form_that_is_sent_again_before_the_first_is_done() {
        setup.make(form(code, PASSWORD));
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> setup.make(form(code, PASSWORD)));
        complete(true);
        assertThat(casework.get(Accounts.class).count()).isEqualTo(3);
    }

    @Test
    void leaves_the_code_to_whoever_filled_in_the_form_wrongly() {
        for (int i = 0; i <= OneTimeCode.TRIES; i++) {
            assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> setup.make(form(code, "short")));
            complete(false);
        }
        setup.make(form(code, PASSWORD));
        complete(true);
        assertThat(casework.get(Accounts.class).count()).isEqualTo(3);
    }

    @Test
    void records_wrong_codes_and_ends_the_code_with_the_fifth() {
        for (int i = 0; i < OneTimeCode.TRIES; i++) {
            assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> setup.make(form("0000", PASSWORD)));
        }
        assertThat(casework.recorded()).hasSize(OneTimeCode.TRIES).allMatch(entry -> entry.startsWith("CODE_REFUSED"));
        assertThat(file()).doesNotExist();
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> setup.make(form(code, PASSWORD)));
    }

    /** What the container does at the end of the request. */
    private void complete(boolean committed) {
        if (committed) {
            transaction().commit();
        } else {
            transaction().rollback();
            casework.entities().clear();
        }
        waiting.forEach(one -> one.afterCompletion(committed ? Status.STATUS_COMMITTED : Status.STATUS_ROLLEDBACK));
        waiting.clear();
        transaction().begin();
    }

    private EntityTransaction transaction() {
        return casework.entities().getTransaction();
    }

    private Path file() {
        return home.resolve(OneTimeCode.FILE);
    }

    private static SetupForm form(String code, String password) {
        return new SetupForm(
                code,
                new AccountForm("first.sys", "甲", password),
                new AccountForm("first.sec", "乙", password),
                new AccountForm("first.aud", "丙", password));
    }
}
