/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithHandout: entries of the directory for somebody to take along, in letters and a language they can read.
 */

#pragma once

#include "report/kith-document.h"
#include "report/kith-handout-item.h"

G_BEGIN_DECLS

/* SIZE (symbol, stable code, label), from the smallest. */
#define KITH_HANDOUT_SIZES(SIZE)                                                                             \
  SIZE (NORMAL, "normal", N_ ("Normal"))                                                                     \
  SIZE (LARGE, "large", N_ ("Large"))                                                                        \
  SIZE (VERY_LARGE, "very-large", N_ ("Very large"))

typedef enum
{
#define SIZE(symbol, ...) KITH_HANDOUT_IN_##symbol,
  KITH_HANDOUT_SIZES (SIZE)
#undef SIZE
      KITH_HANDOUT_N_SIZES
} KithHandoutSize;

const char *kith_handout_size_code (KithHandoutSize size);
const char *kith_handout_size_label (KithHandoutSize size);
gboolean kith_handout_size_parse (const char *code, KithHandoutSize *size);

typedef struct _KithHandout KithHandout;

KithHandout *kith_handout_new (KithDay day);
void kith_handout_free (KithHandout *self);
void kith_handout_add (KithHandout *self, KithHandoutEntry *entry);
guint kith_handout_get_n_entries (const KithHandout *self);

void kith_handout_set_language (KithHandout *self, KithLanguage *language);
void kith_handout_set_size (KithHandout *self, KithHandoutSize size);
void kith_handout_set_center_name (KithHandout *self, const char *name);
void kith_handout_set_from (KithHandout *self, const char *from);
void kith_handout_set_room_to_write (KithHandout *self, gboolean room);

KithDocument *kith_handout_paper_new (const KithHandout *self, const KithPaper *paper);
KithRelease *kith_handout_request (KithSession *session, KithReleaseWay way, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithHandout, kith_handout_free)

G_END_DECLS
