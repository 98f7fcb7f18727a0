/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithVisit: one person on one center day. KithGuest: unnamed guests, never in visits or people. */

#pragma once

#include "base/kith-clock.h"

G_BEGIN_DECLS

typedef enum
{
  KITH_PRESENCE_HERE = 1,
  KITH_PRESENCE_OUT = 2,
  KITH_PRESENCE_LEFT = 3,
  KITH_PRESENCE_CLOSED = 4, /* the day ended; when they left was not recorded */
} KithPresenceState;

typedef enum
{
  KITH_SOURCE_DESK = 1,
  KITH_SOURCE_SCAN = 2,
  KITH_SOURCE_PAPER = 3,
  KITH_SOURCE_IMPORT = 4,
  KITH_SOURCE_SAMPLE = 5,
} KithSource;

typedef struct
{
  gint64 id;
  gint64 person;
  KithDay day;
  int arrived; /* minute or KITH_MINUTE_NONE */
  int left;    /* minute or KITH_MINUTE_NONE */
  gint64 utc;
  gint32 utc_offset;
  KithPresenceState state;
  KithSource source;
  gboolean voided;
  gint64 version;
  GArray *services; /* (owned) (element-type gint64) service ids taken */
} KithVisit;

KithVisit *kith_visit_new (void);
KithVisit *kith_visit_copy (const KithVisit *self);
void kith_visit_free (KithVisit *self);
gboolean kith_visit_has_service (const KithVisit *self, gint64 service);
void kith_visit_put_service (KithVisit *self, gint64 service, gboolean taken);
/* Which of two visits of one person and day is shown: below zero, the first. */
int kith_visit_compare_shown (const KithVisit *a, const KithVisit *b);
int kith_visit_compare_days (gconstpointer a, gconstpointer b);
/* The same in everything but version. */
gboolean kith_visit_equal (const KithVisit *a, const KithVisit *b);

typedef struct
{
  gint64 id;
  KithDay day;
  int number;
  int arrived;
  int left;
  gint64 utc;
  gint32 utc_offset;
  KithPresenceState state;
  KithSource source;
  gboolean voided;
  gint64 version;
  GHashTable *services; /* (owned) service id (gint64*) to number (int) */
} KithGuest;

KithGuest *kith_guest_new (void);
KithGuest *kith_guest_copy (const KithGuest *self);
void kith_guest_free (KithGuest *self);
int kith_guest_get_service (const KithGuest *self, gint64 service);
void kith_guest_put_service (KithGuest *self, gint64 service, int number);
gboolean kith_guest_equal (const KithGuest *a, const KithGuest *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithVisit, kith_visit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithGuest, kith_guest_free)

G_END_DECLS
