/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A store of its own in a folder of its own, set up, for the tests of this room. */

#pragma once

#include "session/kith-accounts.h"
#include "session/kith-change.h"
#include "session/kith-session.h"
#include "session/kith-setup.h"

#define FIXTURE_PASSPHRASE "copper lantern by the river"
#define FIXTURE_COORDINATOR "Dana W."

typedef struct
{
  char *folder;               /* (owned) */
  char *path;                 /* (owned) */
  KithStore *store;           /* (owned) (nullable) */
  KithRecoveryCode *recovery; /* (owned) */
  KithSession *coordinator;   /* (owned) (nullable) */
} SessionFixture;

KithSecret *fixture_passphrase (const char *text);
/* A center with one coordinator, unlocked. */
void fixture_set_up (SessionFixture *fixture, gconstpointer data);
void fixture_tear_down (SessionFixture *fixture, gconstpointer data);
/* An account with the usual passphrase, unlocked. */
KithSession *fixture_add_session (SessionFixture *fixture, const char *name, KithRole role);
KithSession *fixture_unlock (SessionFixture *fixture, const char *name, GError **error);
/* Closes sessions and store, runs the statement on the bare file, opens the store again. */
void fixture_edit (SessionFixture *fixture, const char *sql);
void fixture_close (SessionFixture *fixture);
void fixture_open (SessionFixture *fixture);
/* Seals everything anew that waits for it, so many rows a step. */
void fixture_reseal_all (KithSession *session, guint n_rows);
/* How many values these keys open with the file in hand: every column, every row. purposes: a bit for each
 * KithPurpose. */
guint fixture_count_opened (KithStore *store, KithKeyring *keys, guint purposes);
/* A person with a card and an intake deposit, written by that session. Returns the id. */
gint64 fixture_add_person (KithSession *session, const char *name);
