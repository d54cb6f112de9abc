-- A target's life: what it was told to hold, when it was taken away; who did what to whom; deadlines that were warned of.

alter table target add column scope text;
comment on column target.scope is 'Media, brands, countries and number formats by which it was fed; when the map says otherwise, everything is sent again.';
alter table target add column removed_at timestamptz;
comment on column target.removed_at is 'When it was taken away; its receipts stay. Connected again, it begins at the beginning.';

create table deadline_warning (
  target     text not null collate "C" references target,
  due        timestamptz not null,
  late       boolean not null,
  warned_at  timestamptz not null,
  primary key (target, due, late)
);
comment on table deadline_warning is 'One line per deadline that was in danger, and one when it had passed: its owner is told once of each.';

create table audit (
  id      bigint generated always as identity primary key,
  at      timestamptz not null,
  who     text not null,
  what    text not null,
  object  text not null,
  why     text
);
comment on table audit is 'Who did what, and why: every change by hand. Never holds an identity.';
comment on column audit.who is 'The name of the key or of the console user; hub for what the hub does by itself.';
