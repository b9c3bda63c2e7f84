-- Proposals to erase readable values of the trail, and what became of each (docs/decisions/0017-erasure.md). The set was
-- frozen when it was proposed: set_hash is over all of its rows in erasure_value, and the entry that tells of the erasure
-- commits to the same hash, so that no row of the set can be added or taken away afterwards.
create table erasure (
    id uuid primary key,
    number varchar(40) not null unique,
    state varchar(20) not null,
    -- A code of the rulebook's list ERASURE_GROUNDS.
    ground varchar(40) not null,
    reason text not null,
    -- How the entries were found, never what was looked for: that is what is to be forgotten.
    chosen_by varchar(20) not null,
    kinds varchar(200) not null,
    from_day date,
    to_day date,
    set_count integer not null,
    set_hash varchar(64) not null,
    proposer uuid not null references account (id),
    proposed timestamp(3) not null,
    decided_by uuid references account (id),
    decided timestamp(3),
    answer text not null,
    version bigint not null,
    last_event uuid
);
create index erasure_state on erasure (state);

create table erasure_value (
    erasure_id uuid not null references erasure (id),
    event_id uuid not null references audit_event (id),
    name varchar(40) not null,
    primary key (erasure_id, event_id, name)
);
create index erasure_value_event on erasure_value (event_id);
