/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Changes whenever kith_phonetic_key() gives another answer for the same token. */
#define KITH_PHONETIC_VERSION 1
#define KITH_PHONETIC_KEY_SIZE 16

gsize kith_phonetic_key (const char *token, gsize length, char key[KITH_PHONETIC_KEY_SIZE]);

G_END_DECLS
