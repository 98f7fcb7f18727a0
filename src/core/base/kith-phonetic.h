/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KITH_PHONETIC_KEY_SIZE 16

/**
 * KithPhonetic:
 * @n: how many keys a token has: 0, 1 or 2
 * @keys: the keys, each ended by a nul; different ones
 */
typedef struct
{
  guint n;
  char keys[2][KITH_PHONETIC_KEY_SIZE];
} KithPhonetic;

void kith_phonetic_init (KithPhonetic *phonetic, const char *token, gsize length);
gboolean kith_phonetic_are_equal (const KithPhonetic *a, const KithPhonetic *b);

G_END_DECLS
