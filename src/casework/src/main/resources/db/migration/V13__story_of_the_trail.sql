-- What the auditor narrows the trail by, beside the entry that proves it; a verification holds both against the entry.
alter table audit_event add column rule varchar(1000);
-- The content of values that are sought by and no others: it goes with the row when a value is erased.
alter table audit_value add column sought varchar(64);
update audit_value set sought = content where name = 'address';
create index audit_value_sought on audit_value (sought, event_id);

-- The first page of any filter is read in the order of the page: an index without the time would sort all that fits.
drop index audit_event_actor;
drop index audit_event_matter;
drop index audit_event_act;
create index audit_event_actor on audit_event (actor, happened, id);
create index audit_event_matter on audit_event (matter, happened, id);
create index audit_event_act on audit_event (act, happened, id);
create index audit_event_outcome on audit_event (outcome, happened, id);
create index audit_event_rule on audit_event (rule, happened, id);

-- A view of the trail that an auditor named, to come back to it: the parameters of its address, none of them content.
create table saved_view (
    id uuid primary key,
    account_id uuid not null references account (id),
    name varchar(60) not null,
    address varchar(1000) not null,
    saved timestamp(3) not null,
    unique (account_id, name)
);

-- What a verification found, as it was told to the auditor.
create table trail_report (
    id uuid primary key,
    begun timestamp(3) not null,
    ended timestamp(3) not null,
    -- Whose word it was; null where the schedule did it.
    account_id uuid references account (id),
    -- So many entries were taken as an earlier verification found them; 0 if everything was looked at.
    since bigint not null,
    -- Size and root of a checkpoint from outside that the log was held against.
    kept_size bigint,
    kept_root varchar(64),
    entries bigint not null,
    unsigned bigint not null,
    guarded_rows bigint not null,
    erased bigint not null,
    root varchar(64) not null,
    checkpoint text not null,
    -- In all; findings holds the first of them, as canonical JSON.
    total bigint not null,
    findings text not null,
    version bigint not null,
    last_event uuid
);
create index trail_report_ended on trail_report (ended, id);

-- A state of the trail that somebody has to answer for: it is over by itself, and stays until an auditor answered it.
create table trail_alarm (
    id uuid primary key,
    kind varchar(40) not null,
    -- The kind while it lasts, so that two nodes do not raise it twice.
    lasting varchar(40) unique,
    raised timestamp(3) not null,
    ended timestamp(3),
    answered timestamp(3),
    answered_by uuid references account (id),
    answer text,
    version bigint not null,
    last_event uuid
);
create index trail_alarm_answered on trail_alarm (answered, raised);
