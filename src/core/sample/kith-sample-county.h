/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A county that never was: organizations, places and services of any number, drawn from a seed. */

#pragma once

#include "resources/kith-resource.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

/**
 * KithSampleCounty:
 * @n_services: how many services, to the next five
 * @seed: the same seed gives the same county
 * @n_words: words of a made-up language that each description has besides, so that their index is as large as
 * a real one; 0 for none
 */
typedef struct
{
  guint n_services;
  guint32 seed;
  guint n_words;
} KithSampleCounty;

typedef gboolean (*KithSampleCountyFunc) (KithResource **resources,
                                          guint n_resources,
                                          gpointer user_data,
                                          GError **error);

/* Calls with one organization and all that is its: links are places counted from -1, as kith_resources_add()
 * takes them. */
gboolean kith_sample_county_tell (const KithSampleCounty *county,
                                  KithSampleCountyFunc func,
                                  gpointer user_data,
                                  GError **error);
/* Writes all of it as the center's own. */
gboolean kith_sample_county_write (KithSession *session,
                                   const KithSampleCounty *county,
                                   GCancellable *cancellable,
                                   GError **error);
/* (transfer full) A word that names of this county have. */
char *kith_sample_county_draw_word (GRand *rand);

G_END_DECLS
