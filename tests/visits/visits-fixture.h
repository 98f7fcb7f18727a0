/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A center of its own with a clock that stands, for the tests of people, visits and the desk. */

#pragma once

#include "people/kith-people.h"
#include "session/kith-accounts.h"
#include "session/kith-setup.h"
#include "visits/kith-visits.h"

G_BEGIN_DECLS

#define VISITS_ZONE "America/Chicago"

typedef struct
{
  char *folder;         /* (owned) */
  char *path;           /* (owned) */
  KithStore *store;     /* (owned) */
  KithClock *clock;     /* (owned) stands until it is moved */
  KithSession *session; /* (owned) the coordinator's */
  KithPeople *people;   /* (owned) of that session */
  KithVisits *visits;   /* (owned) of that session */
} VisitsFixture;

/* At noon of 2025-11-20 in Chicago, rollover 4:00. */
void visits_fixture_set_up (VisitsFixture *self, gconstpointer data);
void visits_fixture_tear_down (VisitsFixture *self, gconstpointer data);
/* Another account of this role, unlocked, going by the same clock. (transfer full) */
KithSession *visits_fixture_add_session (VisitsFixture *self, KithRole role);
/* A coordinator gives the account of other, which ends, new keys; it is unlocked with them. (transfer full)
 */
KithSession *visits_fixture_give_new_keys (VisitsFixture *self, KithSession *other);

/* "2025-11-20 12:00" in the center's zone, or with an offset. */
void visits_fixture_at (VisitsFixture *self, const char *time);
gint64 visits_fixture_person (VisitsFixture *self, const char *name);
/* Signs in now and says nothing. */
KithVisit *visits_fixture_sign_in (VisitsFixture *self, gint64 person);
gint64 visits_fixture_service (VisitsFixture *self, guint position);
/* The one number that a query of the test's own answers. */
gint64 visits_fixture_ask (VisitsFixture *self, const char *sql);
/* Presence says what the visits say. */
void visits_fixture_check_presence (VisitsFixture *self);
/* Every row of every digested table, without versions, voided rows or anything that only grows (the log). */
char *visits_fixture_dump (VisitsFixture *self);

#define VISITS_TEST(name, func)                                                                              \
  g_test_add (name, VisitsFixture, NULL, visits_fixture_set_up, func, visits_fixture_tear_down)

G_END_DECLS
