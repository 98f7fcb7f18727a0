/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The center's own list of words that stand for each other in the directory's search. Topic "resource". */

#pragma once

#include "resources/kith-synonyms.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

/* (transfer full) The list as text; version 0: the one that comes with Kith. */
char *kith_resource_words_read (KithSession *session, gint64 *version, GError **error);
/* words NULL: the one that comes with Kith again. */
gboolean kith_resource_words_write (KithSession *session, const char *words, gint64 version, GError **error);
/* (transfer full) For searching: where the center's list cannot be understood, the one that comes with Kith.
 */
KithSynonyms *kith_resource_words_load (KithDb *db, GError **error);

G_END_DECLS
