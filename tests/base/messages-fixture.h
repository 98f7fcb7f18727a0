/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Translations for tests: a folder of languages, as programs bind one. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A text with its context ("context\004text") where it has one, and its translation. */
typedef struct
{
  const char *text;
  const char *translation;
} MessagesFixturePair;

/* The bytes of a .mo file. */
GByteArray *messages_fixture_make (const MessagesFixturePair *pairs, guint n_pairs, gboolean is_big_endian);
/* Writes that of a language below @folder; binding is the test's. */
void messages_fixture_write (const char *folder,
                             const char *code,
                             const MessagesFixturePair *pairs,
                             guint n_pairs);
void messages_fixture_write_bytes (const char *folder, const char *code, const GByteArray *bytes);
void messages_fixture_remove (const char *folder, const char *code);

G_END_DECLS
