/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How likely two records are one person: see kith-likeness-weigh.c for the sum, kith-likeness-pairs.c for who
 * is compared with whom. */

#pragma once

#include <gio/gio.h>

#include "people/kith-birth.h"

G_BEGIN_DECLS

/* What speaks for, or against, two records being one person. */
typedef enum
{
  KITH_LIKE_NAME = 1 << 0,          /* the same words */
  KITH_LIKE_NICKNAME = 1 << 1,      /* a word is a nickname of the other's */
  KITH_LIKE_SPELLING = 1 << 2,      /* a word is a typing error away, or written with or without a space */
  KITH_LIKE_SOUND = 1 << 3,         /* a word sounds the same */
  KITH_LIKE_ORDER = 1 << 4,         /* the words stand in another order */
  KITH_LIKE_PART = 1 << 5,          /* one has more words than the other */
  KITH_LIKE_OTHER_NAME = 1 << 6,    /* it is another name of one of them */
  KITH_LIKE_BIRTH = 1 << 7,         /* the same date of birth */
  KITH_LIKE_BIRTH_NEAR = 1 << 8,    /* nearly the same, or parts of it exchanged */
  KITH_LIKE_CONTACT = 1 << 9,       /* a phone number, e-mail or postal address in common */
  KITH_LIKE_CONTACT_NEAR = 1 << 10, /* nearly in common */
  KITH_UNLIKE_NAME = 1 << 11,       /* a word contradicts */
  KITH_UNLIKE_BIRTH = 1 << 12,      /* another date of birth */
} KithLikenessReasons;

/**
 * KithLikeness:
 * @person: an id; 0 for somebody who has no record yet
 * @other: another
 * @bits: how much more likely than not they are one person, as a power of two; above 0 it is worth a look
 */
typedef struct
{
  gint64 person;
  gint64 other;
  double bits;
  KithLikenessReasons reasons;
} KithLikeness;

/**
 * KithLikenessFacts:
 * @names: (nullable): what they are called, the name to be called by first
 * @phones: (nullable): as written
 * @emails: (nullable): as written
 * @addresses: (nullable): postal, as written
 *
 * What is compared. All but @person may be missing. The caller keeps it.
 */
typedef struct
{
  gint64 person;
  const char *const *names;
  KithBirth birth;
  const char *const *phones;
  const char *const *emails;
  const char *const *addresses;
} KithLikenessFacts;

typedef void (*KithLikenessProgress) (double fraction, gpointer user_data);

#define KITH_TYPE_LIKENESS_INDEX (kith_likeness_index_get_type ())
G_DECLARE_FINAL_TYPE (KithLikenessIndex, kith_likeness_index, KITH, LIKENESS_INDEX, GObject)

KithLikenessIndex *kith_likeness_index_new (void);
void kith_likeness_index_put (KithLikenessIndex *self, const KithLikenessFacts *facts);
gboolean kith_likeness_index_remove (KithLikenessIndex *self, gint64 person);
guint kith_likeness_index_get_size (KithLikenessIndex *self);

GArray *kith_likeness_index_find (KithLikenessIndex *self, const KithLikenessFacts *facts, guint limit);
GArray *kith_likeness_index_find_pairs (KithLikenessIndex *self,
                                        KithLikenessProgress progress,
                                        gpointer user_data,
                                        GCancellable *cancellable,
                                        GError **error);
gboolean
kith_likeness_index_compare (KithLikenessIndex *self, gint64 person, gint64 other, KithLikeness *likeness);

int kith_likeness_compare (gconstpointer a, gconstpointer b);
char *kith_likeness_describe (KithLikenessReasons reasons);

G_END_DECLS
