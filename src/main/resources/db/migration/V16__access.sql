-- People with roles, accounts that lock, keys that are scoped, rotated and revoked while running.

alter table console_user
  add column disabled_at timestamptz,
  add column version     integer not null default 0,
  add constraint console_user_role check (role in ('viewer', 'operator', 'dpo', 'administrator'));
comment on table console_user is 'People who may log in to the console with a password. Those who come by OpenID Connect are not in here.';
comment on column console_user.role is 'viewer, operator, dpo (data protection officer), administrator; what each may do is one table in ConsoleRole.';
comment on column console_user.disabled_at is 'From then on the user cannot log in; null: may.';
comment on column console_user.version is 'Grows with each change of password, role or disabled_at: a login that began before is over at every hub.';

create table login_attempt (
  account       bytea primary key,
  attempts      integer not null,
  since         timestamptz not null,
  locked_until  timestamptz
);
comment on table login_attempt is 'Logins that did not succeed yet, of names that exist and of names that do not alike: nobody learns from a lock whether there is such a user.';
comment on column login_attempt.account is 'SHA-256 of the name as it was typed: people type passwords into the wrong field.';
comment on column login_attempt.attempts is 'How many since; a right password begins anew.';

alter table api_key
  add column channels    text[],
  add column issued_at   timestamptz,
  add column old_hash    bytea unique,
  add column old_until   timestamptz,
  add column revoked_at  timestamptz;
update api_key set issued_at = created_at;
alter table api_key alter column issued_at set not null;
comment on column api_key.roles is 'intake, check, read, operate (as a key: includes read, identities, decide, erase, audit), identities, decide, erase, audit, administer.';
comment on column api_key.channels is 'The only channels it may hand in to and ask about; null: all.';
comment on column api_key.issued_at is 'When the present hash was set: at its making, or at its last rotation.';
comment on column api_key.old_hash is 'The key before the last rotation, good until old_until.';
comment on column api_key.revoked_at is 'From then on neither hash opens anything. The line stays, so that nobody else gets its name.';
