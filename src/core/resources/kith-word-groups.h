/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithWordGroups: the list of words that stand for each other, group by group, as somebody edits it. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No group. */
#define KITH_WORD_GROUPS_NONE G_MAXUINT

typedef struct _KithWordGroups KithWordGroups;

/* list: as kith_synonyms_new() takes it. */
KithWordGroups *kith_word_groups_new (const char *list);
void kith_word_groups_free (KithWordGroups *self);
/* (transfer full) The list again, with its remarks. */
char *kith_word_groups_to_text (const KithWordGroups *self);

guint kith_word_groups_get_length (const KithWordGroups *self);
/* (nullable) The remark above the first of several groups. */
const char *kith_word_groups_get_heading (const KithWordGroups *self, guint group);
const char *const *kith_word_groups_get_words (const KithWordGroups *self, guint group);
/* (transfer full) */
char *kith_word_groups_dup_label (const KithWordGroups *self, guint group);
gboolean kith_word_groups_matches (const KithWordGroups *self, guint group, const char *typed);
gboolean kith_word_groups_find (const KithWordGroups *self, const char *words, guint *group, GError **error);
guint kith_word_groups_find_same (const KithWordGroups *self, const char *words);

/* Words with commas between. */
guint kith_word_groups_count (const char *words);
gboolean kith_word_groups_check (const KithWordGroups *self, guint group, const char *words, GError **error);
gboolean kith_word_groups_add (KithWordGroups *self, const char *words, GError **error);
gboolean kith_word_groups_replace (KithWordGroups *self, guint group, const char *words, GError **error);
void kith_word_groups_remove (KithWordGroups *self, guint group);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithWordGroups, kith_word_groups_free)

G_END_DECLS
