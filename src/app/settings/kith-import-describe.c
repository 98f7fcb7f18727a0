/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a table holds, and what became of it, in words. */

#include <glib/gi18n.h>

#include "base/kith-iso-list.h"
#include "settings/kith-import-run.h"

static void
add_part (GString *text, const char *part)
{
  if (part == NULL || part[0] == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static char *
describe_person (const KithImportRow *row)
{
  GString *text = g_string_new (NULL);
  g_autofree char *aliases = g_strjoinv (", ", row->aliases);
  const KithBirth *birth = kith_intake_get_birth (row->intake);
  g_autofree char *born = birth->year != 0 ? kith_birth_format_iso (birth) : NULL;
  const char *const *languages = kith_intake_get_languages (row->intake);
  GPtrArray *contacts = kith_intake_get_contacts (row->intake);

  add_part (text, aliases);
  add_part (text, row->pronouns);
  add_part (text, born);
  for (guint i = 0; i < contacts->len; i++)
    add_part (text, ((const KithContact *) g_ptr_array_index (contacts, i))->value);
  for (guint i = 0; languages != NULL && languages[i] != NULL; i++)
    {
      g_autofree char *name = kith_iso_list_dup_name (KITH_ISO_LANGUAGES, languages[i]);

      add_part (text, name != NULL ? name : languages[i]);
    }
  add_part (text, row->code);
  return g_string_free (text, FALSE);
}

static char *
describe_month (const KithPastTotal *total)
{
  GString *text = g_string_new (NULL);

  for (guint k = KITH_TOTALS_VISITS; k < KITH_N_TOTALS_FIELDS; k++)
    {
      gint64 number = total->numbers[k - KITH_TOTALS_VISITS];
      g_autofree char *part = NULL;

      if (number == KITH_PAST_UNKNOWN)
        continue;
      part = g_strdup_printf ("%s: %" G_GINT64_FORMAT, kith_totals_field_label ((KithTotalsField) k), number);
      add_part (text, part);
    }
  return g_string_free (text, FALSE);
}

/**
 * kith_import_run_describe_row:
 * @self: a run whose columns were mapped
 * @row: from 0
 * @title: (out) (transfer full): who or which month
 * @subtitle: (out) (transfer full): all else that is taken
 */
void
kith_import_run_describe_row (KithImportRun *self, guint row, char **title, char **subtitle)
{
  g_return_if_fail (row < kith_import_run_get_n_rows (self));

  if (kith_import_run_get_people (self) != NULL)
    {
      const KithImportRow *person =
          g_ptr_array_index (kith_people_import_get_rows (kith_import_run_get_people (self)), row);

      *title = g_strdup (person->name);
      *subtitle = describe_person (person);
    }
  else
    {
      const KithPastTotal *total = &g_array_index (
          kith_totals_import_get_totals (kith_import_run_get_totals (self)), KithPastTotal, row);

      *title = kith_past_month_format (total->month);
      *subtitle = describe_month (total);
    }
}

/**
 * kith_import_run_describe_like:
 * @self: a run that has compared
 * @like: one of its
 * @title: (out) (transfer full): who stands in the file
 * @subtitle: (out) (transfer full): whom they may be, and why
 */
void
kith_import_run_describe_like (KithImportRun *self, const KithImportLike *like, char **title, char **subtitle)
{
  GPtrArray *rows = kith_people_import_get_rows (kith_import_run_get_people (self));
  const KithImportRow *row = g_ptr_array_index (rows, like->row);
  g_autofree char *reasons = kith_likeness_describe (like->reasons);
  KithCardIndex *index = kith_desk_get_index (kith_app_context_get_desk (kith_import_run_get_context (self)));
  KithCard *card = like->person != 0 ? kith_card_index_get (index, like->person) : NULL;

  /* Translators: a line of a file, and a name that stands in it */
  *title = g_strdup_printf (_ ("Line %llu: %s"), (unsigned long long) row->line, row->name);
  if (like->person == 0)
    {
      const KithImportRow *other = g_ptr_array_index (rows, like->other);

      /* Translators: a name, the line where it stands, why */
      *subtitle = g_strdup_printf (_ ("May be %s in line %llu: %s"), other->name,
                                   (unsigned long long) other->line, reasons);
    }
  else
    /* Translators: the name of somebody who has a record, why */
    *subtitle = g_strdup_printf (like->is_guarded ? _ ("May be %s, whose record is kept from somebody: %s")
                                                  : _ ("May be %s, who has a record: %s"),
                                 card != NULL ? kith_card_get_name (card) : "", reasons);
}

/**
 * kith_import_run_describe_done:
 * @self: a run that has taken its rows
 *
 * Returns: (transfer full): what was done
 */
char *
kith_import_run_describe_done (KithImportRun *self)
{
  KithImportDone done = { 0 };
  GString *text = g_string_new (NULL);
  guint n = kith_import_run_count_taken (self);

  if (kith_import_run_get_people (self) == NULL)
    {
      g_string_append_printf (text, ngettext ("%u month is imported.", "%u months are imported.", n), n);
      return g_string_free (text, FALSE);
    }
  kith_people_import_count (kith_import_run_get_people (self), &done);
  g_string_append_printf (text, ngettext ("%u person is imported.", "%u people are imported.", n), n);
  if (done.merged > 0)
    g_string_append_printf (text,
                            ngettext (" %u of them was put together with a record that was there.",
                                      " %u of them were put together with records that were there.",
                                      done.merged),
                            done.merged);
  if (done.left_out > 0)
    g_string_append_printf (
        text, ngettext (" %u line was left out.", " %u lines were left out.", done.left_out), done.left_out);
  return g_string_free (text, FALSE);
}
