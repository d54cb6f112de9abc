-- Verification: what targets hold is read back in rounds; a round keeps its exceptions, not a row a person.

create table verification (
  target          text primary key collate "C" references target,
  position        bigint not null default 0,
  started_at      timestamptz not null,
  ended_at        timestamptz,
  asked           bigint not null default 0,
  missing         bigint not null default 0,
  verified_to     bigint not null default 0,
  verified_at     timestamptz,
  generation      int not null default 0,
  attempts        int not null default 0,
  next_attempt_at timestamptz,
  last_error      text
);
comment on table verification is 'One line per target that is read back: the round under way.';
comment on column verification.position is 'The last entry of this round that was asked about.';
comment on column verification.ended_at is 'When this round had caught up with what was applied; it then follows that until the next begins.';
comment on column verification.verified_to is 'Up to this entry everything applied was asked about at least once.';
comment on column verification.verified_at is 'When that was.';
comment on column verification.generation is 'The target''s; after a resynchronisation everything is asked about again.';

create table verify_round (
  id          bigint generated always as identity primary key,
  target      text not null collate "C" references target,
  started_at  timestamptz not null,
  ended_at    timestamptz not null,
  last_seq    bigint not null,
  asked       bigint not null,
  missing     bigint not null
);
comment on table verify_round is 'One line per whole round: the proof, but for what stands in drift.';
create index verify_round_of_target on verify_round (target, last_seq);

create table drift (
  id           bigint generated always as identity primary key,
  target       text not null collate "C" references target,
  seq          bigint not null,
  fingerprint  uuid not null,
  found_at     timestamptz not null,
  last_held_at timestamptz,
  state        text not null default 'found' check (state in ('found', 'applied', 'back', 'dropped', 'parked')),
  attempts     int not null default 0,
  at           timestamptz not null
);
comment on table drift is 'What a target was told, and did not hold when it was asked.';
comment on column drift.last_held_at is 'When it was last seen there; else when the target answered that it applied it.';
comment on column drift.state is 'found: to be applied again; applied: to be asked about again; back: held again; dropped: no longer due; parked: the target says yes and does not hold it.';
create unique index drift_open on drift (target, fingerprint) where state in ('found', 'applied');
create index drift_of_person on drift (fingerprint);
