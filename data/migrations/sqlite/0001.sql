-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 1. Every table has an integer primary key "id"; every row that can change has a "version".
-- BLOB columns are sealed values, keys or signatures; src/core/store/kith-columns.h classes each column.
-- Days are days since 1970-01-01, minutes are wall minutes from that day's midnight (0 to 1679).

-- Which log belongs to this file. First of all tables, so that it lies on page 2: see src/core/store/kith-store-log.c.
CREATE TABLE store_binding (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  binding BLOB NOT NULL
) STRICT;

CREATE TABLE store_meta (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  store_id INTEGER NOT NULL,
  root_public BLOB,
  created_utc INTEGER NOT NULL
) STRICT;

CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;

-- Accounts, and the signed log that says who may hold which key.
CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  role INTEGER NOT NULL,
  state INTEGER NOT NULL,
  bundle BLOB,
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE trust (
  id INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  body BLOB NOT NULL,
  issuer INTEGER NOT NULL,
  previous BLOB NOT NULL,
  signature BLOB NOT NULL
) STRICT;

CREATE TABLE key_grant (
  id INTEGER PRIMARY KEY,
  record_key INTEGER NOT NULL,
  account INTEGER NOT NULL REFERENCES account (id),
  sealed BLOB NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (record_key, account)
) STRICT;

-- People: the card (desk) is what the index reads at unlock; details (desk) is the rest of that compartment.
-- away_until: of somebody away, the last day of it; NULL: open.
CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  state INTEGER NOT NULL,
  away_until INTEGER,
  created_day INTEGER NOT NULL,
  card BLOB CHECK (card IS NOT NULL OR state = 4),
  details BLOB,
  version INTEGER NOT NULL
) STRICT;

-- Who is to be erased, and who was; id is the person's. A row of somebody erased stays: backups are held to it.
-- was: the person's state before; state: see KithErasureState.
CREATE TABLE erasure (
  id INTEGER PRIMARY KEY REFERENCES person (id),
  asked_day INTEGER NOT NULL,
  due_day INTEGER NOT NULL,
  erased_day INTEGER,
  was INTEGER NOT NULL,
  state INTEGER NOT NULL,
  account INTEGER NOT NULL REFERENCES account (id),
  version INTEGER NOT NULL
) STRICT;

