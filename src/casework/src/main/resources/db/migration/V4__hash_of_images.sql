-- docs/decisions/0010-entry-version-2.md. What the entry says of the row: its salted hash, or '' where the row is gone, so
-- that the "before" of the next entry about the row is compared without reading this one. Entries of version 1 were
-- written without it: null, and their own bytes tell.
alter table audit_image add column hash varchar(44);
