-- How often a reader met an original that does not verify since this round of the scrub began. The next round may be weeks
-- away, and the alarm must not wait for it.
alter table scrub_round add column met bigint default 0 not null;