-- A record that must be kept until a day, whatever was asked; why is sealed.
CREATE TABLE legal_hold (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person (id),
  day INTEGER NOT NULL,
  until_day INTEGER NOT NULL,
  account INTEGER NOT NULL REFERENCES account (id),
  reason BLOB NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX legal_hold_person ON legal_hold (person);

-- Who must not open a record, and why: sealed under the record's own key, which only those who may hold. account
-- is who wrote it down. Which guards there are, and who holds the key, stands signed in trust.
CREATE TABLE guard (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person (id),
  day INTEGER NOT NULL,
  account INTEGER NOT NULL REFERENCES account (id),
  sealed BLOB NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX guard_person ON guard (person);

CREATE TABLE person_presence (
  id INTEGER PRIMARY KEY REFERENCES person (id),
  first_day INTEGER NOT NULL,
  last_day INTEGER NOT NULL,
  times_seen INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT;

-- What the desk adds to intake without being able to read it back.
CREATE TABLE intake_deposit (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person (id),
  day INTEGER NOT NULL,
  account INTEGER NOT NULL REFERENCES account (id),
  sealed BLOB NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX intake_deposit_person ON intake_deposit (person);

-- What somebody told about themself, sealed whole.
CREATE TABLE intake (
  id INTEGER PRIMARY KEY REFERENCES person (id),
  sealed BLOB NOT NULL,
  version INTEGER NOT NULL
) STRICT;

-- What somebody agreed to, sealed whole. A row is never changed: what is taken back is a row of its own, so that
-- the desk can write either without being able to read any.
CREATE TABLE consent (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person (id),
  day INTEGER NOT NULL,
  account INTEGER NOT NULL REFERENCES account (id),
  sealed BLOB NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX consent_person ON consent (person);

CREATE TABLE consent_end (
  id INTEGER PRIMARY KEY,
  consent INTEGER NOT NULL UNIQUE REFERENCES consent (id),
  person INTEGER NOT NULL REFERENCES person (id),
  day INTEGER NOT NULL,
  account INTEGER NOT NULL REFERENCES account (id),
  sealed BLOB NOT NULL,
  version INTEGER NOT NULL
) STRICT;

-- The center's own words for each kind of consent; a new text is a new number.
CREATE TABLE consent_wording (
  id INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  number INTEGER NOT NULL,
  day INTEGER NOT NULL,
  words TEXT NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (kind, number)
) STRICT;

-- What somebody asked of their own record: of which kind, when it is due and what became of it is in clear, so that
-- the center can account for it, also once the record is erased and words and ending are gone. See KithRequest.
CREATE TABLE request (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person (id),
  kind INTEGER NOT NULL,
  outcome INTEGER NOT NULL,
  day INTEGER NOT NULL,
  due_day INTEGER NOT NULL,
  closed_day INTEGER,
  account INTEGER NOT NULL REFERENCES account (id),
  closed_account INTEGER REFERENCES account (id),
  words BLOB,
  ending BLOB,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX request_person ON request (person);

-- A request to correct something that is not right: in their words, and about which part of the record.
CREATE TABLE objection (
  id INTEGER PRIMARY KEY REFERENCES request (id),
  person INTEGER NOT NULL REFERENCES person (id),
  sealed BLOB NOT NULL,
  version INTEGER NOT NULL
) STRICT;

-- Somebody was told of a place that may help them. That one was made, when, of which kind, how far it came and why
-- it did not work out are in clear, for counting, also once the record is erased and details are gone; where to is
-- not, since that would tell what somebody needs. State, reason and days are those of the last step that stands; a
-- state of 0: none does, it was a mistake. See KithReferral.
CREATE TABLE referral (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person (id),
  kind INTEGER NOT NULL,
  day INTEGER NOT NULL,
  state INTEGER NOT NULL,
  reason INTEGER NOT NULL,
  state_day INTEGER NOT NULL,
  due_day INTEGER,
  account INTEGER NOT NULL REFERENCES account (id),
  details BLOB,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX referral_person ON referral (person);
CREATE INDEX referral_due ON referral (due_day);

-- A referral came one step further, or somebody asked and it had not. Written once, and voided where it was a mistake.
CREATE TABLE referral_step (
  id INTEGER PRIMARY KEY,
  referral INTEGER NOT NULL REFERENCES referral (id),
  person INTEGER NOT NULL REFERENCES person (id),
  state INTEGER NOT NULL,
  reason INTEGER NOT NULL,
  day INTEGER NOT NULL,
  due_day INTEGER,
  account INTEGER NOT NULL REFERENCES account (id),
  voided INTEGER NOT NULL,
  words BLOB,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX referral_step_referral ON referral_step (referral);
CREATE INDEX referral_step_person ON referral_step (person);

-- What somebody wants to reach, in their words, which are sealed with what is to be done and celebrated on the way. State
-- and its day are those of the last entry that stands; a state of 0: none does, it was a mistake. See KithGoal.
CREATE TABLE goal (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person (id),
  area INTEGER NOT NULL,
  day INTEGER NOT NULL,
  state INTEGER NOT NULL,
  state_day INTEGER NOT NULL,
  target_day INTEGER,
  account INTEGER NOT NULL REFERENCES account (id),
  details BLOB,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX goal_person ON goal (person);

-- How it goes. Written once, and voided where it was a mistake.
CREATE TABLE goal_entry (
  id INTEGER PRIMARY KEY,
  goal INTEGER NOT NULL REFERENCES goal (id),
  person INTEGER NOT NULL REFERENCES person (id),
  state INTEGER NOT NULL,
  day INTEGER NOT NULL,
  account INTEGER NOT NULL REFERENCES account (id),
  voided INTEGER NOT NULL,
  words BLOB,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX goal_entry_goal ON goal_entry (goal);
CREATE INDEX goal_entry_person ON goal_entry (person);

-- What is signed about a person: a chain of entries in the order of seq. Written once: only what is sealed is ever written
-- anew, under another key, or goes with the record; so there is no version. The signature covers all but that. Where
-- restricted is not 0, sealed is half of what it says; the other half is words, for coordinators, and own, for its author,
-- where restricted is 2.
CREATE TABLE note_entry (
  id INTEGER PRIMARY KEY,
  note INTEGER NOT NULL REFERENCES note_entry (id),
  person INTEGER NOT NULL REFERENCES person (id),
  seq INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  account INTEGER NOT NULL REFERENCES account (id),
  day INTEGER NOT NULL,
  minute INTEGER NOT NULL,
  mode INTEGER NOT NULL,
  support INTEGER NOT NULL,
  utc INTEGER NOT NULL,
  trust_seq INTEGER NOT NULL,
  restricted INTEGER NOT NULL,
  commitment BLOB NOT NULL,
  previous BLOB NOT NULL,
  signature BLOB NOT NULL,
  sealed BLOB,
  words BLOB,
  own BLOB,
  UNIQUE (person, seq)
) STRICT;
CREATE INDEX note_entry_account ON note_entry (account);
CREATE INDEX note_entry_note ON note_entry (note);
CREATE INDEX note_entry_restricted ON note_entry (person, restricted, account) WHERE restricted <> 0;

-- That somebody is to come back to what a note says, whose account that is, and when; what it is about stands in the note.
-- done_utc is NULL while it is to be done. See KithNoteFollowUp.
CREATE TABLE note_follow_up (
  id INTEGER PRIMARY KEY,
  note INTEGER NOT NULL REFERENCES note_entry (id),
  person INTEGER NOT NULL REFERENCES person (id),
  account INTEGER NOT NULL REFERENCES account (id),
  day INTEGER NOT NULL,
  done_utc INTEGER,
  done_account INTEGER REFERENCES account (id),
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX note_follow_up_note ON note_follow_up (note);
CREATE INDEX note_follow_up_person ON note_follow_up (person);
CREATE INDEX note_follow_up_day ON note_follow_up (day);

-- Somebody is to be asked how they are, by whom and when; how and what about is sealed. A state of 1: open, 2: ended, 0: it
-- was planned by mistake. See KithCheckIn.
CREATE TABLE check_in (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person (id),
  day INTEGER NOT NULL,
  state INTEGER NOT NULL,
  due_day INTEGER,
  worker INTEGER NOT NULL REFERENCES account (id),
  account INTEGER NOT NULL REFERENCES account (id),
  details BLOB,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX check_in_person ON check_in (person);
CREATE INDEX check_in_due ON check_in (due_day);

-- Somebody asked, or tried to: for when it had been planned, and when the next time is. Written once, and voided where it was
-- a mistake.
CREATE TABLE check_in_contact (
  id INTEGER PRIMARY KEY,
  check_in INTEGER NOT NULL REFERENCES check_in (id),
  person INTEGER NOT NULL REFERENCES person (id),
  day INTEGER NOT NULL,
  way INTEGER NOT NULL,
  outcome INTEGER NOT NULL,
  due_day INTEGER,
  next_day INTEGER,
  account INTEGER NOT NULL REFERENCES account (id),
  voided INTEGER NOT NULL,
  words BLOB,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX check_in_contact_check_in ON check_in_contact (check_in);
CREATE INDEX check_in_contact_person ON check_in_contact (person);

-- What helps somebody in a hard time, in their words: under care or, where they chose so, for the desk; neither: they took it
-- back. See KithHardTime.
CREATE TABLE hard_time (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL UNIQUE REFERENCES person (id),
  day INTEGER NOT NULL,
  account INTEGER NOT NULL REFERENCES account (id),
  care BLOB,
  desk BLOB,
  version INTEGER NOT NULL
) STRICT;

-- A plan that somebody wrote for themself. Which kind of plan it is is sealed with its words; one that they took back is gone.
-- See KithOwnPlan.
CREATE TABLE own_plan (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person (id),
  day INTEGER NOT NULL,
  account INTEGER NOT NULL REFERENCES account (id),
  words BLOB NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX own_plan_person ON own_plan (person);

-- That something happened, when and who wrote it down. Due day and state are those of the last entry that stands; a
-- state of 0: none does, it was a mistake. See KithIncident.
CREATE TABLE incident (
  id INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account (id),
  day INTEGER NOT NULL,
  due_day INTEGER,
  state INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT;

-- What happened, and what was added later. Written once, and voided where it was a mistake. The same is sealed twice:
-- words under audit, which coordinators open, own under the key of its author. Both are empty once whom it named are erased.
CREATE TABLE incident_entry (
  id INTEGER PRIMARY KEY,
  incident INTEGER NOT NULL REFERENCES incident (id),
  account INTEGER NOT NULL REFERENCES account (id),
  day INTEGER NOT NULL,
  due_day INTEGER,
  voided INTEGER NOT NULL,
  words BLOB,
  own BLOB,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX incident_entry_incident ON incident_entry (incident);

-- Whom it names. The number of the record is sealed, or the file would say of somebody that something happened.
CREATE TABLE incident_person (
  id INTEGER PRIMARY KEY,
  incident INTEGER NOT NULL REFERENCES incident (id),
  sealed BLOB NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX incident_person_incident ON incident_person (incident);

-- That somebody who works here was offered a conversation after it, and whether they took it. The rest is sealed under
-- their own key. See KithDebrief.
CREATE TABLE debrief (
  id INTEGER PRIMARY KEY,
  incident INTEGER NOT NULL REFERENCES incident (id),
  account INTEGER NOT NULL REFERENCES account (id),
  state INTEGER NOT NULL,
  offered_by INTEGER NOT NULL REFERENCES account (id),
  offered_day INTEGER NOT NULL,
  words BLOB,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX debrief_incident ON debrief (incident);
CREATE INDEX debrief_account ON debrief (account);

-- Two records that may be one person: people is a range while state is 1 (unresolved).
CREATE TABLE duplicate_pair (
  id INTEGER PRIMARY KEY,
  person_a INTEGER NOT NULL REFERENCES person (id),
  person_b INTEGER NOT NULL REFERENCES person (id),
  state INTEGER NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (person_a, person_b)
) STRICT;

-- A merge is a row: from counts as into until it is ended.
CREATE TABLE person_merge (
  id INTEGER PRIMARY KEY,
  from_person INTEGER NOT NULL REFERENCES person (id),
  into_person INTEGER NOT NULL REFERENCES person (id),
  ended INTEGER NOT NULL,
  choices BLOB,
  version INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX person_merge_from ON person_merge (from_person) WHERE ended = 0;
CREATE INDEX person_merge_into ON person_merge (into_person) WHERE ended = 0;

-- Which side of a merge holds in what somebody told about themself. Beside the merge, since the desk may not read it.
CREATE TABLE merge_choice (
  id INTEGER PRIMARY KEY REFERENCES person_merge (id),
  from_person INTEGER NOT NULL REFERENCES person (id),
  sealed BLOB NOT NULL,
  version INTEGER NOT NULL
) STRICT;

-- The pronouns that are offered, what is asked, and the answers to choose from: what a center changed or
-- added. A label that is NULL follows the translation that comes with Kith.
CREATE TABLE question_choice (
  id INTEGER PRIMARY KEY,
  list TEXT NOT NULL,
  code TEXT NOT NULL,
  label TEXT,
  position INTEGER NOT NULL,
  yes_or_no INTEGER NOT NULL,
  active INTEGER NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (list, code)
) STRICT;

CREATE TABLE service (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  label TEXT,
  position INTEGER NOT NULL,
  pinned INTEGER NOT NULL,
  active INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE visit (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person (id),
  day INTEGER NOT NULL,
  arrived_minute INTEGER,
  left_minute INTEGER,
  utc INTEGER NOT NULL,
  utc_offset INTEGER NOT NULL,
  state INTEGER NOT NULL,
  source INTEGER NOT NULL,
  account INTEGER NOT NULL REFERENCES account (id),
  voided INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX visit_person_day ON visit (person, day) WHERE voided = 0;
CREATE INDEX visit_day ON visit (day);
-- What was removed, to be put back.
CREATE INDEX visit_removed ON visit (person, day) WHERE voided = 1;
-- Who has not left: what the rollover closes.
CREATE INDEX visit_open ON visit (day) WHERE voided = 0 AND state < 3;

CREATE TABLE visit_service (
  id INTEGER PRIMARY KEY,
  visit INTEGER NOT NULL REFERENCES visit (id),
  service INTEGER NOT NULL REFERENCES service (id),
  voided INTEGER NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (visit, service)
) STRICT;

-- What is held at the center again and again: a group, a workshop. Not about anybody, and so in clear, as it hangs on
-- the wall. facilitator: whose account leads it. schedule: see KithGroupSchedule. A state of 0: it was a mistake.
CREATE TABLE center_group (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  kind INTEGER NOT NULL,
  state INTEGER NOT NULL,
  schedule TEXT NOT NULL,
  facilitator INTEGER REFERENCES account (id),
  facilitator_words TEXT,
  place TEXT,
  capacity INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT;

-- What became of a group on a day; a state of 0: nothing was said. guests: how many came without a name.
CREATE TABLE group_session (
  id INTEGER PRIMARY KEY,
  center_group INTEGER NOT NULL REFERENCES center_group (id),
  day INTEGER NOT NULL,
  state INTEGER NOT NULL,
  guests INTEGER NOT NULL,
  account INTEGER NOT NULL REFERENCES account (id),
  version INTEGER NOT NULL,
  UNIQUE (center_group, day)
) STRICT;
CREATE INDEX group_session_day ON group_session (day);

CREATE TABLE group_attendance (
  id INTEGER PRIMARY KEY,
  session INTEGER NOT NULL REFERENCES group_session (id),
  person INTEGER NOT NULL REFERENCES person (id),
  account INTEGER NOT NULL REFERENCES account (id),
  voided INTEGER NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (session, person)
) STRICT;
CREATE INDEX group_attendance_person ON group_attendance (person);

-- What was written about a session of a group: counts and themes, and nobody's story, so it is about no person. Written
-- once: what is written again is another row, and the last that stands is what it says.
CREATE TABLE group_note (
  id INTEGER PRIMARY KEY,
  session INTEGER NOT NULL REFERENCES group_session (id),
  day INTEGER NOT NULL,
  account INTEGER NOT NULL REFERENCES account (id),
  voided INTEGER NOT NULL,
  words BLOB NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX group_note_session ON group_note (session);

CREATE TABLE guest (
  id INTEGER PRIMARY KEY,
  day INTEGER NOT NULL,
  number INTEGER NOT NULL,
  arrived_minute INTEGER,
  left_minute INTEGER,
  utc INTEGER NOT NULL,
  utc_offset INTEGER NOT NULL,
  state INTEGER NOT NULL,
  source INTEGER NOT NULL,
  account INTEGER NOT NULL REFERENCES account (id),
  voided INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX guest_day ON guest (day);
CREATE INDEX guest_open ON guest (day) WHERE voided = 0 AND state < 3;

CREATE TABLE guest_service (
  id INTEGER PRIMARY KEY,
  guest INTEGER NOT NULL REFERENCES guest (id),
  service INTEGER NOT NULL REFERENCES service (id),
  number INTEGER NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (guest, service)
) STRICT;

CREATE TABLE day_close (
  id INTEGER PRIMARY KEY,
  utc INTEGER NOT NULL,
  account INTEGER NOT NULL REFERENCES account (id),
  version INTEGER NOT NULL
) STRICT;

-- What the center counted before it had Kith, as it was written down; never part of a count. id: the month, as
-- 202403. What nobody knows is NULL.
CREATE TABLE past_total (
  id INTEGER PRIMARY KEY,
  visits INTEGER,
  people INTEGER,
  guests INTEGER,
  first_timers INTEGER,
  version INTEGER NOT NULL
) STRICT;

-- The desk: words are sealed under desk; who is kept apart from whom is sealed whole.
CREATE TABLE waiting (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person (id),
  kind INTEGER NOT NULL,
  day INTEGER NOT NULL,
  expires_day INTEGER NOT NULL,
  given_day INTEGER,
  state INTEGER NOT NULL,
  words BLOB,
  account INTEGER NOT NULL REFERENCES account (id),
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX waiting_person ON waiting (person);

CREATE TABLE desk_notice (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person (id),
  day INTEGER NOT NULL,
  review_day INTEGER NOT NULL,
  shown_day INTEGER,
  state INTEGER NOT NULL,
  words BLOB NOT NULL,
  answer BLOB,
  account INTEGER NOT NULL REFERENCES account (id),
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX desk_notice_person ON desk_notice (person);

CREATE TABLE keep_apart (
  id INTEGER PRIMARY KEY,
  pair BLOB NOT NULL,
  state INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE crisis_number (
  id INTEGER PRIMARY KEY,
  position INTEGER NOT NULL,
  number TEXT NOT NULL,
  label TEXT NOT NULL,
  checked_day INTEGER,
  version INTEGER NOT NULL
) STRICT;

-- The directory of resources. Nobody who comes is in it: all of it is in clear. Where its entries come from:
CREATE TABLE catalog (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  format INTEGER NOT NULL,
  entity TEXT,
  entity_id TEXT,
  licence TEXT,
  attribution TEXT,
  partial INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT;

-- One file that was taken in. A state of 2 is taken back.
CREATE TABLE import_run (
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES catalog (id),
  day INTEGER NOT NULL,
  utc INTEGER NOT NULL,
  account INTEGER NOT NULL REFERENCES account (id),
  file TEXT NOT NULL,
  digest BLOB NOT NULL,
  origin TEXT,
  added INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  returned INTEGER NOT NULL,
  missing INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  problems INTEGER NOT NULL,
  state INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX import_run_source ON import_run (source);

CREATE TABLE import_problem (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES import_run (id),
  severity INTEGER NOT NULL,
  line INTEGER NOT NULL,
  path TEXT,
  words TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX import_problem_run ON import_problem (run);

-- An organization, a program, a place, a service, a service at a place. content is everything that is known;
-- base, where the center changed it, what its source says; told is the state and a digest of the source's own
-- telling, run the run that brought it, and made the version that the last run left: another, and somebody here
-- changed it. Entries of one file name each other in any order.
CREATE TABLE resource (
  id INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  source INTEGER REFERENCES catalog (id),
  source_key TEXT,
  told BLOB,
  run INTEGER REFERENCES import_run (id),
  organization INTEGER REFERENCES resource (id) DEFERRABLE INITIALLY DEFERRED,
  program INTEGER REFERENCES resource (id) DEFERRABLE INITIALLY DEFERRED,
  service INTEGER REFERENCES resource (id) DEFERRABLE INITIALLY DEFERRED,
  location INTEGER REFERENCES resource (id) DEFERRABLE INITIALLY DEFERRED,
  status INTEGER NOT NULL,
  content BLOB NOT NULL,
  base BLOB,
  verified_day INTEGER,
  verified_by INTEGER REFERENCES account (id),
  missing_day INTEGER,
  same_as INTEGER REFERENCES resource (id) DEFERRABLE INITIALLY DEFERRED,
  pinned INTEGER NOT NULL,
  made INTEGER,
  version INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX resource_key ON resource (source, kind, source_key) WHERE source IS NOT NULL;
CREATE INDEX resource_organization ON resource (organization) WHERE organization IS NOT NULL;
CREATE INDEX resource_program ON resource (program) WHERE program IS NOT NULL;
CREATE INDEX resource_service ON resource (service) WHERE service IS NOT NULL;
CREATE INDEX resource_location ON resource (location) WHERE location IS NOT NULL;
CREATE INDEX resource_run ON resource (run) WHERE run IS NOT NULL;
CREATE INDEX resource_same_as ON resource (same_as) WHERE same_as IS NOT NULL;
CREATE INDEX resource_pinned ON resource (id) WHERE pinned = 1;

-- What an entry was before a run changed it, and the version that the run left: for taking the run back.
CREATE TABLE resource_before (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES import_run (id),
  resource INTEGER NOT NULL REFERENCES resource (id),
  left_version INTEGER NOT NULL,
  made INTEGER,
  told BLOB,
  organization INTEGER,
  program INTEGER,
  service INTEGER,
  location INTEGER,
  status INTEGER NOT NULL,
  content BLOB NOT NULL,
  base BLOB,
  missing_day INTEGER,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX resource_before_run ON resource_before (run);
CREATE INDEX resource_before_resource ON resource_before (resource);

-- A field that the center and the source both changed. The center's stays until somebody decides: a state of 0
-- is open, 1 ours, 2 theirs, 3 that a newer import (ended_by) overtook it. Ours is what stood here before
-- theirs was taken.
CREATE TABLE field_conflict (
  id INTEGER PRIMARY KEY,
  resource INTEGER NOT NULL REFERENCES resource (id),
  run INTEGER NOT NULL REFERENCES import_run (id),
  field TEXT NOT NULL,
  theirs BLOB NOT NULL,
  state INTEGER NOT NULL,
  ours BLOB,
  ended_by INTEGER REFERENCES import_run (id),
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX field_conflict_resource ON field_conflict (resource);
CREATE INDEX field_conflict_run ON field_conflict (run);
CREATE INDEX field_conflict_ended ON field_conflict (ended_by);

-- Two entries of the directory that may be one: a state of 0 is open, 1 the same, 2 not the same.
CREATE TABLE resource_pair (
  id INTEGER PRIMARY KEY,
  one INTEGER NOT NULL REFERENCES resource (id),
  other INTEGER NOT NULL REFERENCES resource (id),
  score INTEGER NOT NULL,
  state INTEGER NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (one, other)
) STRICT;
CREATE INDEX resource_pair_other ON resource_pair (other);

-- Words that stand for each other in the directory's search, where the center changed the list.
CREATE TABLE resource_words (
  id INTEGER PRIMARY KEY,
  words TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;

-- The words of descriptions, by the entry's id: made of content alone (kith-full-text-sqlite.c).
CREATE VIRTUAL TABLE full_text USING fts5 (words, tokenize = "unicode61 remove_diacritics 2", prefix = '3');

-- What somebody was typing; sealed under a key that only its author and recovery hold.
CREATE TABLE draft (
  id INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account (id),
  kind INTEGER NOT NULL,
  subject INTEGER,
  sealed BLOB NOT NULL,
  utc INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT;

-- The log: a chain per session; changes names every row written and its digest; signature is over the hash, and
-- missing only where nobody had unlocked. The hash is over a digest of details, which erased keeps once they are
-- destroyed with the record they were about.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  chain INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  utc INTEGER NOT NULL,
  account INTEGER NOT NULL,
  subject INTEGER,
  details BLOB,
  erased BLOB CHECK (erased IS NULL OR details IS NULL),
  changes BLOB,
  hash BLOB NOT NULL,
  signature BLOB,
  UNIQUE (chain, seq)
) STRICT;
-- The log is looked through by time; the rest is here so that what is left out need not be read.
CREATE INDEX audit_time ON audit (utc, id, kind, account);
CREATE INDEX audit_subject ON audit (subject) WHERE subject IS NOT NULL;
-- The newest day that was closed (44) and the newest backup (62): whether another backup is due.
CREATE INDEX audit_day_closed ON audit (kind) WHERE kind = 44;
CREATE INDEX audit_backed_up ON audit (kind) WHERE kind = 62;

-- Signed: how far a chain of the log and the trust log had come.
CREATE TABLE checkpoint (
  id INTEGER PRIMARY KEY,
  chain INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  utc INTEGER NOT NULL,
  account INTEGER NOT NULL,
  previous BLOB NOT NULL,
  audit_head BLOB NOT NULL,
  trust_seq INTEGER NOT NULL,
  trust_head BLOB NOT NULL,
  signature BLOB NOT NULL
) STRICT;
