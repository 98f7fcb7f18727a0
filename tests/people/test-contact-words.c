/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How somebody may be reached, in a sentence: every set of permissions, several ways at once, and notes. */

#include "people/kith-contact.h"

#define N_SETS 64

static const KithContactPermission all[] = { KITH_MAY_CALL, KITH_MAY_LEAVE_VOICEMAIL, KITH_MAY_TEXT,
                                             KITH_MAY_POST, KITH_MAY_EMAIL,           KITH_MAY_NOTHING };

/* What the sentence must say, or not say, of each of the above but the last. */
static const struct
{
  const char *may;
  const char *may_not;
} words[] = {
  { "called", "no calls" },    { "left a message", "no messages left" }, { "texted", "no texts" },
  { "e-mailed", "no e-mail" }, { "written to by post", "no post" },
};
static const KithContactPermission order[] = { KITH_MAY_CALL, KITH_MAY_LEAVE_VOICEMAIL, KITH_MAY_TEXT,
                                               KITH_MAY_EMAIL, KITH_MAY_POST };

static GPtrArray *
make_contacts (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) kith_contact_free);
}

static void
add (GPtrArray *contacts, KithContactKind kind, KithContactPermission permission, const char *note)
{
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (contacts, kith_contact_new (kind, "x", permission, note, &error));
  g_assert_no_error (error);
}

static void
assert_says (GPtrArray *contacts, const char *expected)
{
  g_autofree char *said = kith_contacts_describe (contacts);

  g_assert_cmpstr (said, ==, expected);
}

/* Which of the ways can be taken with a contact of that kind. */
static KithContactPermission
possible (KithContactKind kind)
{
  return kind == KITH_CONTACT_PHONE   ? KITH_MAY_CALL | KITH_MAY_LEAVE_VOICEMAIL | KITH_MAY_TEXT
         : kind == KITH_CONTACT_EMAIL ? KITH_MAY_EMAIL
         : kind == KITH_CONTACT_POST  ? KITH_MAY_POST
                                      : 0;
}

/* Each of the 64 sets of permissions, for each kind of contact, with and without a note. */
static void
test_every_set (void)
{
  for (KithContactKind kind = KITH_CONTACT_PHONE; kind <= KITH_CONTACT_OTHER; kind++)
    for (guint set = 0; set < 2 * N_SETS; set++)
      {
        g_autoptr (GPtrArray) contacts = make_contacts ();
        KithContactPermission permission = 0;
        g_autofree char *said = NULL;
        gboolean noted = set >= N_SETS;

        for (guint i = 0; i < G_N_ELEMENTS (all); i++)
          if ((set & (1u << i)) != 0)
            permission |= all[i];
        add (contacts, kind, permission, noted ? "after 17:00." : NULL);
        said = kith_contacts_describe (contacts);
        g_assert_true (noted == g_str_has_suffix (said, " Safe: after 17:00."));
        g_assert_null (strstr (said, ".."));
        if ((permission & KITH_MAY_NOTHING) != 0)
          g_assert_true (g_str_has_prefix (said, "Does not wish to be reached."));
        else if (permission == 0)
          g_assert_true (g_str_has_prefix (said, "Has not said how to be reached."));
        else
          g_assert_true (g_str_has_prefix (said, "May be "));
        for (guint i = 0; i < G_N_ELEMENTS (order); i++)
          {
            gboolean may = (permission & KITH_MAY_NOTHING) == 0 && (permission & order[i]) != 0;
            gboolean some = (permission & KITH_MAY_NOTHING) == 0 && permission != 0;

            g_assert_true (may == (strstr (said, words[i].may) != NULL));
            g_assert_true ((some && !may && (possible (kind) & order[i]) != 0) ==
                           (strstr (said, words[i].may_not) != NULL));
          }
      }
}

static void
test_sentences (void)
{
  static const struct
  {
    KithContactKind kinds[3];
    int permissions[3];
    const char *notes[3];
    const char *said;
  } cases[] = {
    { { 0 }, { 0 }, { NULL }, "Has not said how to be reached." },
    { { KITH_CONTACT_PHONE, KITH_CONTACT_POST },
      { KITH_MAY_CALL | KITH_MAY_LEAVE_VOICEMAIL | KITH_MAY_TEXT, KITH_MAY_NOTHING },
      { "after 17:00", NULL },
      "May be called, left a message and texted; no post. Safe: after 17:00." },
    { { KITH_CONTACT_PHONE }, { KITH_MAY_CALL }, { NULL }, "May be called; no messages left, no texts." },
    { { KITH_CONTACT_EMAIL }, { KITH_MAY_EMAIL }, { NULL }, "May be e-mailed." },
    /* Of a way that was not asked nothing is said. */
    { { KITH_CONTACT_EMAIL, KITH_CONTACT_POST }, { KITH_MAY_EMAIL, 0 }, { NULL }, "May be e-mailed." },
    { { KITH_CONTACT_PHONE, KITH_CONTACT_EMAIL },
      { KITH_MAY_NOTHING, KITH_MAY_NOTHING },
      { NULL },
      "Does not wish to be reached." },
    /* What is refused for one number is permitted for another. */
    { { KITH_CONTACT_PHONE, KITH_CONTACT_PHONE },
      { KITH_MAY_NOTHING, KITH_MAY_CALL | KITH_MAY_LEAVE_VOICEMAIL | KITH_MAY_TEXT },
      { NULL },
      "May be called, left a message and texted." },
    { { KITH_CONTACT_PHONE, KITH_CONTACT_EMAIL, KITH_CONTACT_EMAIL },
      { KITH_MAY_TEXT | KITH_MAY_CALL | KITH_MAY_LEAVE_VOICEMAIL, KITH_MAY_EMAIL, KITH_MAY_EMAIL },
      { "not at work. ", "say it is the library", "say it is the library" },
      "May be called, left a message, texted and e-mailed. Safe: Phone: not at work, "
      "E-mail: say it is the library." },
    { { KITH_CONTACT_PHONE },
      { 0 },
      { "never in the morning" },
      "Has not said how to be reached. Safe: never in the morning." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) contacts = make_contacts ();

      for (guint c = 0; c < 3 && cases[i].kinds[c] != 0; c++)
        add (contacts, cases[i].kinds[c], (KithContactPermission) cases[i].permissions[c], cases[i].notes[c]);
      assert_says (contacts, cases[i].said);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people/contact-words/every-set", test_every_set);
  g_test_add_func ("/people/contact-words/sentences", test_sentences);
  return g_test_run ();
}
