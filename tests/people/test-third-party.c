/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be about somebody else, in what people write. */

#include "people/kith-third-party.h"

/* Rosa Martinez’s record; Dana Quill, Hope Baker and 李明 have others. */
static const struct
{
  const char *text;
  KithThirdPartyReason reason;
} texts[] = {
  { "", KITH_THIRD_PARTY_NONE },
  { "to paint, and to sleep through a night", KITH_THIRD_PARTY_NONE },
  { "To paint. A quiet room! Work?", KITH_THIRD_PARTY_NONE },
  { "I'm looking for a room in May. I’ve been here on Mondays", KITH_THIRD_PARTY_NAME },
  { "I'm looking for a room in May. I’ve been here on Monday", KITH_THIRD_PARTY_NONE },
  { "Rosa likes Rosa's garden; Martinez", KITH_THIRD_PARTY_NONE },
  { "Hope to find a home", KITH_THIRD_PARTY_NONE },
  { "i hope to find a baker who hires", KITH_THIRD_PARTY_NONE },
  { "I talked to Hope yesterday", KITH_THIRD_PARTY_REGISTERED },
  { "please call dana", KITH_THIRD_PARTY_REGISTERED },
  { "DANA’S things", KITH_THIRD_PARTY_REGISTERED },
  { "dána", KITH_THIRD_PARTY_REGISTERED },
  { "Dana", KITH_THIRD_PARTY_REGISTERED },
  { "with 李明", KITH_THIRD_PARTY_REGISTERED },
  { "my sister-in-law pays", KITH_THIRD_PARTY_RELATION },
  { "MOTHER", KITH_THIRD_PARTY_RELATION },
  { "call Dr. Who", KITH_THIRD_PARTY_RELATION },
  { "we met Zebulon there", KITH_THIRD_PARTY_NAME },
  { "Zebulon Fitch keeps calling", KITH_THIRD_PARTY_NAME },
  { "William keeps calling", KITH_THIRD_PARTY_NAME },
  { "the one that Brown-Peters wrote", KITH_THIRD_PARTY_NAME },
  { "安静的房间", KITH_THIRD_PARTY_UNCLEAR },
  { "غرفة هادئة", KITH_THIRD_PARTY_UNCLEAR },
  { "тихая комната", KITH_THIRD_PARTY_NONE },
  { "555 0100, after 6", KITH_THIRD_PARTY_NONE },
};

static void
test_texts (void)
{
  g_autoptr (KithThirdParty) others = kith_third_party_new ();

  kith_third_party_add_own (others, "Rosa Martinez");
  kith_third_party_add_other (others, "Dana Quill");
  kith_third_party_add_other (others, "Hope Baker");
  kith_third_party_add_other (others, "李明");
  /* A namesake's name is their own as well. */
  kith_third_party_add_other (others, "Rosa Lopez");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i].text);
      g_assert_cmpint (kith_third_party_look (others, texts[i].text), ==, texts[i].reason);
    }
}

/* Any bytes that are text do no harm. */
static void
test_any (void)
{
  static const char *const pieces[] = {
    "Dana", "’", "'s", " ", ".", "李", "\n", "́", "a", "-", "B", "…", "s"
  };
  g_autoptr (KithThirdParty) others = kith_third_party_new ();

  kith_third_party_add_other (others, "Dana Quill");
  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint n = (guint) g_test_rand_int_range (0, 12);

      for (guint j = 0; j < n; j++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      g_assert_cmpint (kith_third_party_look (others, text->str), <=, KITH_THIRD_PARTY_REGISTERED);
    }
}

static void
test_reasons (void)
{
  g_assert_cmpstr (kith_third_party_reason_label (KITH_THIRD_PARTY_NONE), ==, "");
  g_assert_null (kith_third_party_reason_code (KITH_THIRD_PARTY_NONE));
  for (guint i = KITH_THIRD_PARTY_UNCLEAR; i <= KITH_THIRD_PARTY_FIELD; i++)
    {
      g_assert_true (g_str_has_suffix (kith_third_party_reason_label (i), "."));
      g_assert_nonnull (kith_third_party_reason_code (i));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people/third-party/texts", test_texts);
  g_test_add_func ("/people/third-party/any", test_any);
  g_test_add_func ("/people/third-party/reasons", test_reasons);
  return g_test_run ();
}
