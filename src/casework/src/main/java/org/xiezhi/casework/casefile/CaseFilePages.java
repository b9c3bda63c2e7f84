package org.xiezhi.casework.casefile;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.AbstractQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.xiezhi.access.Actor;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.approval.ClearedMatters;
import org.xiezhi.casework.clue.Clue;
import org.xiezhi.casework.matter.ListTerms;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.matter.TheRulebook;
import org.xiezhi.casework.shared.Page;
import org.xiezhi.casework.shared.Paging;
import org.xiezhi.procedure.Catalogue;
import org.xiezhi.procedure.Entry;
import org.xiezhi.procedure.Stage;

/** The cases page by page: the database filters by what the actor may know, counts and orders. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class CaseFilePages {

    @PersistenceContext(unitName = "xiezhi")
    private EntityManager entities;

    @Inject
    private TheRulebook rulebook;

    /** A case with its clue and its matter. */
    public record Found(CaseFile file, Clue clue, Matter matter) {}

    /** The cases that the actor may read and the filter lets through. */
    public Page<Found> page(CaseFileFilter filter, Actor actor, List<UUID> roomOrder) {
        CriteriaBuilder cb = entities.getCriteriaBuilder();
        CriteriaQuery<Long> counting = cb.createQuery(Long.class);
        Root<CaseFile> counted = counting.from(CaseFile.class);
        counting.select(cb.count(counted))
                .where(where(
                        cb, counting, counted, counting.from(Clue.class), counting.from(Matter.class), filter, actor));
        CriteriaQuery<Tuple> query = cb.createTupleQuery();
        Root<CaseFile> file = query.from(CaseFile.class);
        Root<Clue> clue = query.from(Clue.class);
        Root<Matter> matter = query.from(Matter.class);
        query.multiselect(file, clue, matter)
                .where(where(cb, query, file, clue, matter, filter, actor))
                .orderBy(
                        new ListTerms(cb)
                                .direction(filter.descending())
                                .apply(order(new ListTerms(cb), filter.sort(), file, clue, matter, roomOrder)),
                        cb.desc(file.get("number")));
        return Paging.read(
                entities,
                filter.window(),
                counting,
                query,
                row -> new Found(row.get(0, CaseFile.class), row.get(1, Clue.class), row.get(2, Matter.class)));
    }

    private static Predicate[] where(
            CriteriaBuilder cb,
            AbstractQuery<?> query,
            Root<CaseFile> file,
            Root<Clue> clue,
            Root<Matter> matter,
            CaseFileFilter filter,
            Actor actor) {
        List<Predicate> all = new ArrayList<>();
        all.add(cb.equal(file.get("matter"), matter.get("id")));
        all.add(cb.equal(clue.get("matter"), matter.get("id")));
        all.add(new ClearedMatters(cb, query, matter, actor).condition(Permission.CASEFILE_READ));
        all.addAll(new ListTerms(cb)
                .of(
                        filter.matter(),
                        matter,
                        clue.get("label"),
                        List.of(file.get("number"), file.get("title"), clue.get("personName"))));
        return all.toArray(Predicate[]::new);
    }

    private Expression<?> order(
            ListTerms terms,
            CaseFileFilter.Sort sort,
            Root<CaseFile> file,
            Root<Clue> clue,
            Root<Matter> matter,
            List<UUID> roomOrder) {
        return switch (sort) {
            case NUMBER -> file.get("number");
            case PERSON -> clue.get("personName");
            case TITLE -> file.get("title");
            case LABEL ->
                terms.rank(
                        clue.get("label"),
                        rulebook.get().catalogue(Catalogue.LABELS).stream()
                                .map(Entry::code)
                                .toList());
            case FILED -> file.get("filed");
            case STAGE -> terms.rank(matter.get("stage"), Stage.class);
            case ROOM -> terms.rank(matter.get("handlingRoom"), roomOrder);
        };
    }
}
