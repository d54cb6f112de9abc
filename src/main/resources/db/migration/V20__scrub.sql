-- What was scrubbed: for whoever must show later that a list was checked.

create table scrub (
  id           text primary key,
  made_at      timestamptz not null,
  made_by      text not null,
  sha256       text not null,
  attestation  bytea not null
);
comment on table scrub is 'One line per scrub that was completed. It holds nothing of the list itself.';
comment on column scrub.made_by is 'The name of the API key, or the channel.';
comment on column scrub.sha256 is 'Of the list as it was sent, in hex.';
comment on column scrub.attestation is 'The attestation with its signature, byte for byte as it was first answered.';
create index scrub_of_list on scrub (sha256);
