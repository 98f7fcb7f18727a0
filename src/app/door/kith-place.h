/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the center's file is, and what to say when it cannot be opened. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KithTrouble:
 * @title: the heading
 * @advice: what to do
 * @can_restore: whether putting back a backup would help
 */
typedef struct
{
  const char *title;
  const char *advice;
  gboolean can_restore;
} KithTrouble;

char *kith_place_find (const char *asked, const char *remembered);
gboolean kith_place_is_empty (const char *path);
KithTrouble kith_place_explain (const GError *error);

/* A folder for one sample center, readable by this user alone; gone with kith_place_remove_practise(). */
char *kith_place_new_practise (GError **error);
void kith_place_remove_practise (const char *folder);
void kith_place_remove_stale_practise (void);

G_END_DECLS
