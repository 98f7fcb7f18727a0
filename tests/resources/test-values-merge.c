/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging an entry that both the center and its source changed: by chance, against the rules in a table. */

#include "resources/kith-resource-field.h"
#include "resources/kith-values-merge.h"

#define RUNS 2000

static const char *const fields[] = { "name", "phone", "hours", "fees", "unheard-of" };

/* Each field has none, one or two of a few values, so that sides often agree. */
static KithValues *
make_values (guint most)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    for (int n = g_test_rand_int_range (0, 3); n > 0; n--)
      {
        g_autofree char *text = g_strdup_printf ("%d", g_test_rand_int_range (0, (gint32) most));

        kith_values_builder_open (builder, fields[i], text);
        if (g_test_rand_int_range (0, 4) == 0)
          kith_values_builder_add (builder, "note", text);
        kith_values_builder_close (builder);
      }
  return kith_values_builder_end (builder);
}

static gboolean
is_told (GPtrArray *conflicts, const char *name)
{
  return g_ptr_array_find_with_equal_func (conflicts, name, g_str_equal, NULL);
}

static void
test_by_chance (void)
{
  guint n_kept = 0, n_taken = 0, n_told = 0;

  for (guint run = 0; run < RUNS; run++)
    {
      g_autoptr (KithValues) base = make_values (2), ours = make_values (2), theirs = make_values (2);
      g_autoptr (GPtrArray) conflicts = NULL;
      g_autoptr (KithValues) merged = kith_values_merge (base, ours, theirs, &conflicts);

      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        {
          gboolean changed_here = !kith_values_field_equal (base, ours, fields[i]);
          gboolean changed_there = !kith_values_field_equal (base, theirs, fields[i]);
          gboolean alike = kith_values_field_equal (ours, theirs, fields[i]);
          gboolean is_gone = kith_values_get (theirs, fields[i]) == NULL;

          if (changed_there && !changed_here)
            g_assert_true (kith_values_field_equal (merged, theirs, fields[i]));
          else
            g_assert_true (kith_values_field_equal (merged, ours, fields[i]));
          g_assert_true (is_told (conflicts, fields[i]) ==
                         (changed_here && changed_there && !alike && !is_gone));
          n_kept += changed_here;
          n_taken += changed_there && !changed_here;
          n_told += is_told (conflicts, fields[i]);
        }
    }
  g_assert_cmpuint (n_kept, >, RUNS / 10);
  g_assert_cmpuint (n_taken, >, RUNS / 10);
  g_assert_cmpuint (n_told, >, RUNS / 10);
}

/* What the source told twice changes nothing, and what nobody changed here is what it tells. */
static void
test_told_again (void)
{
  for (guint run = 0; run < RUNS; run++)
    {
      g_autoptr (KithValues) base = make_values (3), ours = make_values (3), theirs = make_values (3);
      g_autoptr (KithValues) again = kith_values_merge (base, ours, base, NULL);
      g_autoptr (KithValues) untouched = kith_values_merge (base, base, theirs, NULL);
      g_autoptr (KithValues) once = kith_values_merge (base, ours, theirs, NULL);
      g_autoptr (KithValues) twice = kith_values_merge (theirs, once, theirs, NULL);

      g_assert_true (kith_values_equal (again, ours));
      g_assert_true (kith_values_equal (untouched, theirs));
      g_assert_true (kith_values_equal (twice, once));
    }
}

static KithValues *
verified (const char *day)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();

  kith_values_builder_add (builder, "verified", day);
  return kith_values_builder_end (builder);
}

static void
test_verified (void)
{
  static const struct
  {
    const char *base;
    const char *ours;
    const char *theirs;
    const char *merged;
  } rows[] = {
    { "2026-01-02", "2026-01-02", "2026-03-04", "2026-03-04" },
    { "2026-01-02", "2026-01-02", "2025-12-31", "2026-01-02" },
    { "2026-01-02", "2026-01-02", NULL, "2026-01-02" },
    { "2026-01-02", "2026-05-06", "2026-03-04", "2026-05-06" },
    { NULL, NULL, "1900-01-01T00:00:00", NULL },
    { "1900-01-01", "1900-01-01", "2026-03-04", "2026-03-04" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KithValues) base = verified (rows[i].base), ours = verified (rows[i].ours);
      g_autoptr (KithValues) theirs = verified (rows[i].theirs);
      g_autoptr (GPtrArray) conflicts = NULL;
      g_autoptr (KithValues) merged = kith_values_merge (base, ours, theirs, &conflicts);

      g_assert_cmpstr (kith_values_get (merged, "verified"), ==, rows[i].merged);
      g_assert_cmpuint (conflicts->len, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/resources/values merge/by chance", test_by_chance);
  g_test_add_func ("/resources/values merge/told again", test_told_again);
  g_test_add_func ("/resources/values merge/verified", test_verified);

  return g_test_run ();
}
