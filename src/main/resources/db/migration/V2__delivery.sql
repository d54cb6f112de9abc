-- Deliveries: each target is a position in the log, leased to one hub at a time, with a receipt for every move.

create table target (
  name            text primary key collate "C",
  position        bigint not null default 0,
  generation      int not null default 0,
  paused          boolean not null default false,
  lease_holder    uuid,
  lease_until     timestamptz,
  fence           bigint not null default 0,
  attempts        int not null default 0,
  next_attempt_at timestamptz,
  last_error      text,
  applied         bigint not null default 0,
  skipped         bigint not null default 0
);
comment on table target is 'One line per target that was ever connected; stays when the route goes.';
comment on column target.position is 'The last entry dealt with; 0 at the beginning.';
comment on column target.generation is 'Counts resynchronisations, so that a page read before one cannot move the position.';
comment on column target.lease_until is 'By the clock of the database.';
comment on column target.fence is 'Counts the holders of the lease; who holds an older number can move nothing.';
comment on column target.attempts is 'Failed attempts in a row; 0 while the target answers.';
comment on column target.next_attempt_at is 'By the clock of the hub.';
comment on column target.last_error is 'The target''s own words.';

create table receipt (
  id         bigint generated always as identity primary key,
  target     text not null collate "C" references target,
  first_seq  bigint not null,
  last_seq   bigint not null,
  applied    int not null,
  skipped    int not null,
  parked     int not null,
  answer     text,
  skips      jsonb not null,
  fence      bigint not null,
  at         timestamptz not null
);
comment on table receipt is 'The proof of a move: which entries were dealt with, how, when, and what the target answered.';
comment on column receipt.skips is 'Reason to list of [from, to], both inclusive: the requests that do not concern this target.';
create index receipt_of_target on receipt (target, last_seq);

create table parked (
  id          bigint generated always as identity primary key,
  target      text not null collate "C" references target,
  seq         bigint not null,
  fingerprint uuid not null,
  answer      text not null,
  at          timestamptz not null,
  attempts    int not null default 1,
  state       text not null default 'parked' check (state in ('parked', 'retry', 'settled', 'superseded'))
);
comment on table parked is 'Records that a target refused, in its own words. May hold an identity if the target repeats it.';
comment on column parked.state is 'parked; retry: asked for; settled: applied since; superseded: a newer one was applied.';
create index parked_open on parked (target, fingerprint) where state in ('parked', 'retry');
create index parked_of_entry on parked (seq);
