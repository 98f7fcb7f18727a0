/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries of a fictional directory, written down as lines. */

#pragma once

#include "report/kith-handout-entry.h"

G_BEGIN_DECLS

/* "name=text", one for each value; what a value holds follows with one more ">" before it. */
KithResourceView *handout_fixture_view (KithResourceKind kind, const char *const *lines);
/* A drop-in clinic at a place, with everything that is known of it. */
KithHandoutEntry *handout_fixture_clinic (void);

/* Entries by chance: each text is told once, and some are kept back. */
typedef struct
{
  GRand *rand; /* (owned) */
  guint n_texts;
  GPtrArray *kept_back; /* (owned) (element-type utf8) */
  GPtrArray *shown;     /* (owned) (element-type utf8) of those the paper has room for */
} HandoutFixtureChance;

HandoutFixtureChance *handout_fixture_chance_new (void);
void handout_fixture_chance_free (HandoutFixtureChance *self);
/* Every field at every level, each value with its parts. */
KithHandoutEntry *handout_fixture_by_chance (HandoutFixtureChance *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HandoutFixtureChance, handout_fixture_chance_free)

G_END_DECLS
