/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records of one person are found among many, with the errors that are made when people are written down
 * twice; and the keys that say who is compared lose nobody whom comparing all with all would find. */

#include <string.h>

#include "people/kith-likeness-private.h"
#include "record-errors.h"
#include "record-homes.h"

static KithLikenessIndex *
fill (GPtrArray *records)
{
  KithLikenessIndex *index = kith_likeness_index_new ();

  for (guint i = 0; i < records->len; i++)
    {
      KithLikenessFacts facts = made_record_facts (g_ptr_array_index (records, i));

      kith_likeness_index_put (index, &facts);
    }
  g_assert_cmpuint (kith_likeness_index_get_size (index), ==, records->len);
  return index;
}

static gboolean
is_true_pair (GPtrArray *records, const KithLikeness *pair)
{
  const MadeRecord *a = g_ptr_array_index (records, pair->person - 1000);
  const MadeRecord *b = g_ptr_array_index (records, pair->other - 1000);

  return (b->twin >= 0 && b->twin == pair->person - 1000) || (a->twin >= 0 && a->twin == b->twin);
}

static void
dump_record (const MadeRecord *record)
{
  g_autofree char *birth = kith_birth_format_iso (&record->birth);

  g_test_message ("    %s | %s | %s | %s | %s", record->names[0], birth,
                  record->phones[0] ? record->phones[0] : "-", record->emails[0] ? record->emails[0] : "-",
                  record->addresses[0] ? record->addresses[0] : "-");
}

/* Says what was found at which bar, and gives recall and precision at the bar that is used. */
static void
judge (GPtrArray *records, GArray *found, guint n_twins, double *recall, double *precision)
{
  guint n_true = 0, shown = 0;

  for (guint i = 0; i < found->len; i++)
    {
      const KithLikeness *pair = &g_array_index (found, KithLikeness, i);
      gboolean right = is_true_pair (records, pair);

      n_true += right;
      if (!right && shown++ < 12)
        {
          g_autofree char *why = kith_likeness_describe (pair->reasons);

          g_test_message ("  wrong at %.1f: %s", pair->bits, why);
          dump_record (g_ptr_array_index (records, pair->person - 1000));
          dump_record (g_ptr_array_index (records, pair->other - 1000));
        }
    }
  *recall = (double) n_true / n_twins;
  *precision = found->len > 0 ? (double) n_true / found->len : 1;
  g_test_message ("%u found, recall %.4f, precision %.4f", found->len, *recall, *precision);
}

static void
explain_missed (GPtrArray *records, KithLikenessIndex *index, GArray *found)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint shown = 0;

  for (guint i = 0; i < found->len; i++)
    g_hash_table_add (seen, GINT_TO_POINTER ((int) g_array_index (found, KithLikeness, i).other));
  for (guint i = 0; i < records->len && shown < 15; i++)
    {
      const MadeRecord *twin = g_ptr_array_index (records, i);
      KithLikeness pair;

      if (twin->twin < 0 || g_hash_table_contains (seen, GINT_TO_POINTER ((int) twin->person)))
        continue;
      shown++;
      g_assert_true (kith_likeness_index_compare (index, twin->twin + 1000, twin->person, &pair));
      g_test_message ("  missed at %.1f", pair.bits);
      dump_record (g_ptr_array_index (records, twin->twin));
      dump_record (twin);
    }
}

