-- Who may come in: API keys for machines, console users for people. Nothing in here can be used to log in with.

create table api_key (
  id           bigint generated always as identity primary key,
  name         text not null unique collate "C",
  roles        text[] not null,
  hash         bytea not null unique,
  last_four    text not null,
  created_at   timestamptz not null,
  expires_at   timestamptz
);
comment on table api_key is 'One line per bearer key of the API.';
comment on column api_key.name is 'Whose key it is; part of what makes an API request the same again, so keep it when a key is renewed.';
comment on column api_key.roles is 'intake, check, read, operate (includes read and identities), identities (sees clear identities).';
comment on column api_key.hash is 'SHA-256 of the key. A key holds 256 random bits, so a slow hash would protect nothing more.';
comment on column api_key.last_four is 'Its last four characters, to tell keys apart in a list.';
comment on column api_key.expires_at is 'From then on it opens nothing; null: never.';

create table console_user (
  name           text primary key collate "C",
  password_hash  text not null,
  role           text not null,
  created_at     timestamptz not null
);
comment on table console_user is 'People who may open the status page.';
comment on column console_user.password_hash is 'Argon2id with its parameters and salt.';
comment on column console_user.role is 'administrator: everything on the status page.';
