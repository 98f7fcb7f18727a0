/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A county that never was: organizations, places and services of any number, drawn from a seed. */

#pragma once

#include "resources/kith-resource.h"

typedef void (*BenchCountyFunc) (KithResource **resources, guint n_resources, gpointer user_data);

/* Calls with one organization and all that is its: links are places counted from -1, as kith_resources_add()
 * takes them. */
void bench_county_tell (guint n_services, guint32 seed, BenchCountyFunc func, gpointer user_data);
/* (transfer full) A word that names of this county have. */
char *bench_county_draw_word (GRand *rand);
