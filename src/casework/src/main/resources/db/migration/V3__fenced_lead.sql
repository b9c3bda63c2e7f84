-- docs/decisions/0009-fenced-lead.md. One node leads integration: it holds the newest fence and said so lately, by the
-- database's clock. "size" counts the leaves that the database has assigned, "written" those whose tiles are durable;
-- "root" is the tree's at "written".
alter table log_state add column written bigint default 0 not null;
update log_state set written = size;
alter table log_state add column fence bigint default 0 not null;
alter table log_state add column lead uuid;
alter table log_state add column lead_seen timestamp(3) with time zone;

-- The order in which entries become leaves. Ids are ordered by each node's own clock; this number is drawn while the
-- transaction holds the rows that it changed, so of two entries about one row the later has the greater.
alter table audit_pending add column place bigint generated always as identity;
create unique index audit_pending_place on audit_pending (place);

-- The row check asks for the last entry about each row.
create index audit_image_row on audit_image (row_table, row_id);
