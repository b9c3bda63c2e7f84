-- One schema for H2 (PostgreSQL mode) and PostgreSQL. Ids are time-ordered UUIDs given by the application; points in
-- time are UTC; every business row names in last_event the trail entry that carries the hash of its after-image.

create table room (
    id uuid primary key,
    code varchar(40) not null unique,
    duty varchar(40) not null,
    name_zh_cn varchar(100) not null,
    name_zh_tw varchar(100) not null,
    name_en varchar(100) not null,
    led_by uuid,
    version bigint not null,
    last_event uuid
);

create table account (
    id uuid primary key,
    login_name varchar(64) not null unique,
    display_name varchar(100) not null,
    password_hash varchar(255) not null,
    -- Names of roles, sorted, with commas: one row and one after-image tell an account's rights.
    roles varchar(400) not null,
    room_id uuid references room (id),
    locale varchar(10) not null,
    disabled boolean not null,
    second_factor varchar(20) not null,
    second_factor_secret bytea,
    version bigint not null,
    last_event uuid
);

-- Apart from the account row: it changes at every attempt and is no business content.
create table login_attempt (
    account_id uuid primary key references account (id),
    failures integer not null,
    locked_until timestamp(3)
);

create table web_session (
    id uuid primary key,
    key_hash varchar(64) not null unique,
    account_id uuid not null references account (id),
    begun timestamp(3) not null,
    last_seen timestamp(3) not null,
    ended timestamp(3),
    ended_why varchar(20)
);
create index web_session_account on web_session (account_id);

create table audit_event (
    id uuid primary key,
    entry bytea not null,
    happened timestamp(3) not null,
    act varchar(60) not null,
    outcome varchar(10) not null,
    actor uuid,
    object_type varchar(30) not null,
    object_id uuid,
    matter uuid
);
create index audit_event_happened on audit_event (happened, id);
create index audit_event_actor on audit_event (actor, id);
create index audit_event_matter on audit_event (matter, id);
create index audit_event_act on audit_event (act, id);

-- The readable side of the salted commitments in an entry: erasable without touching the tree.
create table audit_value (
    event_id uuid not null references audit_event (id),
    name varchar(40) not null,
    salt bytea not null,
    content text not null,
    primary key (event_id, name)
);

create table audit_image (
    event_id uuid not null references audit_event (id),
    row_table varchar(40) not null,
    row_id uuid not null,
    salt bytea not null,
    primary key (event_id, row_table, row_id)
);

create table audit_pending (event_id uuid primary key references audit_event (id));

create table audit_leaf (
    leaf bigint primary key,
    event_id uuid not null unique
);

create table log_state (
    id integer primary key,
    size bigint not null,
    root varchar(64) not null
);
insert into log_state (id, size, root)
values (1, 0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');

create table number_counter (
    series varchar(20) not null,
    in_year integer not null,
    used bigint not null,
    primary key (series, in_year)
);

create table draft (
    id uuid primary key,
    account_id uuid not null references account (id),
    form varchar(160) not null,
    content text not null,
    saved timestamp(3) not null,
    unique (account_id, form)
);

create table matter (
    id uuid primary key,
    stage varchar(40) not null,
    rulebook varchar(120) not null,
    registrar uuid not null references account (id),
    handling_room uuid references room (id),
    opened timestamp(3) not null,
    version bigint not null,
    last_event uuid
);

create table matter_member (
    id uuid primary key,
    matter_id uuid not null references matter (id),
    account_id uuid not null references account (id),
    part varchar(20) not null,
    since timestamp(3) not null,
    version bigint not null,
    last_event uuid,
    unique (matter_id, account_id, part)
);
create index matter_member_account on matter_member (account_id);

create table matter_step (
    id uuid primary key,
    matter_id uuid not null references matter (id),
    step varchar(40) not null,
    stage varchar(40) not null,
    actor uuid not null references account (id),
    happened timestamp(3) not null,
    articles varchar(500) not null,
    remark text not null,
    version bigint not null,
    last_event uuid
);
create index matter_step_matter on matter_step (matter_id, happened);

create table clue (
    id uuid primary key,
    matter_id uuid not null unique references matter (id),
    number varchar(40) not null unique,
    source varchar(40) not null,
    received date not null,
    person_name varchar(100) not null,
    person_unit varchar(200) not null,
    person_post varchar(200) not null,
    rank_category varchar(1) not null,
    allegation text not null,
    label varchar(40) not null,
    domain varchar(40),
    amount numeric(15, 2),
    secret_level varchar(40) not null,
    proposed_room uuid not null references room (id),
    version bigint not null,
    last_event uuid
);

create table proposal (
    id uuid primary key,
    matter_id uuid not null references matter (id),
    step varchar(40) not null,
    document bytea not null,
    document_hash varchar(64) not null,
    state varchar(20) not null,
    round integer not null,
    proposer uuid not null references account (id),
    proposed timestamp(3) not null,
    version bigint not null,
    last_event uuid
);
create index proposal_matter on proposal (matter_id);
create index proposal_state on proposal (state);

create table proposal_step (
    id uuid primary key,
    proposal_id uuid not null references proposal (id),
    place integer not null,
    level varchar(30) not null,
    due date,
    decision varchar(20),
    decided_by uuid references account (id),
    decided timestamp(3),
    held_level varchar(30),
    reason text,
    document_hash varchar(64),
    version bigint not null,
    last_event uuid,
    unique (proposal_id, place)
);

create table matter_key (
    matter_id uuid primary key references matter (id),
    wrapped bytea not null,
    made timestamp(3) not null
);

create table evidence (
    id uuid primary key,
    matter_id uuid not null references matter (id),
    item integer not null,
    kind varchar(40) not null,
    name_sealed bytea not null,
    media_type varchar(120) not null,
    format varchar(40) not null,
    size bigint not null,
    sha256 varchar(64) not null,
    place_sealed bytea not null,
    holder_sealed bytea not null,
    note_sealed bytea not null,
    collected date not null,
    first_officer uuid not null references account (id),
    second_officer uuid not null references account (id),
    object_id uuid not null unique,
    wrapped_key bytea not null,
    commitment bytea not null,
    suite integer not null,
    added timestamp(3) not null,
    version bigint not null,
    last_event uuid,
    unique (matter_id, item)
);

create table custody (
    id uuid primary key,
    evidence_id uuid not null references evidence (id),
    act varchar(30) not null,
    actor uuid not null references account (id),
    happened timestamp(3) not null,
    sha256 varchar(64) not null,
    version bigint not null,
    last_event uuid
);
create index custody_evidence on custody (evidence_id, happened);

create table verification_report (
    id uuid primary key,
    matter_id uuid not null unique references matter (id),
    plan text not null,
    findings text not null,
    basis text not null,
    outcome varchar(40) not null,
    version bigint not null,
    last_event uuid
);

create table report_signature (
    id uuid primary key,
    report_id uuid not null references verification_report (id),
    account_id uuid not null references account (id),
    signed timestamp(3) not null,
    report_hash varchar(64) not null,
    version bigint not null,
    last_event uuid,
    unique (report_id, account_id)
);

create table casefile (
    id uuid primary key,
    matter_id uuid not null unique references matter (id),
    number varchar(40) not null unique,
    title varchar(300) not null,
    reasons text not null,
    filed timestamp(3) not null,
    version bigint not null,
    last_event uuid
);
