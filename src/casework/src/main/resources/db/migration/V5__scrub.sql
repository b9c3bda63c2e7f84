-- One round in which every original is read and hashed again: what was looked at so far, and which item is next. Its end
-- and whatever it finds are entries of the trail; this row lets a round go on after a stop and tells pages of the last one.
create table scrub_round (
    id uuid primary key,
    begun timestamp(3) not null,
    ended timestamp(3),
    originals bigint not null,
    bytes bigint not null,
    damaged bigint not null,
    reached uuid not null,
    version bigint not null
);
create index scrub_round_begun on scrub_round (begun);
