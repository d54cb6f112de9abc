-- Vendors that send keyed fingerprints instead of numbers, and whom those mean.

create table scrub_vendor (
  id        integer generated always as identity primary key,
  name      text not null unique,
  mark      uuid not null,
  position  bigint not null default 0
);
comment on table scrub_vendor is 'One line per vendor of optout.scrub.blind; whoever holds its lock goes on with it.';
comment on column scrub_vendor.mark is 'What the vendor''s secret makes of a constant: with another secret its forms are made anew.';
comment on column scrub_vendor.position is 'The last entry whose person has its form.';

create table scrub_form (
  vendor  integer not null,
  form    uuid not null,
  person  uuid not null,
  primary key (vendor, form)
);
comment on table scrub_form is 'People by what a vendor makes of their number or address: a keyed fingerprint, as the register''s own. It outlives the sealed value, so that who is erased stays suppressed for the vendor, too.';
comment on column scrub_form.form is 'The first 128 bits of HMAC-SHA-256 under the vendor''s secret.';
comment on column scrub_form.person is 'The fingerprint in the log.';
