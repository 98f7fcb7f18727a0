/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed of something that happened: nothing of it is lost in a draft, and what it becomes. */

#include <glib.h>

#include "base/kith-error.h"
#include "incidents/kith-incident-command-private.h"
#include "incidents/kith-incident-form.h"

#define TODAY 20420

static char *
chance_text (GRand *rand)
{
  static const char *const parts[] = { "", " ", "\n", "zq", "25:99", "2025-11-20", "14:30", "ü", "“a”" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
    g_string_append (text, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Whatever is typed, also where it is no day and no time. */
static void
test_draft_keeps_all (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1128);

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (KithIncidentForm) form = kith_incident_form_new (NULL, TODAY);
      g_autoptr (KithIncidentForm) again = NULL;
      g_autoptr (GVariant) draft = NULL;
      g_autoptr (GVariant) second = NULL;

      for (guint i = 0; i < KITH_N_INCIDENT_TEXTS; i++)
        {
          g_autofree char *text = chance_text (rand);

          kith_incident_form_set_words (form, (KithIncidentText) i, text);
        }
      for (guint i = 0; i < KITH_N_INCIDENT_FORM_DATES; i++)
        {
          g_autofree char *text = chance_text (rand);

          kith_incident_form_set_date (form, (KithIncidentFormDate) i, text);
        }
      kith_incident_form_set_about (form, g_rand_boolean (rand));
      for (int n = g_rand_int_range (rand, 0, 3); n > 0; n--)
        kith_incident_form_name (form, g_rand_int_range (rand, 1, 9));
      draft = g_variant_ref_sink (kith_incident_form_to_draft (form));
      again = kith_incident_form_new_from_draft (draft, TODAY + 3);
      second = g_variant_ref_sink (kith_incident_form_to_draft (again));
      g_assert_true (g_variant_equal (draft, second));
      g_assert_cmpint (kith_incident_form_is_blank (form), ==, kith_incident_form_is_blank (again));
    }
}

static void
test_command (void)
{
  g_autoptr (KithIncidentForm) form = kith_incident_form_new (NULL, TODAY);
  g_autoptr (KithIncidentCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  KithIncidentPart part = KITH_INCIDENT_PART_DUE;

  g_assert_true (kith_incident_form_is_blank (form));
  g_assert_null (kith_incident_form_to_command (form, &part, &error));
  g_assert_cmpint (part, ==, KITH_INCIDENT_PART_HAPPENED);
  g_clear_error (&error);
  kith_incident_form_set_words (form, KITH_INCIDENT_TEXT_HAPPENED, "a cup flew");
  kith_incident_form_set_date (form, KITH_INCIDENT_FORM_TIME, " 9.05 ");
  kith_incident_form_set_about (form, TRUE);
  kith_incident_form_set_date (form, KITH_INCIDENT_FORM_DUE, "2025-12-01");
  g_assert_true (kith_incident_form_name (form, 7));
  g_assert_false (kith_incident_form_name (form, 7));
  g_assert_true (kith_incident_form_name (form, 8));
  kith_incident_form_name_not (form, 7);
  command = kith_incident_form_to_command (form, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (command->what, ==, KITH_INCIDENT_DO_ADD);
  g_assert_cmpint (command->wanted->day, ==, TODAY);
  g_assert_cmpuint (command->wanted->people->len, ==, 1);
  g_assert_cmpint (g_array_index (command->wanted->people, gint64, 0), ==, 8);
  g_assert_cmpint (command->entry->minute, ==, 545);
  g_assert_true (command->entry->about);
}

static void
test_problems (void)
{
  static const struct
  {
    KithIncidentFormDate date;
    const char *typed;
    int part; /* below 0: none */
  } cases[] = {
    { KITH_INCIDENT_FORM_DAY, "yesterday", KITH_INCIDENT_PART_DAY },
    { KITH_INCIDENT_FORM_DAY, "2026-12-31", KITH_INCIDENT_PART_DAY },
    { KITH_INCIDENT_FORM_DAY, "", -1 },
    { KITH_INCIDENT_FORM_DAY, "2025-11-01", -1 },
    { KITH_INCIDENT_FORM_TIME, "noon", KITH_INCIDENT_PART_MINUTE },
    { KITH_INCIDENT_FORM_TIME, "24:00", KITH_INCIDENT_PART_MINUTE },
    { KITH_INCIDENT_FORM_TIME, "14:60", KITH_INCIDENT_PART_MINUTE },
    { KITH_INCIDENT_FORM_TIME, "23:59", -1 },
    { KITH_INCIDENT_FORM_TIME, "1430", -1 },
    { KITH_INCIDENT_FORM_DUE, "soon", KITH_INCIDENT_PART_DUE },
    { KITH_INCIDENT_FORM_DUE, "2024-01-01", KITH_INCIDENT_PART_DUE },
    { KITH_INCIDENT_FORM_DUE, "2026-01-01", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KithIncidentForm) form = kith_incident_form_new (NULL, TODAY);
      g_autoptr (KithIncidentCommand) command = NULL;
      g_autoptr (GError) error = NULL;
      KithIncidentPart part = KITH_INCIDENT_PART_PEOPLE;

      kith_incident_form_set_words (form, KITH_INCIDENT_TEXT_HAPPENED, "x");
      kith_incident_form_set_date (form, cases[i].date, cases[i].typed);
      command = kith_incident_form_to_command (form, &part, &error);
      g_assert_cmpint (command != NULL, ==, cases[i].part < 0);
      if (command == NULL)
        g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
      g_assert_cmpint (part, ==, cases[i].part < 0 ? (int) KITH_INCIDENT_PART_PEOPLE : cases[i].part);
    }
}

/* What is added to something is written to that, as it was read last. */
static void
test_adds (void)
{
  g_autoptr (KithIncident) incident = kith_incident_new ();
  g_autoptr (KithIncidentForm) form = NULL;
  g_autoptr (KithIncidentCommand) command = NULL;
  g_autoptr (GError) error = NULL;

  incident->id = 5;
  incident->version = 2;
  form = kith_incident_form_new (incident, TODAY);
  kith_incident_form_set_words (form, KITH_INCIDENT_TEXT_DONE, "talked");
  kith_incident_form_follow (form, 3);
  command = kith_incident_form_to_command (form, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (command->what, ==, KITH_INCIDENT_DO_ENTRY);
  g_assert_cmpint (command->incident, ==, 5);
  g_assert_cmpint (command->version, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/incident-form/draft-keeps-all", test_draft_keeps_all);
  g_test_add_func ("/app/incident-form/command", test_command);
  g_test_add_func ("/app/incident-form/problems", test_problems);
  g_test_add_func ("/app/incident-form/adds", test_adds);
  return g_test_run ();
}