/* made: (transfer full) (element-type MadeRecord) */
static void
find_twins (GPtrArray *made, guint n_twins, double least_precision)
{
  g_autoptr (GPtrArray) records = made;
  g_autoptr (KithLikenessIndex) index = fill (records);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = NULL;
  double recall, precision;
  gint64 began = g_get_monotonic_time ();

  found = kith_likeness_index_find_pairs (index, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("%u records: %.2f s", records->len, (g_get_monotonic_time () - began) / 1e6);
  judge (records, found, n_twins, &recall, &precision);
  explain_missed (records, index, found);
  g_assert_cmpfloat (recall, >=, 0.95);
  g_assert_cmpfloat (precision, >=, least_precision);
}

static void
test_twins (void)
{
  find_twins (make_records (5000, 500, 11), 500, 0.98);
  if (g_getenv ("KITH_SOAK") != NULL)
    find_twins (make_records (45500, 4500, 7), 4500, 0.98);
}

/* Where a home is known, it makes up for several errors at once. */
static void
test_homes (void)
{
  find_twins (make_homes (3000, 3000, 3), 3000, 0.98);
}

/* A home and a family's name are what people have in common who are not one person. Relatives whose first
 * names sound alike remain: they are worth a look. */
static void
test_families (void)
{
  find_twins (make_families (4000, 400, 3), 400, 0.9);
}

/* Whatever comparing all with all finds, the keys find too, but for a few in a thousand. */
static void
test_keys (void)
{
  g_autoptr (GPtrArray) records = make_records (900, 300, 5);
  g_autoptr (KithLikenessIndex) index = fill (records);
  g_autoptr (GArray) found = kith_likeness_index_find_pairs (index, NULL, NULL, NULL, NULL);
  guint n_all = 0;

  for (guint i = 0; i < records->len; i++)
    for (guint j = i + 1; j < records->len; j++)
      {
        KithLikeness pair;

        g_assert_true (kith_likeness_index_compare (index, 1000 + i, 1000 + j, &pair));
        n_all += pair.bits > 0;
      }
  g_test_message ("%u of %u", found->len, n_all);
  g_assert_cmpuint (found->len, <=, n_all);
  g_assert_cmpfloat (found->len, >=, 0.985 * n_all);
}

/* How many of those who weigh enough beside these facts were not found. */
static guint
count_missed (KithLikenessIndex *index, GPtrArray *records, const KithLikenessFacts *facts, guint *n)
{
  KithLikeRecord *like = kith_like_record_new (index, facts);
  g_autoptr (GArray) found = kith_likeness_index_find (index, facts, G_MAXUINT);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint missed = 0;

  for (guint i = 0; i < found->len; i++)
    g_hash_table_insert (by_id, &g_array_index (found, KithLikeness, i).other,
                         &g_array_index (found, KithLikeness, i));
  for (guint i = 0; i < records->len; i++)
    {
      const KithLikeRecord *record = kith_like_record (index, i);
      const KithLikeness *one = g_hash_table_lookup (by_id, &record->person);
      KithLikenessReasons reasons = 0;
      double bits = kith_likeness_weigh (index, like, record, &reasons);

      if (record->person == facts->person)
        continue;
      *n += bits > 0;
      missed += bits > 0 && one == NULL;
      g_assert_true (one == NULL || (one->bits == bits && one->reasons == reasons));
    }
  kith_like_record_free (like);
  return missed;
}

/* Passing over whoever cannot weigh enough loses nobody: the same are found as by weighing everybody, but
 * for a few in a thousand that have no single word in common. */
static void
test_nobody_lost (void)
{
  g_autoptr (GPtrArray) records = make_records (900, 300, 23);
  g_autoptr (KithLikenessIndex) index = fill (records);
  guint n_names = 0, n_all = 0, missed_names = 0, missed_all = 0;

  for (guint i = 0; i < records->len; i++)
    {
      KithLikenessFacts facts = made_record_facts (g_ptr_array_index (records, i));
      KithLikenessFacts names = { .person = facts.person, .names = facts.names };

      missed_names += count_missed (index, records, &names, &n_names);
      missed_all += count_missed (index, records, &facts, &n_all);
    }
  g_test_message ("by names %u of %u missed, by everything %u of %u", missed_names, n_names, missed_all,
                  n_all);
  g_assert_cmpuint (n_names, >, 300);
  g_assert_cmpuint (missed_names, ==, 0);
  g_assert_cmpuint (missed_all, ==, 0);
}

/* Words that say something of each other are never taken for strangers at a glance. */
static void
test_gists (void)
{
  g_autoptr (GPtrArray) records = make_records (1500, 1500, 29);
  g_autoptr (KithLikenessIndex) index = fill (records);
  const KithLikeWords *words = &index->name_words;
  guint n_like = 0, n_passed = 0;

  kith_likeness_index_weigh_words (index);
  for (guint i = 0; i < words->words->len; i++)
    for (guint j = 0; j < words->words->len; j++)
      {
        const KithLikeWord *a = kith_like_word (words, i), *b = kith_like_word (words, j);
        KithLikenessReasons reasons = 0;
        gboolean like = kith_likeness_weigh_word (a, b, &reasons) > 0 ||
                        strncmp (a->text, b->text, MIN (a->length, b->length)) == 0;
        gboolean passed = kith_like_gists_may_match (&g_array_index (words->gists, KithLikeGist, i),
                                                     &g_array_index (words->gists, KithLikeGist, j));

        n_like += like;
        n_passed += passed;
        if (like && !passed)
          g_error ("%s, %s", a->text, b->text);
      }
  g_test_message ("%u words; of all pairs 1 in %u is looked at, 1 in %u is alike", words->words->len,
                  words->words->len * words->words->len / n_passed,
                  words->words->len * words->words->len / n_like);
}

/* Words that are one for another are weighed as such, however little each of them says alone. */
static void
test_joined (void)
{
  const char *const apart[] = { "Lu Ann Vlietstra", NULL }, *const joined[] = { "Luann Vlietstra", NULL };
  g_autoptr (GPtrArray) records = make_records (2000, 0, 31);
  g_autoptr (KithLikenessIndex) index = fill (records);
  KithLikenessFacts facts = { .person = 7, .names = apart };
  KithLikenessFacts typed = { .names = joined };
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) other = NULL;

  kith_likeness_index_put (index, &facts);
  found = kith_likeness_index_find (index, &typed, 1);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (g_array_index (found, KithLikeness, 0).other, ==, 7);
  facts.names = joined;
  typed.names = apart;
  kith_likeness_index_put (index, &facts);
  other = kith_likeness_index_find (index, &typed, 1);
  g_assert_cmpuint (other->len, ==, 1);
  g_assert_cmpint (g_array_index (other, KithLikeness, 0).other, ==, 7);
}

