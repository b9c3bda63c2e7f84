package org.xiezhi.casework.custody;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.access.Role;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.approval.ProposalService;
import org.xiezhi.casework.custody.ThingCardQueries.Card;
import org.xiezhi.casework.evidence.EvidenceForm;
import org.xiezhi.casework.evidence.EvidenceService;
import org.xiezhi.casework.evidence.ThingForm;
import org.xiezhi.casework.evidence.VaultFixture;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.matter.MatterMember.Part;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.SignedIn;
import org.xiezhi.casework.shared.Window;
import org.xiezhi.procedure.Stage;

/** One phone of one matter, and the people through whose hands it goes. */
abstract class ThingInHands {

    @TempDir
    Path folder;

    CaseworkFixture casework;
    VaultFixture vault;
    UUID room;
    UUID chen;
    UUID lin;
    UUID head;
    UUID feng;
    UUID another;
    UUID matter;
    UUID thing;

    @BeforeEach
    final void recordAThing() throws IOException {
        casework = new CaseworkFixture();
        vault = new VaultFixture(folder);
        vault.into(casework);
        // No proposal is open here whose facts a thing could change.
        casework.put(ProposalService.class, new ProposalService() {
            @Override
            public void recheck(Matter changed) {}
        });
        room = casework.rows().room("first");
        UUID registrar = casework.rows().account(Set.of(Role.CASE_SUPERVISOR), null, false);
        chen = casework.rows().account(Set.of(Role.INSPECTOR), room, false);
        lin = casework.rows().account(Set.of(Role.INSPECTOR), room, false);
        head = casework.rows().account(Set.of(Role.ROOM_HEAD), room, false);
        feng = casework.rows().account(Set.of(Role.CUSTODIAN), null, false);
        another = casework.rows().account(Set.of(Role.CUSTODIAN), null, false);
        matter = casework.rows().matter(Stage.HANDLING, registrar, room);
        casework.rows().clue(matter, room, "XS-2026-0001", "某人", "LIVELIHOOD", "x");
        casework.rows().member(matter, chen, Part.HANDLER);
        casework.rows().member(matter, lin, Part.HANDLER);
        casework.entities().getTransaction().begin();
        as(chen, Role.INSPECTOR);
        thing = casework.get(EvidenceService.class).addThing(matter, phone("手机", "1 部"));
        casework.entities().flush();
    }

    @AfterEach
    final void close() {
        casework.entities().getTransaction().rollback();
        casework.close();
    }

    ThingForm phone(@Nullable String name, @Nullable String quantity) {
        LocalDate today =
                vault.now().atZone(java.time.ZoneId.of("Asia/Shanghai")).toLocalDate();
        return new ThingForm(
                new EvidenceForm("PHYSICAL", name, "某镇政府", "某人", "", today.minusDays(1), chen, lin),
                quantity,
                "黑色，屏幕右上角有裂纹",
                "F-0001");
    }

    /** Somebody else's turn, a second later. */
    void as(UUID account, Role role) {
        vault.setNow(vault.now().plusSeconds(1));
        casework.get(CurrentActor.class)
                .become(new SignedIn(
                        account,
                        account,
                        "x",
                        "x",
                        Set.of(role),
                        Optional.of(room),
                        "",
                        Set.of(),
                        Locale.SIMPLIFIED_CHINESE));
    }

    HandoverService service() {
        return casework.get(HandoverService.class);
    }

    BorrowingService borrowing() {
        return casework.get(BorrowingService.class);
    }

    Card card() {
        casework.entities().flush();
        return casework.get(ThingCardQueries.class).card(thing);
    }

    CustodyQueries.Ledger ledger() {
        casework.entities().flush();
        return casework.get(CustodyQueries.class).ledger(new CustodyFilter(null, false, Window.asked(0, 20)));
    }

    UUID offered(UUID custodian) {
        as(chen, Role.INSPECTOR);
        return service().offer(thing, new HandoverForm(custodian, "INTACT", "涉案财物室 3 号柜", ""));
    }

    void stored() {
        UUID handover = offered(feng);
        as(feng, Role.CUSTODIAN);
        service().take(handover, "INTACT", "");
    }

    UUID asked() {
        as(lin, Role.INSPECTOR);
        return borrowing()
                .ask(
                        thing,
                        "送鉴定",
                        LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).plusDays(7));
    }

    UUID lent() {
        UUID borrowing = asked();
        as(head, Role.ROOM_HEAD);
        borrowing().approve(borrowing);
        as(feng, Role.CUSTODIAN);
        borrowing().lend(borrowing, "INTACT");
        return borrowing;
    }
}
