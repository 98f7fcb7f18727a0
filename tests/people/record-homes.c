/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "record-homes.h"

#include <string.h>

#include "sample/kith-sample-names.h"

#define N_STREETS 400
#define N_SUBURBS 300

static const char *const begins[] = { "Al", "Bar", "Cam", "Dun", "El",  "Fos", "Gra", "Hal",
                                      "In", "Jar", "Ken", "Lo",  "Mar", "Nor", "Os",  "Pen" };
static const char *const middles[] = { "ber", "den", "fi", "ga", "hol", "ka", "lin", "mo", "ne", "ri" };
static const char *const ends[] = { "wood", "ton", "field", "combe", "stead", "by", "ford", "mere" };
static const char *const ways[] = { "street", "place", "crescent", "court", "avenue", "close" };

static guint
below (GRand *rand, gsize n)
{
  return (guint) g_rand_int_range (rand, 0, (gint32) n);
}

static char *
draw_place (GRand *rand, guint n)
{
  guint which = below (rand, n);

  return g_strconcat (begins[which % 16], middles[which / 16 % 10], ends[which / 160 % 8], NULL);
}

static char *
draw_home (GRand *rand)
{
  g_autofree char *street = draw_place (rand, N_STREETS);
  g_autofree char *suburb = draw_place (rand, N_SUBURBS);

  return g_strdup_printf ("%u %s %s, %s %u", 1 + below (rand, 300), street, ways[below (rand, 6)], suburb,
                          2000 + below (rand, 5000));
}

static KithBirth
draw_day (GRand *rand)
{
  return (KithBirth){ .year = (gint16) (1920 + below (rand, 85)),
                      .month = (guint8) (1 + below (rand, 12)),
                      .day = (guint8) (1 + below (rand, 28)) };
}

static char *
draw_first (const KithSampleNames *names, GRand *rand)
{
  g_auto (KithSampleName) one = { 0 };

  kith_sample_names_draw (names, rand, &one);
  return g_strndup (one.name, strcspn (one.name, " -"));
}

static MadeRecord *
record_new (char *name, KithBirth birth, char *address, int twin)
{
  MadeRecord *record = g_new0 (MadeRecord, 1);
  char *empty[] = { NULL };
  char *one_name[] = { name, NULL };
  char *one_address[] = { address, NULL };

  record->twin = twin;
  record->names = g_strdupv (one_name);
  record->birth = birth;
  record->phones = g_strdupv (empty);
  record->emails = g_strdupv (empty);
  record->addresses = g_strdupv (one_address);
  return record;
}

/* ---- Errors. */

static void
take (char **place, char *text)
{
  g_free (*place);
  *place = text;
}

static void
spoil_name (char **name, GRand *rand)
{
  char *space = strchr (*name, ' ');
  guint what = below (rand, 10);

  if (what < 7 || space == NULL)
    take (name, kith_sample_names_misspell (*name, rand));
  else if (what < 9)
    take (name, g_strdup_printf ("%s %.*s", space + 1, (int) (space - *name), *name));
  else
    take (name, g_strdup (space + 1));
}

static void
spoil_birth (KithBirth *birth, GRand *rand)
{
  guint what = below (rand, 10);

  if (birth->year == 0)
    return;
  if (what < 3)
    *birth = (KithBirth){ 0 };
  else if (what < 5 && birth->day <= 12)
    *birth = (KithBirth){ .year = birth->year, .month = birth->day, .day = birth->month };
  else if (what < 8)
    birth->day = (guint8) (birth->day % 28 + 1);
  else
    *birth = draw_day (rand);
}

/* One of its words: mistyped, joined to the next, or, if it is a number, another. */
static void
spoil_address (char **address, GRand *rand)
{
  g_auto (GStrv) words = g_strsplit (*address, " ", -1);
  guint n = g_strv_length (words), which = below (rand, n);

  if (g_ascii_isdigit (words[which][0]))
    words[which][strlen (words[which]) - 1] = (char) ('0' + below (rand, 10));
  else if (below (rand, 4) > 0)
    take (&words[which], kith_sample_names_misspell (words[which], rand));
  else if (which + 1 < n)
    {
      take (&words[which], g_strconcat (words[which], words[which + 1], NULL));
      take (&words[which + 1], g_strdup (""));
    }
  take (address, g_strjoinv (" ", words));
}

static MadeRecord *
make_twin (const MadeRecord *of, int place, guint n_errors, GRand *rand)
{
  MadeRecord *twin = record_new (of->names[0], of->birth, of->addresses[0], place);

  for (guint i = 0; i < n_errors; i++)
    {
      guint what = below (rand, 10);

      if (what < 4)
        spoil_name (&twin->names[0], rand);
      else if (what < 5)
        spoil_birth (&twin->birth, rand);
      else
        spoil_address (&twin->addresses[0], rand);
    }
  return twin;
}

static void
add_twins (GPtrArray *records, guint n_twins, guint most_errors, GRand *rand)
{
  guint n = records->len;

  for (guint i = 0; i < n_twins; i++)
    {
      int place = (int) ((guint64) i * n / n_twins);

      g_ptr_array_add (records, make_twin (g_ptr_array_index (records, place), place,
                                           1 + below (rand, most_errors), rand));
    }
  for (guint i = 0; i < records->len; i++)
    ((MadeRecord *) g_ptr_array_index (records, i))->person = 1000 + (gint64) i;
}

/* ---- Towns. */

/**
 * make_homes:
 * @n_people: how many
 * @n_twins: how many of them twice
 * @seed: the same gives the same
 *
 * People with a name, a date of birth and a home of their own. The second records have one to six errors in
 * any of the three.
 *
 * Returns: (transfer full) (element-type MadeRecord): them
 */
GPtrArray *
make_homes (guint n_people, guint n_twins, guint32 seed)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (made_record_free);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (KithSampleNames) names = kith_sample_names_new (NULL);

  for (guint i = 0; i < n_people; i++)
    {
      g_autofree char *first = draw_first (names, rand);
      g_autofree char *family = made_family (rand);
      g_autofree char *name = g_strconcat (first, " ", family, NULL);
      g_autofree char *home = draw_home (rand);

      g_ptr_array_add (records, record_new (name, draw_day (rand), home, -1));
    }
  add_twins (records, n_twins, 6, rand);
  return records;
}

/**
 * make_families:
 * @n_people: about how many
 * @n_twins: how many of them twice
 * @seed: the same gives the same
 *
 * People of whom up to five share a home and, most of them, its family's name, but never a first name. Of
 * three in ten nobody knows the date of birth. The second records have one or two errors.
 *
 * Returns: (transfer full) (element-type MadeRecord): them
 */
GPtrArray *
make_families (guint n_people, guint n_twins, guint32 seed)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (made_record_free);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (KithSampleNames) names = kith_sample_names_new (NULL);

  while (records->len < n_people)
    {
      g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autofree char *home = draw_home (rand);
      g_autofree char *family = made_family (rand);

      for (guint n = 1 + below (rand, 5); n > 0; n--)
        {
          g_autofree char *first = draw_first (names, rand);
          g_autofree char *other = below (rand, 7) == 0 ? made_family (rand) : NULL;
          g_autofree char *name = g_strconcat (first, " ", other != NULL ? other : family, NULL);

          if (!g_hash_table_add (taken, g_steal_pointer (&first)))
            continue;
          g_ptr_array_add (records,
                           record_new (name, below (rand, 10) < 3 ? (KithBirth){ 0 } : draw_day (rand), home,
                                       -1));
        }
    }
  add_twins (records, n_twins, 2, rand);
  return records;
}
