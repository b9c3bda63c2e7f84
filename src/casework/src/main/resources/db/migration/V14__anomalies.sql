-- What an auditor said of something that a rule of the anomalies found. The finding itself is no row: it is read from the
-- trail each time. "hit" tells which one it was, "last_seen" how far it went then: what went on after that is unanswered.
create table anomaly_answer (
    id uuid primary key,
    hit varchar(64) not null,
    rule varchar(20) not null,
    person uuid references account (id),
    first_seen timestamp(3) not null,
    last_seen timestamp(3) not null,
    remark text not null,
    answered_by uuid not null references account (id),
    answered timestamp(3) not null,
    version bigint not null,
    last_event uuid
);
create index anomaly_answer_hit on anomaly_answer (hit);
create index anomaly_answer_last_seen on anomaly_answer (last_seen);
