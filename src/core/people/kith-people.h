/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithPeople: the records of the people who come. */

#pragma once

#include "people/kith-card.h"
#include "session/kith-change.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

typedef enum
{
  KITH_PERSON_ACTIVE = 0,
  KITH_PERSON_AWAY = 1,
  KITH_PERSON_DIED = 2,
  KITH_PERSON_ERASING = 3,
  KITH_PERSON_ERASED = 4,
  KITH_PERSON_TAKEN_BACK = 5, /* added by mistake; the undo of that brings them back */
} KithPersonState;

#define KITH_TYPE_PEOPLE (kith_people_get_type ())
G_DECLARE_FINAL_TYPE (KithPeople, kith_people, KITH, PEOPLE, GObject)

KithPeople *kith_people_new (KithSession *session);

/* In a transaction that somebody else began (paper sheets, samples). */
gint64
kith_people_add_in (KithPeople *self, KithChange *change, const KithCard *card, KithDay day, GError **error);
KithCard *kith_people_get_card (KithPeople *self, gint64 person, gint64 *version, GError **error);

/* In a transaction that somebody else began; version 0 takes whatever version there is. */
gboolean kith_people_set_card_in (KithPeople *self,
                                  KithChange *change,
                                  const KithCard *card,
                                  gint64 version,
                                  GError **error);
gboolean kith_people_take_back_in (KithPeople *self, KithChange *change, gint64 person, GError **error);
gboolean kith_people_bring_back_in (KithPeople *self, KithChange *change, gint64 person, GError **error);
/* Two records that may be one person. While unresolved, "people" is a range. */
typedef enum
{
  KITH_PAIR_UNRESOLVED = 1,
  KITH_PAIR_DISTINCT = 2,
  KITH_PAIR_WITHDRAWN = 3, /* one of the two was taken back */
} KithPairState;

/* before: (out) (optional) 0 where there was no such pair. */
gboolean kith_people_set_pair_in (KithPeople *self,
                                  KithChange *change,
                                  gint64 person,
                                  gint64 other,
                                  KithPairState state,
                                  KithPairState *before,
                                  GError **error);

/* Whether there is a record of this person, not hidden. For services, which ask for rights themselves. */
gboolean kith_people_check_there (KithDb *db, gint64 person, GError **error);

/* How many cards could not be opened at the last load: the desk works without them, verify names them. */
guint kith_people_get_n_unreadable (KithPeople *self);

/* All cards, opened on two threads. (element-type KithCard) */
GPtrArray *kith_people_load_cards (KithPeople *self, GCancellable *cancellable, GError **error);

G_END_DECLS
