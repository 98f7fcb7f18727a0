/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a note says, and a note as a draft: whatever goes in comes out, by whichever Kith. */

#include <string.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "notes/kith-note.h"

static char *
draw_text (void)
{
  static const char *const pieces[] = {
    "garden", " ", "\n", "Ł", "שלום", "ب", "e\xcc\x81", "&<", "12", "\t"
  };
  GString *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static KithNoteWords *
draw_words (void)
{
  KithNoteWords *words = kith_note_words_new ();

  for (guint i = 0; i < KITH_N_NOTE_TEXTS; i++)
    if (g_test_rand_bit ())
      {
        g_autofree char *text = draw_text ();

        kith_note_words_set (words, i, text);
      }
  if (g_test_rand_bit ())
    {
      words->strokes = kith_strokes_new (2.0);
      kith_strokes_begin (words->strokes);
      kith_strokes_add (words->strokes, 0.25, 0.5, 1, 0);
      kith_strokes_add (words->strokes, 0.5, 0.25, 1, 20);
    }
  if (g_test_rand_bit ())
    {
      g_variant_unref (words->extras);
      words->extras = g_variant_ref_sink (g_variant_new_parsed ("{'later': <[1, 2]>, 'text-2': <'x'>}"));
    }
  return words;
}

static void
test_round_trip (void)
{
  for (int i = 0; i < 500; i++)
    {
      g_autoptr (KithNoteWords) words = draw_words ();
      g_autoptr (GVariant) content = g_variant_ref_sink (kith_note_words_to_content (words));
      g_autoptr (KithNoteWords) back = kith_note_words_from_content (content);
      g_autoptr (KithNoteWords) copy = kith_note_words_copy (words);
      g_autoptr (GVariant) again = g_variant_ref_sink (kith_note_words_to_content (back));
      g_autoptr (KithNote) note = kith_note_new (g_test_rand_int ());
      g_autoptr (KithNote) read = NULL;
      g_autoptr (GVariant) draft = NULL;

      g_assert_true (kith_note_words_equal (words, back));
      g_assert_true (kith_note_words_equal (words, copy));
      g_assert_true (g_variant_equal (content, again));

      kith_note_words_free (note->words);
      note->words = g_steal_pointer (&copy);
      note->day = g_test_rand_bit () ? KITH_DAY_NONE : g_test_rand_int_range (0, 40000);
      note->minute = g_test_rand_bit () ? KITH_NOTE_NO_MINUTE : g_test_rand_int_range (0, 1680);
      note->mode = (KithNoteMode) g_test_rand_int_range (0, 7);
      note->support = (guint) g_test_rand_int_range (0, 16);
      draft = g_variant_ref_sink (kith_note_to_draft (note));
      read = kith_note_from_draft (draft);
      g_assert_true (kith_note_equal (note, read));
      kith_note_words_set (read->words, KITH_NOTE_TEXT_PLACE, "another place");
      g_assert_false (kith_note_equal (note, read));
    }
}

/* Whatever types stand there: what is none of ours is kept, and the rest is read. */
static void
test_foreign (void)
{
  g_autoptr (GVariant) content = g_variant_ref_sink (g_variant_new_parsed (
      "{'text': <'yes'>, 'place': <int64 3>, 'strokes': <'no'>, 'reason': <['a']>, 'new': <{'a': <1>}>}"));
  g_autoptr (GVariant) draft = g_variant_ref_sink (g_variant_new_parsed (
      "{'person': <'x'>, 'day': <int32 -2147483648>, 'minute': <int32 1680>, 'mode': <uint32 99>, "
      "'support': <uint32 9>, 'words': <'no'>}"));
  g_autoptr (KithNoteWords) words = kith_note_words_from_content (content);
  g_autoptr (GVariant) back = g_variant_ref_sink (kith_note_words_to_content (words));
  g_autoptr (KithNote) note = kith_note_from_draft (draft);
  g_autoptr (KithNote) empty = kith_note_new (0);

  g_assert_cmpstr (words->texts[KITH_NOTE_TEXT_TEXT], ==, "yes");
  g_assert_cmpstr (words->texts[KITH_NOTE_TEXT_PLACE], ==, "");
  g_assert_null (words->strokes);
  g_assert_cmpuint (g_variant_n_children (words->extras), ==, 4);
  g_assert_cmpuint (g_variant_n_children (back), ==, 5);
  empty->support = 9;
  g_assert_true (kith_note_equal (note, empty));
}

static void
test_folded (void)
{
  g_autoptr (KithNoteWords) words = kith_note_words_new ();
  g_autofree char *nothing = kith_note_words_fold (words);
  g_autofree char *folded = NULL;

  g_assert_cmpstr (nothing, ==, "");
  g_assert_true (kith_note_words_is_empty (words));
  kith_note_words_set (words, KITH_NOTE_TEXT_PLACE, "Café");
  g_assert_true (kith_note_words_is_empty (words));
  kith_note_words_set (words, KITH_NOTE_TEXT_NEXT_STEP, " Łódź \xe2\x80\x8b");
  g_assert_false (kith_note_words_is_empty (words));
  kith_note_words_clean (words);
  folded = kith_note_words_fold (words);
  g_assert_nonnull (strstr (folded, "cafe"));
  g_assert_nonnull (strstr (folded, "lodz"));
  kith_note_words_set (words, KITH_NOTE_TEXT_NEXT_STEP, " \n ");
  kith_note_words_clean (words);
  g_assert_true (kith_note_words_is_empty (words));
}

static void
test_checked (void)
{
  const KithDay today = 20000;
  const struct
  {
    const char *text;
    KithDay day;
    int minute;
    int mode;
    int part; /* -1: can be signed */
  } cases[] = {
    { "x", today, 0, 1, -1 },
    { "x", today - 900, KITH_NOTE_NO_MINUTE, 6, -1 },
    { " \n", today, 0, 1, KITH_NOTE_PART_TEXT },
    { "x", today + 1, 0, 1, KITH_NOTE_PART_DAY },
    { "x", KITH_DAY_NONE, 0, 1, KITH_NOTE_PART_DAY },
    { "x", today, 1680, 1, KITH_NOTE_PART_TIME },
    { "x", today, -2, 1, KITH_NOTE_PART_TIME },
    { "x", today, 0, 0, KITH_NOTE_PART_MODE },
    { "x", today, 0, 7, KITH_NOTE_PART_MODE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KithNote) note = kith_note_new (1);
      g_autoptr (GError) error = NULL;
      KithNotePart part;

      kith_note_words_set (note->words, KITH_NOTE_TEXT_TEXT, cases[i].text);
      note->day = cases[i].day;
      note->minute = cases[i].minute;
      note->mode = (KithNoteMode) cases[i].mode;
      g_assert_cmpint (kith_note_check (note, today, &part, &error), ==, cases[i].part < 0);
      if (cases[i].part < 0)
        continue;
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
      g_assert_cmpint ((int) part, ==, cases[i].part);
    }
}

static void
test_codes (void)
{
  guint n = 0;

  for (int i = -1; i < 20; i++)
    {
      const char *code = kith_note_mode_code ((KithNoteMode) i);
      KithNoteMode mode;

      g_assert_cmpstr (kith_note_mode_label ((KithNoteMode) i), !=, "");
      if (kith_note_mode_parse (code, &mode, NULL))
        {
          g_assert_cmpint ((int) mode, ==, i);
          n++;
        }
    }
  g_assert_cmpuint (n, ==, 6);
  for (guint bits = 0; bits < 32; bits++)
    {
      g_auto (GStrv) codes = kith_note_support_codes (bits);
      g_autofree char *words = kith_note_support_describe (bits);
      guint n_bits = 0;

      for (guint bit = 0; bit < 4; bit++)
        n_bits += (bits >> bit) & 1;
      g_assert_cmpuint (g_strv_length (codes), ==, n_bits);
      g_assert_cmpint (*words != '\0', ==, n_bits > 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notes/words/round-trip", test_round_trip);
  g_test_add_func ("/notes/words/foreign", test_foreign);
  g_test_add_func ("/notes/words/folded", test_folded);
  g_test_add_func ("/notes/words/checked", test_checked);
  g_test_add_func ("/notes/words/codes", test_codes);
  return g_test_run ();
}
