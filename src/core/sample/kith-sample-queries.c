/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample's own SQL: pairs of records that may be one person, not yet decided. */

#include "sample/kith-sample-queries.h"

static const char *const insert_pair =
    "INSERT INTO duplicate_pair (id, person_a, person_b, state, version) VALUES (?1, ?2, ?3, 1, 1) "
    "ON CONFLICT (person_a, person_b) DO NOTHING";

/**
 * kith_sample_insert_pair:
 * @change: a transaction
 * @person_a: the smaller id
 * @person_b: the larger id
 * @error: return location
 *
 * Writes an undecided pair.
 *
 * Returns: %FALSE when the store refused it
 */
gboolean
kith_sample_insert_pair (KithChange *change, gint64 person_a, gint64 person_b, GError **error)
{
  gint64 id = kith_change_new_id (change);
  int n = kith_db_run (kith_change_get_db (change), error, insert_pair, "iii", id, person_a, person_b);

  if (n > 0)
    kith_change_touch (change, "duplicate_pair", id);
  return n >= 0;
}
