/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A store filled with random facts. */

#include "stats-center.h"

#include <glib/gstdio.h>

static void
run (StatsCenter *self, const char *sql)
{
  g_autoptr (GError) error = NULL;

  kith_db_run_script (kith_store_get_reader (self->store, &error), sql, &error);
  g_assert_no_error (error);
}

StatsCenter *
stats_center_new (guint32 seed, guint n_people, guint n_days)
{
  StatsCenter *self = g_new0 (StatsCenter, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("kith-stats-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "center.kith", NULL);
  self->store = kith_store_create (path, 1700000000, &error);
  g_assert_no_error (error);
  self->own = kith_db_open (path, KITH_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  self->rand = g_rand_new_with_seed (seed);
  self->n_people = n_people;
  self->n_days = n_days;
  self->next_id = 1000000;

  stats_center_begin (self);
  run (self,
       "INSERT INTO account (id, name, role, state, bundle, version) VALUES (1, 'desk', 1, 1, NULL, 1)");
  for (guint i = 1; i <= n_people; i++)
    stats_center_run (self,
                      "INSERT INTO person (id, state, created_day, card, details, version) VALUES (?1, 0, 1, "
                      "x'00', NULL, 1)",
                      "i", i, 0, 0, 0);
  stats_center_commit (self);
  return self;
}

void
stats_center_free (StatsCenter *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  kith_db_free (self->own);
  kith_store_close (self->store, &error);
  g_assert_no_error (error);
  g_object_unref (self->store);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_rand_free (self->rand);
  g_free (self);
}

void
stats_center_begin (StatsCenter *self)
{
  g_autoptr (GError) error = NULL;

  kith_store_begin (self->store, &error);
  g_assert_no_error (error);
}

void
stats_center_commit (StatsCenter *self)
{
  g_autoptr (GError) error = NULL;

  kith_store_commit (self->store, &error);
  g_assert_no_error (error);
}

void
stats_center_run (StatsCenter *self,
                  const char *sql,
                  const char *types,
                  gint64 a,
                  gint64 b,
                  gint64 c,
                  gint64 d)
{
  g_autoptr (GError) error = NULL;

  kith_db_run (kith_store_get_reader (self->store, &error), &error, sql, types, a, b, c, d);
  g_assert_no_error (error);
}

gint64
stats_center_add_visit (StatsCenter *self, gint64 person, KithDay day)
{
  gint64 id = ++self->next_id;

  stats_center_run (
      self,
      "INSERT INTO visit (id, person, day, arrived_minute, left_minute, utc, utc_offset, state, source, "
      "account, "
      "voided, version) VALUES (?1, ?2, ?3, NULL, NULL, 0, 0, 4, 1, 1, ?4, 1) ON CONFLICT DO NOTHING",
      "iiii", id, person, day, g_rand_int_range (self->rand, 0, 20) == 0);
  return id;
}

gint64
stats_center_add_guests (StatsCenter *self, KithDay day, int number)
{
  gint64 id = ++self->next_id;

  stats_center_run (self,
                    "INSERT INTO guest (id, day, number, arrived_minute, left_minute, utc, utc_offset, "
                    "state, source, account, "
                    "voided, version) VALUES (?1, ?2, ?3, NULL, NULL, 0, 0, 4, 1, 1, ?4, 1)",
                    "iiii", id, day, number, g_rand_int_range (self->rand, 0, 20) == 0);
  return id;
}

void
stats_center_add_pair (StatsCenter *self, gint64 a, gint64 b, int state)
{
  if (a != b)
    stats_center_run (
        self,
        "INSERT INTO duplicate_pair (id, person_a, person_b, state, version) VALUES (?1, ?2, ?3, ?4, 1) "
        "ON CONFLICT DO NOTHING",
        "iiii", ++self->next_id, MIN (a, b), MAX (a, b), state);
}

/* Never in a circle: a smaller number counts as a larger one. */
void
stats_center_add_merge (StatsCenter *self, gint64 from, gint64 into, gboolean ended)
{
  if (from != into)
    stats_center_run (self,
                      "INSERT INTO person_merge (id, from_person, into_person, ended, choices, version) "
                      "VALUES (?1, ?2, ?3, ?4, NULL, 1) ON CONFLICT DO NOTHING",
                      "iiii", ++self->next_id, MIN (from, into), MAX (from, into), ended);
}

void
stats_center_write_presence (StatsCenter *self)
{
  stats_center_begin (self);
  run (self, "DELETE FROM person_presence; "
             "INSERT INTO person_presence (id, first_day, last_day, times_seen, version) "
             "SELECT person, min(day), max(day), count(*), 1 FROM visit WHERE voided = 0 GROUP BY person;");
  stats_center_commit (self);
}

gint64
stats_center_person (StatsCenter *self)
{
  /* A few come often. */
  double x = g_rand_double (self->rand);

  return 1 + (gint64) (x * x * self->n_people);
}

KithDay
stats_center_day (StatsCenter *self)
{
  return STATS_FIRST_DAY + g_rand_int_range (self->rand, 0, (gint32) self->n_days);
}

void
stats_center_fill (StatsCenter *self, guint n_visits, guint n_guests, guint n_pairs, guint n_merges)
{
  stats_center_begin (self);
  for (guint i = 0; i < n_visits; i++)
    stats_center_add_visit (self, stats_center_person (self), stats_center_day (self));
  for (guint i = 0; i < n_guests; i++)
    stats_center_add_guests (self, stats_center_day (self), g_rand_int_range (self->rand, 1, 9));
  for (guint i = 0; i < n_pairs; i++)
    stats_center_add_pair (self, stats_center_person (self), stats_center_person (self),
                           g_rand_int_range (self->rand, 1, 3));
  for (guint i = 0; i < n_merges; i++)
    stats_center_add_merge (self, stats_center_person (self), stats_center_person (self),
                            g_rand_int_range (self->rand, 0, 4) == 0);
  stats_center_commit (self);
  stats_center_write_presence (self);
}
