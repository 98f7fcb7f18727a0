/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "record-errors.h"

#include <string.h>

#include "base/kith-nicknames.h"
#include "base/kith-text.h"
#include "sample/kith-sample-names.h"

static const char *const streets[] = {
  "Alder", "Birch",  "Canal", "Depot", "Elm",     "Foundry", "Garden", "Harbor", "Iris",   "Juniper",
  "Kiln",  "Linden", "Mill",  "North", "Orchard", "Poplar",  "Quarry", "River",  "Spring", "Tannery",
};
static const char *const towns[] = { "Ashford Falls", "Bell Harbor", "Corran", "Dunmore Springs" };
static const char *const mail_hosts[] = { "post.example", "mail.example", "letters.example" };

void
made_record_free (gpointer data)
{
  MadeRecord *record = data;

  g_strfreev (record->names);
  g_strfreev (record->phones);
  g_strfreev (record->emails);
  g_strfreev (record->addresses);
  g_free (record);
}

static gboolean
chance (GRand *rand, guint percent)
{
  return g_rand_int_range (rand, 0, 100) < (gint32) percent;
}

static GStrv
one_string (char *text)
{
  GStrv strings = g_new0 (char *, text != NULL ? 2 : 1);

  strings[0] = text;
  return strings;
}

static char *
draw_phone (GRand *rand)
{
  return g_strdup_printf ("555-%03d-%04d", g_rand_int_range (rand, 100, 999),
                          g_rand_int_range (rand, 0, 10000));
}

static char *
draw_address (GRand *rand)
{
  return g_strdup_printf ("%d %s Street, %s", g_rand_int_range (rand, 1, 400),
                          streets[g_rand_int_range (rand, 0, G_N_ELEMENTS (streets))],
                          towns[g_rand_int_range (rand, 0, G_N_ELEMENTS (towns))]);
}

static char *
draw_email (GRand *rand, const char *name)
{
  g_autofree char *fold = kith_text_fold (name);

  g_strdelimit (fold, " ", '.');
  return g_strdup_printf ("%s%d@%s", fold, g_rand_int_range (rand, 1, 100),
                          mail_hosts[g_rand_int_range (rand, 0, G_N_ELEMENTS (mail_hosts))]);
}

static KithBirth
draw_birth (GRand *rand)
{
  KithBirth birth = { 0 };

  if (chance (rand, 6))
    return birth;
  birth.year = (gint16) g_rand_int_range (rand, 1941, 2008);
  birth.approximate = chance (rand, 5);
  if (birth.approximate || chance (rand, 5))
    return birth;
  birth.month = (guint8) g_rand_int_range (rand, 1, 13);
  birth.day = (guint8) g_rand_int_range (rand, 1, 29);
  return birth;
}

/* The sample's lists alone would make a town of namesakes: two people in three get a family of the thousands
 * that these parts make, some a second one. */
char *
made_family (GRand *rand)
{
  static const char *const first[] = {
    "Ash",  "Bran", "Cor",  "Dell", "Ever",  "Fal", "Gar",  "Hol", "Ing",  "Jar",
    "Kel",  "Lang", "Mar",  "Nor",  "Oster", "Pem", "Quar", "Ros", "Sand", "Thorn",
    "Ul",   "Var",  "West", "Yar",  "Zel",   "Bel", "Cas",  "Dra", "Fen",  "Gold",
    "Hart", "Kro",  "Lin",  "Mont", "Nag",   "Pal", "Rad",  "Sta", "Tor",  "Vil",
  };
  static const char *const last[] = {
    "wick",  "berg", "ton",  "ley",  "mann",  "ski", "sen",   "dale",  "worth", "ford",
    "ero",   "ini",  "escu", "ovic", "ander", "by",  "croft", "ette",  "field", "gren",
    "hurst", "ier",  "kin",  "low",  "more",  "nov", "oz",    "quist", "rell",  "stad",
    "thal",  "ulo",  "vale", "well", "yama",  "zik", "ard",   "bury",  "cote",  "den",
  };

  static const char *const middle[] = { "a", "e", "en", "er", "i", "in", "o", "or", "u", "and" };

  return g_strconcat (first[g_rand_int_range (rand, 0, G_N_ELEMENTS (first))],
                      chance (rand, 50) ? middle[g_rand_int_range (rand, 0, G_N_ELEMENTS (middle))] : "",
                      last[g_rand_int_range (rand, 0, G_N_ELEMENTS (last))], NULL);
}

static char *
draw_name (const KithSampleNames *names, GRand *rand)
{
  g_auto (KithSampleName) one = { 0 };
  g_autofree char *family = made_family (rand);
  guint what = (guint) g_rand_int_range (rand, 0, 100);
  char *space;

  kith_sample_names_draw (names, rand, &one);
  space = strrchr (one.name, ' ');
  if (space == NULL || what < 20)
    return g_steal_pointer (&one.name);
  if (what < 32)
    return g_strconcat (one.name, what < 26 ? " " : "-", family, NULL);
  *space = '\0';
  return g_strconcat (one.name, " ", family, NULL);
}

static MadeRecord *
draw_record (const KithSampleNames *names, GRand *rand)
{
  MadeRecord *record = g_new0 (MadeRecord, 1);

  record->twin = -1;
  record->names = one_string (draw_name (names, rand));
  record->birth = draw_birth (rand);
  record->phones = one_string (chance (rand, 60) ? draw_phone (rand) : NULL);
  record->emails = one_string (chance (rand, 30) ? draw_email (rand, record->names[0]) : NULL);
  record->addresses = one_string (chance (rand, 50) ? draw_address (rand) : NULL);
  return record;
}

