/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether notes are held against a word list, and the center's own lists. A center that changed nothing
 * follows those that come with Kith, and none is used before a coordinator turns them on. They are settings,
 * and so in clear: no name of anybody who comes belongs into one. */

#pragma once

#include "notes/kith-word-list.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

#define KITH_SETTING_WORD_LISTS "notes.words"        /* "on"; off */
#define KITH_SETTING_WORD_LIST_PREFIX "notes.words-" /* and the code of a language */

/* (transfer full) The codes of the languages that a list comes with Kith in. */
GStrv kith_word_lists_list_languages (void);
/* Of those, the one that is spoken here; "en" where there is none. */
const char *kith_word_lists_get_usual_language (void);
gboolean kith_word_lists_is_on (KithCenter *center);
gboolean kith_word_lists_switch (KithSession *session, gboolean is_on, GError **error);
/* (transfer full) is_own: (optional) (out) whether it is the center's. */
char *kith_word_lists_read (KithCenter *center, const char *language, gboolean *is_own, GError **error);
/* Whether that can be a center's list. */
gboolean kith_word_lists_check (const char *language, const char *text, GError **error);
/* text: (nullable) the whole list; NULL: the one that comes with Kith again. Needs settings-write. */
gboolean kith_word_lists_write (KithSession *session, const char *language, const char *text, GError **error);
/* (transfer full) (nullable) To hold a note against; NULL also where they are off, without an error. */
KithWordList *kith_word_lists_load (KithCenter *center, const char *language);

G_END_DECLS
