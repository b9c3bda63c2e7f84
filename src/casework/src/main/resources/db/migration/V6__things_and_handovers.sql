-- Evidence that is a thing has no file: its seven columns about one stay empty.
alter table evidence alter column media_type drop not null;
alter table evidence alter column format drop not null;
alter table evidence alter column size drop not null;
alter table evidence alter column sha256 drop not null;
alter table evidence alter column object_id drop not null;
alter table evidence alter column wrapped_key drop not null;
alter table evidence alter column commitment drop not null;
alter table evidence alter column suite drop not null;
alter table custody alter column sha256 drop not null;

-- What only a thing has, and where it is now: one thing, one card (一物一卡). The row is the item's own, under its id.
create table thing (
    id uuid primary key references evidence (id),
    matter_id uuid not null references matter (id),
    quantity_sealed bytea not null,
    features_sealed bytea not null,
    seal_sealed bytea not null,
    whereabouts varchar(20) not null,
    keeper uuid not null references account (id),
    since timestamp(3) not null,
    due date,
    version bigint not null,
    last_event uuid
);
create index thing_matter on thing (matter_id);

-- A thing on its way from hand to hand, from the asking or offering to the answer. Of each thing at most one is open.
create table handover (
    id uuid primary key,
    evidence_id uuid not null references evidence (id),
    matter_id uuid not null references matter (id),
    purpose varchar(20) not null,
    state varchar(20) not null,
    giver uuid references account (id),
    receiver uuid not null references account (id),
    begun timestamp(3) not null,
    due date,
    reason_sealed bytea not null,
    approver uuid references account (id),
    approved timestamp(3),
    given timestamp(3),
    given_seal varchar(20),
    place_sealed bytea not null,
    ended timestamp(3),
    taken_seal varchar(20),
    remark_sealed bytea not null,
    version bigint not null,
    last_event uuid
);
create index handover_evidence on handover (evidence_id, begun);
create index handover_state on handover (state);

-- Why a handling of an item was needed, where the rules ask for a reason.
create table custody_reason (
    id uuid primary key references custody (id),
    reason_sealed bytea not null,
    version bigint not null,
    last_event uuid
);

-- The version of the unit key under which the matter's key is wrapped; there was none but the first so far.
alter table matter_key add column unit integer default 1 not null;
