/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Directories by chance. */

#pragma once

#include "resources/kith-directory.h"

#define CHANCE_N_LANGUAGES 3
#define CHANCE_N_TERMS 3

typedef struct
{
  GRand *rand;
  GPtrArray *all; /* (owned) (element-type KithResource) */
} Chance;

extern const char *const chance_languages[CHANCE_N_LANGUAGES];
/* The last has no name. */
extern const char *const chance_terms[CHANCE_N_TERMS];

void chance_init (Chance *chance);
void chance_clear (Chance *chance);
guint chance_draw (Chance *chance, guint below);
#define PICK(chance, array) ((array)[chance_draw ((chance), G_N_ELEMENTS (array))])
/* A word that no other is a slip of: every entry has one for a name of its own, and hidden cities have. */
char *chance_word (const char *what, gint64 id);
/* (transfer full) Of its entries, in any order. */
KithDirectory *chance_build (Chance *chance);
