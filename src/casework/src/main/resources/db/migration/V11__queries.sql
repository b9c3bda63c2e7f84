-- What the auditor asks a room about an entry of the trail (审计询问). The texts name acts and numbers and no content of a
-- matter, so they are not sealed; nothing here is ever written over but the state, the day and who ended it. The entry has
-- no reference: a query outlives what an operator deletes, and the verification names that.
create table audit_query (
    id uuid primary key,
    number varchar(40) not null unique,
    event_id uuid not null,
    -- The matter of the entry, if it has one: who is barred from that sees no query about it either.
    matter_id uuid references matter (id),
    room_id uuid not null references room (id),
    question varchar(1000) not null,
    asked_by uuid not null references account (id),
    asked timestamp(3) not null,
    state varchar(20) not null,
    -- From when the time until the day counts: from the question, or from the last return.
    since timestamp(3) not null,
    due date not null,
    ended_by uuid references account (id),
    ended timestamp(3),
    reason varchar(500),
    version bigint not null,
    last_event uuid
);
create index audit_query_room on audit_query (room_id, state);
create index audit_query_due on audit_query (state, due);

-- What the room said to it, and what the auditor said to that.
create table audit_query_answer (
    id uuid primary key,
    query_id uuid not null references audit_query (id),
    place integer not null,
    answer varchar(2000) not null,
    answered_by uuid not null references account (id),
    answered timestamp(3) not null,
    verdict varchar(20),
    remark varchar(500),
    next_due date,
    judged_by uuid references account (id),
    judged timestamp(3),
    version bigint not null,
    last_event uuid,
    unique (query_id, place)
);
