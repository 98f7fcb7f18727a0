/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithSampleNames: fictional names from many cultures, drawn by seed. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _KithSampleNames KithSampleNames;

/**
 * KithSampleName:
 * @name: (owned): the name to be called by
 * @pronouns: (owned): or ""
 * @alias: (owned) (nullable): another name
 */
typedef struct
{
  char *name;
  char *pronouns;
  char *alias;
} KithSampleName;

KithSampleNames *kith_sample_names_new (GError **error);
void kith_sample_names_free (KithSampleNames *self);
void kith_sample_names_draw (const KithSampleNames *self, GRand *rand, KithSampleName *out);
char *kith_sample_names_misspell (const char *name, GRand *rand);
void kith_sample_name_clear (KithSampleName *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithSampleNames, kith_sample_names_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KithSampleName, kith_sample_name_clear)

G_END_DECLS
