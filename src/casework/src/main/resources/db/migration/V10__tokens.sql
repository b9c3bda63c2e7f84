-- A token by which an auditor's program reads the log, until the end of a day. The token itself stands nowhere: only its hash.
create table audit_token (
    id uuid primary key,
    account_id uuid not null references account (id),
    label varchar(100) not null,
    key_hash varchar(64) not null unique,
    made timestamp(3) not null,
    last_day date not null,
    revoked timestamp(3),
    version bigint not null,
    last_event uuid
);
create index audit_token_account on audit_token (account_id);

-- From where it was used, and how often since the period began of which the trail has an entry. Changes with every request,
-- so it stands apart from the row whose after-image the trail keeps; the count of each period that is over is an entry.
create table audit_token_use (
    id uuid primary key,
    token_id uuid not null references audit_token (id),
    address varchar(64) not null,
    begun timestamp(3) not null,
    last_used timestamp(3) not null,
    requests bigint not null,
    told boolean not null,
    unique (token_id, address)
);
