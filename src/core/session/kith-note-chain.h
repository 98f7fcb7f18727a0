/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is signed about a person: a chain of entries, each over the one before. An entry is written once;
 * nothing but its sealed words is ever written anew (under another key, or gone with the record). What the
 * words mean is for rooms above; that they are those that were signed is looked at here, so that every
 * verifying does.
 */

#pragma once

#include "base/kith-day.h"
#include "session/kith-change.h"

G_BEGIN_DECLS

/**
 * KithNoteRestriction:
 * @KITH_NOTE_UNRESTRICTED: all who read notes read it
 * @KITH_NOTE_RESTRICTED: coordinators only: its author had no key of their own then, or has left
 * @KITH_NOTE_RESTRICTED_TWICE: coordinators and its author, a half for each
 *
 * Who reads what an entry says. The codes are permanent: they are signed.
 */
typedef enum
{
  KITH_NOTE_UNRESTRICTED = 0,
  KITH_NOTE_RESTRICTED = 1,
  KITH_NOTE_RESTRICTED_TWICE = 2,
} KithNoteRestriction;

/* The codes are permanent: they are signed. */
typedef enum
{
  KITH_NOTE_ORIGINAL = 1,
  KITH_NOTE_AMENDMENT = 2,
  KITH_NOTE_THEIR_WORDS = 3, /* of the person it is about: agreement, disagreement, a signature */
  KITH_NOTE_IN_ERROR = 4,    /* that the note should not be there; it stays, and is not counted */
} KithNoteKind;

#define KITH_NOTE_NO_MINUTE (-1)

/**
 * KithNoteFacts:
 * @id: of its row
 * @note: the id of the original entry that it belongs to; its own where it is one
 * @person: whose record
 * @seq: its place in what is signed about this person, from 1 on
 * @kind: what it is
 * @account: who signed it
 * @day: the center's day on which it took place
 * @minute: of that day's midnight, or %KITH_NOTE_NO_MINUTE
 * @mode: how they met; a number of the room above
 * @support: kinds of support, a bit each
 * @utc: when it was signed
 * @trust_seq: how far the trust log had come then, which says whose key that was
 * @restricted: who can read what it says
 *
 * What of an entry is in clear, all of it signed.
 */
typedef struct
{
  gint64 id;
  gint64 note;
  gint64 person;
  gint64 seq;
  gint64 kind;
  gint64 account;
  gint64 day;
  gint64 minute;
  gint64 mode;
  gint64 support;
  gint64 utc;
  gint64 trust_seq;
  gint64 restricted; /* a KithNoteRestriction */
} KithNoteFacts;

/**
 * KithNoteRead:
 * @facts: what the row says
 * @by: (owned) (nullable): the name of the account
 * @folded: (owned) (nullable): its words as they are searched
 * @words: (owned) (nullable): an a{sv}; %NULL where they were erased, are closed to this account or damaged
 * @is_erased: whether they were erased with the record
 * @is_closed: whether this account has no key to them
 * @problem: (owned) (nullable): why this is not what was signed
 *
 * An entry as it was found.
 */
typedef struct
{
  KithNoteFacts facts;
  char *by;
  char *folded;
  GVariant *words;
  gboolean is_erased;
  gboolean is_closed;
  char *problem;
} KithNoteRead;

void kith_note_read_free (KithNoteRead *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithNoteRead, kith_note_read_free)

void kith_note_facts_take (KithNoteFacts *facts, KithStmt *stmt);
gboolean kith_note_chain_write (KithChange *change,
                                KithNoteFacts *facts,
                                gint64 author,
                                const char *folded,
                                GVariant *words,
                                GError **error);
GPtrArray *kith_note_chain_read (KithSession *session, gint64 person, GPtrArray *missing, GError **error);
GPtrArray *kith_note_chain_read_newest (KithSession *session, gint64 person, guint n, GError **error);

/* An entry by itself, as it is found: nobody asks whether it is what was signed. */
GVariant *kith_note_open (KithSession *session, const KithNoteFacts *facts, KithStmt *stmt, int column);
const char *kith_note_opened_folded (GVariant *opened);
GVariant *kith_note_opened_words (GVariant *opened);

G_END_DECLS
