-- docs/decisions/0010-entry-version-2.md. What the entry says of the row: its salted hash, or '' where the row is gone, so
-- that the next entry about the row can repeat it as "before" without reading this one. Entries of version 1 were written
-- without it: null, and their own bytes tell.
alter table audit_image add column hash varchar(44);
