-- Each list asks in which matters the reader has decided: the access rules count that as a part in them.
create index proposal_step_decided_by on proposal_step (decided_by);
