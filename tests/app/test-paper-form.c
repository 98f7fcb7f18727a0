/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paper sheet while it is typed: what a line is, what is still open, and that a draft is the sheet. */

#include "frontdesk/kith-paper-form.h"

#include "base/kith-error.h"

#define ROLLOVER 240

static KithPaperForm *
make (void)
{
  KithPaperForm *form = kith_paper_form_new (20000);

  for (guint i = 0; i < 4; i++)
    kith_paper_form_add_line (form);
  return form;
}

static void
test_blank_lines (void)
{
  g_autoptr (KithPaperForm) form = make ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  g_assert_true (kith_paper_form_is_empty (form));
  g_assert_false (kith_paper_form_check (form, ROLLOVER, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  /* No name, but a time, or a service, or somebody said so: a guest. */
  kith_paper_form_set_time (form, 1, "9:40");
  kith_paper_form_set_service (form, 2, 5, TRUE);
  kith_paper_form_choose (form, 3, KITH_PAPER_GUEST, 0);
  g_assert_true (kith_paper_form_is_blank (form, 0));
  lines = kith_paper_form_to_lines (form, ROLLOVER);
  g_assert_cmpuint (lines->len, ==, 3);
  for (guint i = 0; i < lines->len; i++)
    {
      const KithPaperLine *line = g_ptr_array_index (lines, i);

      g_assert_cmpint (line->person, ==, 0);
      g_assert_null (line->name);
    }
  g_assert_cmpint (((KithPaperLine *) g_ptr_array_index (lines, 0))->arrived, ==, 580);
  g_assert_cmpint (((KithPaperLine *) g_ptr_array_index (lines, 1))->arrived, ==, KITH_MINUTE_NONE);
}

static void
test_choices (void)
{
  g_autoptr (KithPaperForm) form = make ();
  g_autoptr (GError) error = NULL;
  guint line = 9;

  kith_paper_form_set_name (form, 0, "Rosa", KITH_PAPER_PERSON, 11);
  kith_paper_form_set_name (form, 1, "Maria", KITH_PAPER_CHOICE, 0);
  g_assert_false (kith_paper_form_check (form, ROLLOVER, &line, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_cmpuint (line, ==, 1);
  g_assert_nonnull (strstr (error->message, "2"));
  kith_paper_form_choose (form, 1, KITH_PAPER_PERSON, 12);
  g_assert_true (kith_paper_form_check (form, ROLLOVER, NULL, NULL));
  /* The same name again changes nothing; another name asks anew. */
  kith_paper_form_set_name (form, 1, "Maria", KITH_PAPER_CHOICE, 0);
  g_assert_cmpint (kith_paper_form_get_line (form, 1)->person, ==, 12);
  kith_paper_form_set_name (form, 1, "Mari", KITH_PAPER_CHOICE, 0);
  g_assert_cmpint (kith_paper_form_get_line (form, 1)->meaning, ==, KITH_PAPER_CHOICE);
  g_assert_false (kith_paper_form_get_line (form, 1)->chosen);
}

static void
test_times (void)
{
  g_autoptr (KithPaperForm) form = make ();
  g_autoptr (GError) error = NULL;
  guint line = 9;

  kith_paper_form_set_name (form, 2, "Ana", KITH_PAPER_NEW, 0);
  kith_paper_form_set_time (form, 2, "25:70");
  g_assert_false (kith_paper_form_check (form, ROLLOVER, &line, &error));
  g_assert_cmpuint (line, ==, 2);
  g_assert_nonnull (strstr (error->message, "25:70"));
  kith_paper_form_set_time (form, 2, "");
  g_assert_true (kith_paper_form_check (form, ROLLOVER, NULL, NULL));
}

static void
test_counts (void)
{
  g_autoptr (KithPaperForm) form = make ();
  guint people, new_people, guests, open;

  kith_paper_form_set_name (form, 0, "Rosa", KITH_PAPER_PERSON, 11);
  kith_paper_form_set_name (form, 1, "Xaver", KITH_PAPER_NEW, 0);
  kith_paper_form_set_time (form, 2, "9");
  kith_paper_form_set_name (form, 3, "Maria", KITH_PAPER_CHOICE, 0);
  kith_paper_form_count (form, &people, &new_people, &guests, &open);
  g_assert_cmpuint (people, ==, 1);
  g_assert_cmpuint (new_people, ==, 1);
  g_assert_cmpuint (guests, ==, 1);
  g_assert_cmpuint (open, ==, 1);
  kith_paper_form_remove_line (form, 0);
  kith_paper_form_count (form, &people, &new_people, &guests, &open);
  g_assert_cmpuint (people, ==, 0);
}

static void
test_services (void)
{
  g_autoptr (KithPaperForm) form = make ();

  kith_paper_form_set_service (form, 0, 3, TRUE);
  kith_paper_form_set_service (form, 0, 3, TRUE);
  kith_paper_form_set_service (form, 0, 4, TRUE);
  g_assert_cmpuint (kith_paper_form_get_line (form, 0)->services->len, ==, 2);
  kith_paper_form_set_service (form, 0, 3, FALSE);
  kith_paper_form_set_service (form, 0, 3, FALSE);
  g_assert_cmpuint (kith_paper_form_get_line (form, 0)->services->len, ==, 1);
}

static void
test_draft (void)
{
  g_autoptr (KithPaperForm) form = make ();
  g_autoptr (KithPaperForm) again = NULL;
  g_autoptr (GVariant) draft = NULL;
  g_autoptr (GVariant) second = NULL;

  kith_paper_form_set_day (form, 20123);
  kith_paper_form_set_name (form, 0, "Rosa <&", KITH_PAPER_PERSON, 11);
  kith_paper_form_set_time (form, 0, "9.4");
  kith_paper_form_set_service (form, 0, 3, TRUE);
  kith_paper_form_choose (form, 2, KITH_PAPER_GUEST, 0);
  draft = g_variant_ref_sink (kith_paper_form_to_draft (form));
  again = kith_paper_form_new_from_draft (draft);
  g_assert_cmpint (kith_paper_form_get_day (again), ==, 20123);
  g_assert_cmpuint (kith_paper_form_get_n_lines (again), ==, 4);
  g_assert_true (kith_paper_form_get_line (again, 2)->chosen);
  second = g_variant_ref_sink (kith_paper_form_to_draft (again));
  g_assert_true (g_variant_equal (draft, second));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/paper-form/blank-lines", test_blank_lines);
  g_test_add_func ("/app/paper-form/choices", test_choices);
  g_test_add_func ("/app/paper-form/times", test_times);
  g_test_add_func ("/app/paper-form/counts", test_counts);
  g_test_add_func ("/app/paper-form/services", test_services);
  g_test_add_func ("/app/paper-form/draft", test_draft);
  return g_test_run ();
}
