-- The key that signs what leaves the hub as proof: generated on first use, shared by all hubs on this database.

create table signing_key (
  id          bigint generated always as identity primary key,
  sealed      bytea not null,
  public_key  bytea not null,
  created_at  timestamptz not null
);
comment on table signing_key is 'Ed25519. The newest signs; the others still verify what they signed.';
comment on column signing_key.sealed is 'The private key (PKCS #8) under AEAD.';
comment on column signing_key.public_key is 'X.509 SubjectPublicKeyInfo.';