/* What is typed and is nobody's name does not stay. */
static void
test_forgotten (void)
{
  const char *const names[] = { "Qzmblx Wvrtpfd", NULL };
  const KithLikenessFacts typed = { .names = names };
  g_autoptr (GPtrArray) records = make_records (50, 0, 37);
  g_autoptr (KithLikenessIndex) index = fill (records);
  guint before = index->name_words.words->len;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GArray) found = kith_likeness_index_find (index, &typed, 6);

      g_assert_cmpuint (found->len, ==, 0);
      g_assert_cmpuint (index->name_words.words->len, ==, before);
      g_assert_cmpuint (index->name_words.gists->len, ==, before);
      g_assert_cmpuint (g_hash_table_size (index->name_words.by_text), ==, before);
    }
}

/* While somebody is written down, the twin is among the first. */
static void
test_typing (void)
{
  g_autoptr (GPtrArray) records = make_records (5000, 500, 17);
  g_autoptr (KithLikenessIndex) index = fill (records);
  guint n_found = 0, n = 0;
  gint64 worst = 0;

  for (guint i = 5000; i < records->len; i++)
    {
      const MadeRecord *twin = g_ptr_array_index (records, i);
      KithLikenessFacts facts = made_record_facts (twin);
      gint64 began = g_get_monotonic_time ();
      g_autoptr (GArray) found = kith_likeness_index_find (index, &facts, 6);

      worst = MAX (worst, g_get_monotonic_time () - began);
      n++;
      for (guint j = 0; j < found->len; j++)
        if (g_array_index (found, KithLikeness, j).other == twin->twin + 1000)
          {
            n_found++;
            break;
          }
    }
  g_test_message ("%u of %u, slowest %.1f ms", n_found, n, worst / 1e3);
  g_assert_cmpfloat (n_found, >=, 0.95 * n);
}

static void
test_put_and_remove (void)
{
  g_autoptr (KithLikenessIndex) index = kith_likeness_index_new ();
  const char *rosa[] = { "Rosa Delacroix", NULL };
  const char *other[] = { "Delacroix, Rosa", NULL };
  KithLikenessFacts a = { .person = 1, .names = rosa, .birth = { 1984, 5, 2, FALSE } };
  KithLikenessFacts b = { .person = 2, .names = other, .birth = { 1984, 2, 5, FALSE } };
  g_autoptr (GArray) found = NULL;
  KithLikeness pair;

  kith_likeness_index_put (index, &a);
  kith_likeness_index_put (index, &b);
  found = kith_likeness_index_find_pairs (index, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  pair = g_array_index (found, KithLikeness, 0);
  g_assert_cmpint (pair.person, ==, 1);
  g_assert_cmpint (pair.other, ==, 2);
  g_assert_cmpuint (pair.reasons & (KITH_LIKE_ORDER | KITH_LIKE_BIRTH_NEAR), ==,
                    KITH_LIKE_ORDER | KITH_LIKE_BIRTH_NEAR);

  g_assert_true (kith_likeness_index_remove (index, 2));
  g_assert_false (kith_likeness_index_remove (index, 2));
  g_assert_false (kith_likeness_index_compare (index, 1, 2, &pair));
  b.names = rosa;
  kith_likeness_index_put (index, &b);
  kith_likeness_index_put (index, &b);
  g_assert_cmpuint (kith_likeness_index_get_size (index), ==, 2);
  g_assert_true (kith_likeness_index_compare (index, 1, 2, &pair));
  g_assert_cmpuint (pair.reasons & KITH_LIKE_ORDER, ==, 0);
}

static void
test_cancelled (void)
{
  g_autoptr (GPtrArray) records = make_records (200, 20, 5);
  g_autoptr (KithLikenessIndex) index = fill (records);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (kith_likeness_index_find_pairs (index, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people/likeness/twins", test_twins);
  g_test_add_func ("/people/likeness/homes", test_homes);
  g_test_add_func ("/people/likeness/families", test_families);
  g_test_add_func ("/people/likeness/keys", test_keys);
  g_test_add_func ("/people/likeness/nobody-lost", test_nobody_lost);
  g_test_add_func ("/people/likeness/gists", test_gists);
  g_test_add_func ("/people/likeness/joined", test_joined);
  g_test_add_func ("/people/likeness/forgotten", test_forgotten);
  g_test_add_func ("/people/likeness/typing", test_typing);
  g_test_add_func ("/people/likeness/put-and-remove", test_put_and_remove);
  g_test_add_func ("/people/likeness/cancelled", test_cancelled);
  return g_test_run ();
}
