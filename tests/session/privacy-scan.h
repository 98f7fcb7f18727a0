/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Distinct words that can be typed into any field, and looking for them in every byte that a program left
 * behind. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PrivacyScan PrivacyScan;

PrivacyScan *privacy_scan_new (void);
void privacy_scan_free (PrivacyScan *self);

/* A word that stands nowhere else, with "&<" in it. where: what it is typed into, for the message. Borrowed.
 */
const char *privacy_scan_word (PrivacyScan *self, const char *where);
guint privacy_scan_get_n_words (PrivacyScan *self);

/* Looks for each word in these bytes: as it is, in other letter sizes, escaped for markup, JSON or a URL, in
 * UTF-16, and either half of it alone. Returns the first that is found, as "where: how", or NULL. */
char *privacy_scan_bytes (PrivacyScan *self, gconstpointer data, gsize size);
/* The same in every file below a folder, whatever it is called; names of files too. Prefixes the path. */
char *privacy_scan_folder (PrivacyScan *self, const char *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrivacyScan, privacy_scan_free)

G_END_DECLS
