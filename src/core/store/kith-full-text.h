/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of long texts, by the id of what they are about: a seam like KithDb, since engines agree about
 * nothing here. */

#pragma once

#include "store/kith-db.h"

G_BEGIN_DECLS

/* Typed words beyond these are not looked for. */
#define KITH_FULL_TEXT_MOST_WORDS 8

/* Of what has none yet. */
gboolean kith_full_text_add (KithDb *db, gint64 id, const char *words, GError **error);
/* words NULL or "": there are none any more. */
gboolean kith_full_text_put (KithDb *db, gint64 id, const char *words, GError **error);
/* (element-type gint64) The best first. A word that is typed stands for each that begins with it. */
GArray *kith_full_text_find (KithDb *db, const char *typed, guint limit, GError **error);

G_END_DECLS
