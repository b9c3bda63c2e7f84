-- An item that was made from another: a copy, an extract, a still, a transcript, the photograph of a thing. Bears the id of
-- what was made; the original stays as it is, an item of its own.
create table derivation (
    id uuid primary key references evidence (id),
    original_id uuid not null references evidence (id),
    version bigint not null,
    last_event uuid
);
create index derivation_original on derivation (original_id);
