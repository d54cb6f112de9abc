-- Which keys seal identities and make fingerprints, which did before, and what is still to be done for the old ones to go.

create table register_key (
  reign        bigint primary key,
  keyset       text not null check (keyset in ('identity', 'fingerprint')),
  id           bigint not null,
  mark         bytea not null,
  from_seq     bigint not null,
  since        timestamptz not null,
  retired_at   timestamptz,
  unique (keyset, id)
);
comment on table register_key is 'One line per key that ever was the one in use; of each keyset the newest is. Written under the lock of the writers.';
comment on column register_key.reign is 'Counts the changes of either keyset from 1; a writer that knows an older number must read again before it writes.';
comment on column register_key.id is 'The key''s number in its Tink keyset.';
comment on column register_key.mark is 'What the key makes of a constant: another key under the same number is found out.';
comment on column register_key.from_seq is 'People whose first entry has this number or a higher one were not found by older keys.';
comment on column register_key.retired_at is 'When a hub started without it and nothing needed it.';

create table hub_key (
  hub      uuid primary key,
  keys     text[] not null,
  seen_at  timestamptz not null
);
comment on table hub_key is 'Which keys each running hub knows: one that not all of them know is not taken into use. By the clock of the database.';

create table fingerprint_alias (
  fingerprint  uuid primary key,
  person       uuid not null,
  key          bigint not null
);
comment on table fingerprint_alias is 'People registered under an older key, by their fingerprint under a newer one.';
comment on column fingerprint_alias.person is 'The fingerprint in the log, which stays what it is.';
comment on column fingerprint_alias.key is 'The number of the newer key.';
create index fingerprint_alias_of_person on fingerprint_alias (person);

create table key_work (
  part        text primary key,
  keyset      text not null,
  position    text not null default '',
  done        bigint not null default 0,
  started_at  timestamptz not null,
  ended_at    timestamptz
);
comment on table key_work is 'What a new key left to do, one line per table; begins again with each new key.';
comment on column key_work.position is 'The last row dealt with, in the order of the primary key.';

comment on table key_check is 'The fingerprint of a constant under the first key of this register; by it that key is known again.';
