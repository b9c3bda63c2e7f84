package org.xiezhi.casework.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Root;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import org.xiezhi.access.AccessRules;
import org.xiezhi.access.Actor;
import org.xiezhi.access.Permission;
import org.xiezhi.access.Relations;
import org.xiezhi.access.Role;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.matter.Matters;
import org.xiezhi.casework.shared.Window;
import org.xiezhi.casework.staff.Accounts;
import org.xiezhi.procedure.Level;

/** The condition of the lists against the access rules: for every viewer, permission and matter the same answer. */
class ClearedMattersTest {

    private static final List<Permission> ON_MATTERS = Arrays.stream(Permission.values())
            .filter(permission -> permission.needsMatter()
                    || Set.of(Permission.CLUE_LIST, Permission.CASEFILE_LIST, Permission.APPROVAL_LIST)
                            .contains(permission))
            .toList();

    @SuppressWarnings("NullAway.Init")
    private static CaseworkFixture casework;

    @BeforeContainer
    static void open() {
        casework = new CaseworkFixture();
    }

    @AfterContainer
    static void close() {
        casework.close();
    }

    @Provide
    Arbitrary<World> worlds() {
        return World.any();
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void says_of_every_matter_what_the_access_rules_say(@ForAll("worlds") World world) {
        casework.rows().clear();
        casework.entities().clear();
        List<UUID> viewers = world.write(casework.rows());
        List<Matter> matters = casework.entities()
                .createQuery("select m from Matter m", Matter.class)
                .getResultList();
        Map<UUID, Relations> relations = casework.get(Matters.class).relations(matters);
        for (UUID viewer : viewers) {
            Accounts accounts = casework.get(Accounts.class);
            Actor actor = accounts.signedIn(accounts.get(viewer), viewer).actor();
            for (Permission permission : ON_MATTERS) {
                Set<UUID> cleared = relations.entrySet().stream()
                        .filter(one -> new AccessRules()
                                .clearance(actor, permission, one.getValue())
                                .granted())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
                assertThat(byCondition(actor, permission))
                        .as("%s for %s", permission, actor)
                        .isEqualTo(cleared);
                collect(permission, cleared.isEmpty(), cleared.size() == matters.size());
            }
        }
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void puts_into_the_inbox_what_the_rules_let_decide_and_the_level_reaches(@ForAll("worlds") World world) {
        casework.rows().clear();
        casework.entities().clear();
        for (UUID viewer : world.write(casework.rows())) {
            Accounts accounts = casework.get(Accounts.class);
            Actor actor = accounts.signedIn(accounts.get(viewer), viewer).actor();
            Set<UUID> own = expectedInbox(actor, true);
            Set<UUID> below = expectedInbox(actor, false);
            assertThat(inbox(actor, true)).as("own of %s", actor).isEqualTo(own);
            assertThat(inbox(actor, false)).as("below %s", actor).isEqualTo(below);
            collectInbox("own", own.isEmpty());
            collectInbox("below", below.isEmpty());
        }
    }

    private static void collectInbox(String part, boolean none) {
        Statistics.label(part)
                .collect(none ? "none" : "some")
                .coverage(coverage -> coverage.check("some").count(count -> count > 0));
    }

    private static Set<UUID> inbox(Actor actor, boolean own) {
        return casework.get(InboxPages.class).page(own, new Window(0, 50), actor).rows().stream()
                .map(found -> found.proposal().id())
                .collect(Collectors.toSet());
    }

    /** One by one, by the rules. */
    private static Set<UUID> expectedInbox(Actor actor, boolean own) {
        LevelHolders holders = casework.get(Deciders.class).now();
        return casework.entities()
                .createQuery("select p from Proposal p where p.state = :open", Proposal.class)
                .setParameter("open", Proposal.State.OPEN)
                .getResultStream()
                .filter(proposal -> {
                    Matter matter = casework.entities().find(Matter.class, proposal.matter());
                    Optional<Level> due =
                            casework.get(Proposals.class).due(proposal.id()).map(ProposalStep::level);
                    Optional<Level> held = holders.held(actor.account(), matter.handlingRoom());
                    return due.isPresent()
                            && held.filter(level -> own ? level == due.get() : level.compareTo(due.get()) > 0)
                                    .isPresent()
                            && new AccessRules()
                                    .clearance(
                                            actor,
                                            Permission.APPROVAL_DECIDE,
                                            casework.get(Matters.class).relations(matter))
                                    .granted();
                })
                .map(Proposal::id)
                .collect(Collectors.toSet());
    }

    // A condition that is compared on nothing, or on everything, proves nothing.
    private static void collect(Permission permission, boolean none, boolean all) {
        Statistics.label(permission.code())
                .collect(none ? "none" : all ? "all" : "some")
                .coverage(coverage -> coverage.check("some").count(count -> count > 0));
    }

    @Example
    void refuses_a_permission_that_is_not_about_existing_matters() {
        Actor actor = new Actor(new UUID(0, 1), Set.of(Role.CASE_SUPERVISOR), Optional.empty(), Set.of());
        assertThatThrownBy(() -> byCondition(actor, Permission.CLUE_REGISTER))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Set<UUID> byCondition(Actor actor, Permission permission) {
        EntityManager entities = casework.entities();
        CriteriaBuilder cb = entities.getCriteriaBuilder();
        CriteriaQuery<UUID> query = cb.createQuery(UUID.class);
        Root<Matter> matter = query.from(Matter.class);
        query.select(matter.get("id")).where(new ClearedMatters(cb, query, matter, actor).condition(permission));
        return Set.copyOf(entities.createQuery(query).getResultList());
    }
}
