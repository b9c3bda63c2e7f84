-- Time stamps of RFC 3161 over published checkpoints of the trail (docs/formats/time-stamp.md). "checkpoint" is the signed
-- note over whose bytes the stamp is, "response" the authority's whole answer; both lie beside the log too. "received" and
-- "deviation" are by the server's clock: how many milliseconds it was ahead of the authority's, negative if behind.
create table time_stamp (
    id uuid primary key,
    size bigint not null,
    checkpoint bytea not null,
    response bytea not null,
    generated timestamp(3) not null,
    serial varchar(100) not null,
    authority varchar(1000) not null,
    received timestamp(3) not null,
    deviation bigint not null,
    version bigint not null,
    last_event uuid
);
create unique index time_stamp_size on time_stamp (size);

-- One row: what is wrong with the stamps now and since when, which kinds of trouble have an entry already, and whether the
-- server's clock differed from the authority's at the last stamp.
create table stamp_standing (
    id smallint primary key,
    trouble varchar(20),
    since timestamp(3),
    told varchar(200) not null,
    clock_differs boolean not null,
    version bigint not null
);
insert into stamp_standing (id, trouble, since, told, clock_differs, version) values (1, null, null, '', false, 1);
