package org.xiezhi.casework.approval;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Role;
import org.xiezhi.casework.Rows;
import org.xiezhi.casework.matter.MatterMember.Part;
import org.xiezhi.procedure.Level;
import org.xiezhi.procedure.Stage;

/**
 * A made-up organ with its matters: also what the product would never let arise, because the condition of a list must not
 * rest on good behaviour elsewhere. People and rooms go by their index; a room of -1 is none.
 */
record World(List<Integer> leaders, List<Person> people, List<Case> cases) {

    private static final int ROOMS = 3;
    private static final int PEOPLE = 6;

    record Person(Set<Role> roles, int room, boolean disabled) {}

    record Tie(int person, Part part) {}

    /** @param deciders who decided each step; -1 for one that has not decided */
    record Chain(Proposal.State state, int proposer, Set<Level> levels, List<Integer> deciders) {}

    record Case(int registrar, int room, Set<Tie> ties, List<Chain> chains) {}

    static Arbitrary<World> any() {
        return Combinators.combine(
                        person().list().ofSize(PEOPLE),
                        Arbitraries.integers().between(-1, PEOPLE - 1).list().ofSize(ROOMS),
                        aCase().list().ofMinSize(1).ofMaxSize(6))
                .as((people, leaders, cases) -> new World(leaders, people, cases));
    }

    private static Arbitrary<Person> person() {
        Arbitrary<Set<Role>> one = Arbitraries.frequencyOf(
                        Tuple.of(3, Arbitraries.of(Role.INSPECTOR, Role.ROOM_HEAD, Role.LEADER_IN_CHARGE, Role.CHIEF)),
                        Tuple.of(2, Arbitraries.of(Role.class)))
                .map(EnumSet::of);
        Arbitrary<Set<Role>> some = Arbitraries.of(Role.class).set().ofMaxSize(3);
        return Combinators.combine(
                        Arbitraries.frequencyOf(Tuple.of(3, one), Tuple.of(1, some)),
                        Arbitraries.integers().between(-1, ROOMS - 1),
                        Arbitraries.of(false, false, false, true))
                .as(Person::new);
    }

    private static Arbitrary<Case> aCase() {
        Arbitrary<Integer> someone = Arbitraries.integers().between(0, PEOPLE - 1);
        Arbitrary<Tie> tie =
                Combinators.combine(someone, Arbitraries.of(Part.class)).as(Tie::new);
        Arbitrary<Chain> chain = Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(2, Arbitraries.just(Proposal.State.OPEN)),
                                Tuple.of(1, Arbitraries.of(Proposal.State.class))),
                        someone,
                        Arbitraries.of(Level.class).set().ofMinSize(1),
                        Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just(-1)), Tuple.of(1, someone))
                                .list()
                                .ofSize(Level.values().length))
                .as(Chain::new);
        return Combinators.combine(
                        someone,
                        Arbitraries.integers().between(-1, ROOMS - 1),
                        tie.set().ofMaxSize(5),
                        chain.list().ofMaxSize(2))
                .as(Case::new);
    }

    /** Writes it down. @return the ids of the accounts that may sign in */
    List<UUID> write(Rows rows) {
        List<UUID> rooms = new ArrayList<>();
        for (int i = 0; i < ROOMS; i++) {
            rooms.add(rows.room("room-" + i));
        }
        List<UUID> accounts = new ArrayList<>();
        List<UUID> enabled = new ArrayList<>();
        for (Person person : people) {
            UUID id = rows.account(person.roles(), at(rooms, person.room()), person.disabled());
            accounts.add(id);
            if (!person.disabled()) {
                enabled.add(id);
            }
        }
        for (int i = 0; i < ROOMS; i++) {
            if (leaders.get(i) >= 0) {
                rows.lead(rooms.get(i), accounts.get(leaders.get(i)));
            }
        }
        cases.forEach(one -> write(rows, one, rooms, accounts));
        return enabled;
    }

    private static void write(Rows rows, Case one, List<UUID> rooms, List<UUID> accounts) {
        UUID matter = rows.matter(Stage.HANDLING, accounts.get(one.registrar()), at(rooms, one.room()));
        one.ties().forEach(tie -> rows.member(matter, accounts.get(tie.person()), tie.part()));
        for (Chain chain : one.chains()) {
            UUID proposal = rows.proposal(matter, chain.state().name(), accounts.get(chain.proposer()), "XS-1");
            int place = 0;
            for (Level level : EnumSet.copyOf(chain.levels())) {
                rows.step(
                        proposal,
                        place,
                        level,
                        LocalDate.of(2026, 11, 30),
                        at(accounts, chain.deciders().get(place)));
                place++;
            }
        }
    }

    private static @Nullable UUID at(List<UUID> ids, int index) {
        return index < 0 ? null : ids.get(index);
    }
}
