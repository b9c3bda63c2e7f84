-- What the rules of the anomalies met, as the rounds keep it: one row for each hit, by its key. It can be found anew from
-- the trail; the entry of each round commits to all of them. A person is no reference: an entry may name an account that
-- never was.
create table anomaly_hit (
    id uuid primary key,
    hit varchar(64) not null,
    rule varchar(20) not null,
    sentence varchar(40) not null,
    person uuid,
    address text not null,
    other uuid,
    number varchar(60),
    first_seen timestamp(3) not null,
    last_seen timestamp(3) not null,
    counted bigint not null,
    told text not null,
    mark varchar(64) not null,
    limits varchar(60) not null,
    found timestamp(3) not null,
    version bigint not null,
    constraint anomaly_hit_once unique (hit)
);
create index anomaly_hit_rule on anomaly_hit (rule, last_seen);

-- One round in which the rules are asked. "running" is true while it goes on and absent afterwards: so there is one at a
-- time, on whichever node. Without days it goes on where the last such round ended.
create table anomaly_round (
    id uuid primary key,
    asked_by uuid references account (id),
    from_day date,
    to_day date,
    begun timestamp(3) not null,
    beat timestamp(3) not null,
    ended timestamp(3),
    running boolean,
    done integer not null,
    searches integer not null,
    altered boolean not null,
    trouble varchar(20),
    version bigint not null,
    constraint anomaly_round_one unique (running)
);
create index anomaly_round_begun on anomaly_round (begun);

-- What a round asked one rule: about which days, under which limits, and why it got no answer if it got none.
create table rule_asked (
    id uuid primary key,
    round_id uuid not null references anomaly_round (id),
    rule varchar(20) not null,
    begun timestamp(3) not null,
    regular boolean not null,
    from_day date not null,
    to_day date not null,
    limits varchar(60) not null,
    hits bigint not null,
    more boolean not null,
    failure text,
    version bigint not null
);
create index rule_asked_rule on rule_asked (rule, begun);
create index rule_asked_round on rule_asked (round_id);
