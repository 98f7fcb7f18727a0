/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "base/kith-day.h"

G_BEGIN_DECLS

/**
 * KithBirth:
 * @year: 1800 to 9999; 0 where nothing is known
 * @month: 1 to 12; 0 where only the year is known
 * @day: 1 to 31; 0 where only the month is known
 * @approximate: whether the person, or whoever wrote it down, was not sure
 *
 * A date of birth as far as it is known.
 */
typedef struct
{
  gint16 year;
  guint8 month;
  guint8 day;
  gboolean approximate;
} KithBirth;

/* How two dates of birth compare, the strongest agreement first. */
typedef enum
{
  KITH_BIRTHS_UNKNOWN,    /* one of them is not known */
  KITH_BIRTHS_SAME,       /* the same day */
  KITH_BIRTHS_SWAPPED,    /* day and month in each other's place */
  KITH_BIRTHS_ONE_DIGIT,  /* one digit apart, or two neighbouring digits exchanged */
  KITH_BIRTHS_ONE_PART,   /* day, month or year differs, the other two agree */
  KITH_BIRTHS_TWO_DIGITS, /* two digits apart: it says nothing either way */
  KITH_BIRTHS_SAME_YEAR,  /* no more is known of one of them, and that agrees */
  KITH_BIRTHS_NEAR,       /* one is approximate, and they are at most two years apart */
  KITH_BIRTHS_FAR,        /* one is approximate, and they are up to five years apart */
  KITH_BIRTHS_DIFFERENT,
} KithBirthsCompared;

gboolean kith_birth_is_known (const KithBirth *self);
gboolean kith_birth_is_valid (const KithBirth *self);
gboolean kith_birth_equal (const KithBirth *a, const KithBirth *b);
KithBirthsCompared kith_birth_compare (const KithBirth *a, const KithBirth *b);

gboolean kith_birth_parse (const char *text, KithBirth *birth, GError **error);
char *kith_birth_format_iso (const KithBirth *self);
char *kith_birth_format (const KithBirth *self);
int kith_birth_get_age (const KithBirth *self, KithDay day);

G_END_DECLS
