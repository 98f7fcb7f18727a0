/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithSynonyms: words and phrases that stand for each other in the directory's search. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Ways to say the same that are tried, the typed one among them. */
#define KITH_SYNONYMS_MOST_WAYS 8

typedef struct _KithSynonyms KithSynonyms;

KithSynonyms *kith_synonyms_new (const char *list, GError **error);
KithSynonyms *kith_synonyms_new_default (void);
/* (transfer full) */
char *kith_synonyms_dup_default (void);
void kith_synonyms_free (KithSynonyms *self);
GPtrArray *kith_synonyms_list_ways (const KithSynonyms *self, const char *typed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithSynonyms, kith_synonyms_free)

G_END_DECLS