/* ---- The errors. */

static char *
swap_order (const char *name)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  guint n = g_strv_length (words);
  g_autofree char *rest = NULL;

  if (n < 2)
    return g_strdup (name);
  rest = g_strjoinv (" ", words + 1);
  return g_strconcat (rest, " ", words[0], NULL);
}

static char *
use_nickname (const char *name, GRand *rand)
{
  g_autofree char *fold = kith_text_fold (name);
  g_auto (GStrv) words = kith_text_tokens (fold);
  const KithNicknames *nicknames = kith_nicknames_get_default ();

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint n = 0;
      const guint16 *groups = kith_nicknames_lookup (nicknames, words[i], &n);
      const char *const *group;

      if (n == 0)
        continue;
      group = kith_nicknames_get_group (nicknames, groups[0]);
      g_free (words[i]);
      words[i] = g_strdup (group[g_rand_int_range (rand, 0, (gint32) g_strv_length ((GStrv) group))]);
      break;
    }
  return g_strjoinv (" ", words);
}

/* As the same sounds are written elsewhere. */
static char *
transliterate (const char *name)
{
  static const char *const ways[][2] = {
    { "ph", "f" }, { "kh", "h" }, { "ou", "u" }, { "ck", "k" }, { "sh", "sch" },
    { "w", "v" },  { "y", "i" },  { "ee", "i" }, { "th", "t" }, { "z", "s" },
  };
  g_autofree char *fold = kith_text_fold (name);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (strstr (fold, ways[i][0]) != NULL)
      {
        g_auto (GStrv) parts = g_strsplit (fold, ways[i][0], 2);

        return g_strjoinv (ways[i][1], parts);
      }
  return g_steal_pointer (&fold);
}

static char *
drop_word (const char *name)
{
  g_auto (GStrv) words = g_strsplit_set (name, " -", -1);

  if (g_strv_length (words) < 3)
    return g_strdup (name);
  g_clear_pointer (&words[2], g_free);
  return g_strjoinv (" ", words);
}

static char *
spoil_name (const char *name, GRand *rand)
{
  guint what = (guint) g_rand_int_range (rand, 0, 100);

  if (what < 30)
    return kith_sample_names_misspell (name, rand);
  if (what < 45)
    return swap_order (name);
  if (what < 57)
    return use_nickname (name, rand);
  if (what < 67)
    return transliterate (name);
  if (what < 72)
    return drop_word (name);
  return g_strdup (name);
}

static KithBirth
spoil_birth (KithBirth birth, GRand *rand)
{
  guint what = (guint) g_rand_int_range (rand, 0, 100);

  if (what < 6)
    return (KithBirth){ 0 };
  if (birth.day == 0)
    return birth;
  if (what < 14 && birth.day <= 12)
    return (KithBirth){ birth.year, birth.day, birth.month, FALSE };
  if (what < 18)
    birth.day = (guint8) (birth.day % 28 + 1);
  else if (what < 21)
    birth.month = (guint8) (birth.month % 12 + 1);
  else if (what < 24)
    birth.year++;
  else if (what < 28)
    return (KithBirth){ (gint16) (birth.year + g_rand_int_range (rand, -2, 3)), 0, 0, TRUE };
  return birth;
}

static GStrv
spoil_value (GStrv values, char *other, GRand *rand)
{
  guint what = (guint) g_rand_int_range (rand, 0, 100);
  g_autofree char *kept_other = other;
  GStrv spoiled;

  if (what < 20)
    return one_string (NULL);
  if (what < 36)
    return one_string (g_steal_pointer (&kept_other));
  spoiled = g_strdupv (values);
  if (what < 42 && spoiled[0] != NULL)
    {
      guint last = (guint) strlen (spoiled[0]) - 1;

      if (g_ascii_isdigit (spoiled[0][last]))
        spoiled[0][last] = (char) ('0' + (spoiled[0][last] - '0' + 1) % 10);
    }
  return spoiled;
}

static MadeRecord *
make_twin (const MadeRecord *of, int place, GRand *rand)
{
  MadeRecord *twin = g_new0 (MadeRecord, 1);

  twin->twin = place;
  twin->names = one_string (spoil_name (of->names[0], rand));
  twin->birth = spoil_birth (of->birth, rand);
  twin->phones = spoil_value (of->phones, draw_phone (rand), rand);
  twin->emails = spoil_value (of->emails, draw_email (rand, of->names[0]), rand);
  twin->addresses = spoil_value (of->addresses, draw_address (rand), rand);
  return twin;
}

GPtrArray *
make_records (guint n_people, guint n_twins, guint32 seed)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (made_record_free);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (KithSampleNames) names = kith_sample_names_new (NULL);

  g_assert_nonnull (names);
  for (guint i = 0; i < n_people; i++)
    g_ptr_array_add (records, draw_record (names, rand));
  for (guint i = 0; i < n_twins; i++)
    {
      int place = (int) ((guint64) i * n_people / n_twins);

      g_ptr_array_add (records, make_twin (g_ptr_array_index (records, place), place, rand));
    }
  for (guint i = 0; i < records->len; i++)
    ((MadeRecord *) g_ptr_array_index (records, i))->person = 1000 + (gint64) i;
  return records;
}

KithLikenessFacts
made_record_facts (const MadeRecord *record)
{
  return (KithLikenessFacts){
    .person = record->person,
    .names = (const char *const *) record->names,
    .birth = record->birth,
    .phones = (const char *const *) record->phones,
    .emails = (const char *const *) record->emails,
    .addresses = (const char *const *) record->addresses,
  };
}
