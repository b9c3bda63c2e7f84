package org.xiezhi.acceptance.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.Locale;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xiezhi.casework.administration.AccountQueries;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.casework.staff.LoginService;

/** In the workbench's WAR: the services of the EJB-JAR are injected and know who asks. */
@ExtendWith(ArquillianExtension.class)
class InjectionIT {

    @Inject
    private LoginService login;

    @Inject
    private AccountQueries accounts;

    @Inject
    private CurrentActor actor;

    @Deployment
    static EnterpriseArchive ear() {
        return Ear.withTestIn("xiezhi-workbench.war", InjectionIT.class);
    }

    @Test
    void a_service_refuses_whoever_is_not_signed_in() {
        assertThat(actor.who()).isEmpty();
        assertThatThrownBy(() -> accounts.list()).isInstanceOf(RefusedException.class);
    }

    @Test
    void one_actor_is_shared_by_the_war_and_the_services_of_a_request() {
        login.signIn("wu.system", "Xiezhi-demo-1".toCharArray(), "a session of the test");

        assertThat(actor.get().loginName()).isEqualTo("wu.system");
        assertThat(actor.locale()).isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(accounts.list()).isNotEmpty();
    }
}
