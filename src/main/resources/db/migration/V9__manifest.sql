-- What vendors announce of their files, and the files that came: each pair is compared, whichever comes first.

create table vendor_file (
  reference    text primary key collate "C",
  channel      text not null collate "C",
  name         text not null collate "C",
  sha256       text not null,
  rows         bigint not null,
  set_aside    bigint not null,
  came_at      timestamptz not null
);
comment on table vendor_file is 'One line per file whose rows are all in the log. Written after them.';
comment on column vendor_file.name is 'As its sender wrote it. Untrusted.';
create index vendor_file_named on vendor_file (channel, name, came_at);

create table manifest (
  id           bigint generated always as identity primary key,
  channel      text not null collate "C",
  file         text not null collate "C",
  digest       text not null,
  reference    text not null collate "C",
  rows         bigint,
  sha256       text,
  sequence     bigint,
  remark       text not null,
  announced_at timestamptz not null,
  came         text collate "C",
  finding      text,
  unique (channel, file, digest)
);
comment on table manifest is 'One line per file that a manifest announces.';
comment on column manifest.digest is 'SHA-256 of the manifest: the same one again says nothing new.';
comment on column manifest.reference is 'The arrival that brought the manifest.';
comment on column manifest.remark is 'What its sequence number says; empty when it follows the one before.';
comment on column manifest.came is 'The reference of the file it was compared with; null while that has not come.';
comment on column manifest.finding is 'What differs; empty when nothing does, null while the file has not come.';
create index manifest_numbered on manifest (channel, sequence) where sequence is not null;
create index manifest_of_file on manifest (came) where came is not null;
