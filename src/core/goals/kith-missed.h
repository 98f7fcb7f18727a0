/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithMissed: somebody who has not been here for a while and may be told that they are missed. */

#pragma once

#include "goals/kith-contact-way.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

#define KITH_MISSED_MAX_WEEKS 104

/**
 * KithMissed:
 * @person: whose record, as it is shown
 * @name: (owned): as the desk calls them
 * @disambiguator: (owned): what tells them from others of that name, or ""
 * @last_day: when they were here last
 * @ways: how they permit to be reached, besides in person
 * @reach: (owned): the same in a sentence, with when it is safe
 *
 * Why they do not come is not known here, and not told.
 */
typedef struct
{
  gint64 person;
  char *name;
  char *disambiguator;
  KithDay last_day;
  KithContactWays ways;
  char *reach;
} KithMissed;

void kith_missed_free (KithMissed *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithMissed, kith_missed_free)

guint kith_missed_get_weeks (KithCenter *center);
GPtrArray *kith_missed_list (KithSession *session, guint weeks, GCancellable *cancellable, GError **error);

G_END_DECLS
