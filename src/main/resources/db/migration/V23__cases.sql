-- Cases: somebody says that they were called again, and is owed an answer in time.

create table complaint_case (
  seq          bigint primary key,
  cause        smallint not null,
  fingerprint  uuid not null,
  earlier      text collate "C",
  opened_at    timestamptz not null,
  due_at       timestamptz not null,
  closed_at    timestamptz,
  closed_by    text,
  closing      smallint,
  remark       bytea,
  check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (closing is null))
);
comment on table complaint_case is 'One line per item that says so. Written with the log; closed once. What the person wrote is the item''s evidence.';
comment on column complaint_case.seq is 'The first entry of the item, by which its arrival, its reference and its evidence are found.';
comment on column complaint_case.cause is '0 complaint, 1 repeat.';
comment on column complaint_case.fingerprint is 'Of its first request: the person, as in the log.';
comment on column complaint_case.earlier is 'The reference of what was asked before: as the person says, else by the log; null when nothing was.';
comment on column complaint_case.due_at is 'By when the person must have an answer; set when it was opened.';
comment on column complaint_case.closed_by is 'The name of the key or user.';
comment on column complaint_case.closing is '0 mended, 1 in time, 2 not ours, 3 no call.';
comment on column complaint_case.remark is 'Free text under AEAD, because it may name somebody; null when there was none or its person was erased.';
create index complaint_case_due on complaint_case (due_at, seq) where closed_at is null;
create index complaint_case_closed on complaint_case (closed_at, seq) where closed_at is not null;
create unique index complaint_case_one_repeat on complaint_case (fingerprint) where closed_at is null and cause = 1;

comment on column arrival.kind is '0 mail, 1 file, 2 webhook, 3 form, 4 api, 5 complaint.';
comment on column arrival.origin is 'Message id, file name or request id, as its sender wrote it; of a complaint the reference it names. Untrusted. Not part of any digest; empty once its time was over.';
