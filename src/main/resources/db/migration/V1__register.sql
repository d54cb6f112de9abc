-- The register: an append-only log of everything that arrived, and the standing state that follows from it.
-- Written by one ordered writer under an advisory lock; read by everybody.

create table arrival (
  id           bigint primary key,
  channel      text not null collate "C",
  kind         smallint not null,
  origin       text not null,
  key          uuid not null,
  reference    text not null unique collate "C",
  arrived_at   timestamptz not null,
  rows_done    int not null,
  complete     boolean not null,
  same_as      bigint references arrival
);
comment on table arrival is 'One message, request or file as it came in: the provenance its entries share.';
comment on column arrival.id is 'Counted by the ordered writer, without gaps.';
comment on column arrival.kind is '0 mail, 1 file, 2 webhook, 3 form, 4 api.';
comment on column arrival.origin is 'Message id, file name or request id, as its sender wrote it. Untrusted.';
comment on column arrival.key is 'First 128 bits of SHA-256 over what makes it the same thing again.';
comment on column arrival.reference is 'What the sender or the person comes back with; random, with a check character.';
comment on column arrival.rows_done is 'Rows of a file already committed; where it goes on after a crash. 0 for a message.';
comment on column arrival.same_as is 'The arrival that this one repeats word for word; everything in it is already known.';
create unique index arrival_once on arrival (key, channel) where same_as is null;
create index arrival_again on arrival (key, channel) where same_as is not null and not complete;

create table entry (
  seq          bigint primary key,
  arrival      bigint not null,
  row_no       int not null,
  kind         smallint not null,
  fingerprint  uuid,
  media        smallint not null,
  brand        text not null collate "C",
  event_at     timestamptz not null,
  arrived_at   timestamptz not null,
  note         text,
  digest       bytea not null
);
comment on table entry is 'The log. Never updated, never deleted from. One line per request, or per item that held none.';
comment on column entry.seq is 'Without gaps, in commit order.';
comment on column entry.row_no is 'Row of the file, from 1; 0 for a message.';
comment on column entry.kind is '1 opt-out, 2 opt-in, 3 repeat; no request: 4 known, 5 review, 6 set aside, 7 refused.';
comment on column entry.fingerprint is 'First 128 bits of HMAC-SHA-256 over the canonical identity; null where there is no request.';
comment on column entry.media is 'Bits: 1 voice, 2 sms, 4 email, 8 post.';
comment on column entry.brand is 'The scope; empty for every brand of the group.';
comment on column entry.event_at is 'When the person said it, as far as known; else the arrival.';
comment on column entry.note is 'The reason or remark; the named proof of an opt-in. Never an identity.';
comment on column entry.digest is 'First 128 bits of SHA-256 over the other columns in their canonical form.';
create index entry_of_arrival on entry (arrival, row_no);
create index entry_of_fingerprint on entry (fingerprint, seq) where fingerprint is not null;

create table entry_group (
  first_seq    bigint primary key,
  last_seq     bigint not null unique,
  committed_at timestamptz not null,
  chain        bytea not null
);
comment on table entry_group is 'One line per committed group of entries: the hash chain over the log.';
comment on column entry_group.chain is 'Keyed MAC over the chain value before, the bounds, and the digests of the entries in order.';

create table suppression (
  fingerprint  uuid not null,
  brand        text not null collate "C",
  medium       smallint not null,
  opted_out    boolean not null,
  event_at     timestamptz not null,
  since        timestamptz not null,
  seq          bigint not null,
  primary key (fingerprint, brand, medium)
);
comment on table suppression is 'What stands now for one identity, scope and medium: the newest request by event time decides.';
comment on column suppression.medium is '0 voice, 1 sms, 2 email, 3 post.';
comment on column suppression.since is 'Event time of the first request of the unbroken row that still stands.';
comment on column suppression.seq is 'The entry that decided.';

create table sealed_identity (
  fingerprint  uuid primary key,
  sealed       bytea not null
);
comment on table sealed_identity is 'The clear identity under AEAD. Erasing a line here erases the person; the log stays.';

create table evidence (
  seq          bigint primary key,
  sealed       bytea not null,
  kept_until   timestamptz not null
);
comment on table evidence is 'What arrived, under AEAD, by the first entry of its item.';

create table channel_count (
  channel      text primary key collate "C",
  registered   bigint not null default 0,
  known        bigint not null default 0,
  review       bigint not null default 0,
  set_aside    bigint not null default 0,
  refused      bigint not null default 0
);
comment on table channel_count is 'Items by channel and outcome; adds up to everything that arrived. Written with the entries.';

create table key_check (
  single       boolean primary key check (single),
  fingerprint  uuid not null
);
comment on table key_check is 'The fingerprint of a constant: a hub with another key does not start on this register.';
