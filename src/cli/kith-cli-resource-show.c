/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl resource show and hours: one entry, phones first. */

#include "cli/kith-cli-resource.h"

#include <glib/gi18n-lib.h>

#include "report/kith-handout-item.h"
#include "resources/kith-resource-field.h"

static const KithValues *
values_of (const KithResourceView *view)
{
  return view != NULL ? kith_resource_view_get_values (view) : NULL;
}

static const char *
name_of (const KithResourceView *view)
{
  const char *name = view != NULL ? kith_values_get (values_of (view), "name") : NULL;

  return name != NULL ? name : "";
}

/* ---- As JSON: everything, value by value. */

static void
put_value (KithCli *cli, const KithValueIter *value)
{
  KithValueIter within;
  gboolean any = FALSE;

  json_builder_begin_object (cli->out);
  kith_cli_put_string (cli, "name", value->name);
  kith_cli_put_string (cli, "text", value->text);
  kith_value_iter_init_within (&within, value);
  while (kith_value_iter_next (&within))
    if (within.depth == value->depth + 1)
      {
        if (!any)
          kith_cli_begin_array (cli, "parts");
        any = TRUE;
        put_value (cli, &within);
      }
  if (any)
    kith_cli_end_array (cli);
  json_builder_end_object (cli->out);
}

/* The members of an object that is open. */
static void
put_view (KithCli *cli, const KithResourceView *view)
{
  KithValueIter iter;

  kith_cli_put_id (cli, "id", kith_resource_view_get_id (view));
  kith_cli_put_string (cli, "kind", kith_resource_kind_code (kith_resource_view_get_kind (view)));
  kith_cli_put_string (cli, "name", name_of (view));
  kith_cli_begin_array (cli, "values");
  kith_value_iter_init (&iter, values_of (view));
  while (kith_value_iter_next (&iter))
    if (iter.depth == 1)
      put_value (cli, &iter);
  kith_cli_end_array (cli);
}

static void
put_view_as (KithCli *cli, const char *name, const KithResourceView *view)
{
  json_builder_set_member_name (cli->out, name);
  if (view == NULL)
    {
      json_builder_add_null_value (cli->out);
      return;
    }
  json_builder_begin_object (cli->out);
  put_view (cli, view);
  json_builder_end_object (cli->out);
}

static char *
put_hours (KithCli *cli, KithHours *hours, GDateTime *when)
{
  g_auto (GStrv) words = hours != NULL ? kith_hours_describe (hours) : NULL;
  g_autoptr (GDateTime) until = NULL;
  KithHoursState state = hours != NULL ? kith_hours_state_at (hours, when, &until) : KITH_HOURS_UNKNOWN;
  char *said = hours != NULL ? kith_hours_say_at (hours, when) : kith_hours_say_state (state, NULL, when);

  kith_cli_begin_array (cli, "hours");
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    kith_cli_put_string (cli, NULL, words[i]);
  kith_cli_end_array (cli);
  kith_cli_resource_put_state (cli, state, until != NULL ? g_date_time_to_unix (until) : 0, said);
  return said;
}

/* ---- In words. */

/* What a value holds, in one line: "555-0100, extension 3". */
static char *
join_value (const KithValueIter *value)
{
  const char *name = g_str_equal (value->name, "term") ? kith_value_get_within (value, "name") : NULL;
  GString *line = g_string_new (value->text);
  KithValueIter within;

  /* A code says nothing to anybody where there is a name. */
  if (name != NULL)
    {
      g_string_assign (line, name);
      return g_string_free (line, FALSE);
    }
  kith_value_iter_init_within (&within, value);
  while (kith_value_iter_next (&within))
    {
      if (*within.text == '\0' || g_str_equal (within.name, "syntax") || g_str_equal (within.name, "code") ||
          g_str_equal (within.name, "scheme"))
        continue;
      g_string_append_printf (line, line->len > 0 ? ", %s" : "%s", within.text);
    }
  return g_string_free (line, FALSE);
}

static void
say_field (KithCli *cli, const KithValues *values, KithResourceField field)
{
  KithValueIter iter;

  if (values == NULL)
    return;
  kith_value_iter_init (&iter, values);
  while (kith_value_iter_find (&iter, kith_resource_field_name (field)))
    {
      g_autofree char *line = join_value (&iter);

      /* Translators: a field of an entry, and what it says. */
      if (*line != '\0')
        kith_cli_say (cli, _ ("%s: %s\n"), kith_resource_field_label (field), line);
    }
}

/* What a handout of it would say: what it is called, and whose it is, stands above. */
static void
say_item (KithCli *cli, const KithHandoutItem *item)
{
  for (guint i = 0; i < kith_handout_item_get_n_lines (item); i++)
    {
      const KithHandoutLine *line = kith_handout_item_get_line (item, i);
      g_auto (GStrv) paragraphs = g_strsplit (line->text, "\n", -1);
      g_autofree char *text = g_strjoinv ("\n  ", paragraphs);
      const char *label = line->part == KITH_HANDOUT_PHONE ? _ ("Phone") : line->label;

      if (line->part == KITH_HANDOUT_NAME || line->part == KITH_HANDOUT_BY)
        continue;
      if (label == NULL)
        kith_cli_say (cli, "%s\n", text);
      else if (line->note != NULL)
        /* Translators: "Phone", a number, and what it is for. */
        kith_cli_say (cli, _ ("%s: %s (%s)\n"), label, text, line->note);
      else
        kith_cli_say (cli, _ ("%s: %s\n"), label, text);
    }
}

/* The members of an object that is open. */
static void
put_item (KithCli *cli, const KithHandoutItem *item)
{
  kith_cli_begin_array (cli, "lines");
  for (guint i = 0; i < kith_handout_item_get_n_lines (item); i++)
    {
      const KithHandoutLine *line = kith_handout_item_get_line (item, i);

      json_builder_begin_object (cli->out);
      kith_cli_put_string (cli, "part", kith_handout_part_code (line->part));
      kith_cli_put_string (cli, "text", line->text);
      kith_cli_put_string (cli, "note", line->note);
      json_builder_end_object (cli->out);
    }
  kith_cli_end_array (cli);
}

/* What a handout says of no entry. */
static void
say_rest (KithCli *cli, const KithResourceSheet *sheet)
{
  static const KithResourceField rest[] = {
    KITH_FIELD_ALIAS,        KITH_FIELD_TERM,    KITH_FIELD_CONTACT,    KITH_FIELD_CAPACITY,
    KITH_FIELD_LICENSE,      KITH_FIELD_FUNDING, KITH_FIELD_TAX_STATUS, KITH_FIELD_TAX_ID,
    KITH_FIELD_LEGAL_STATUS, KITH_FIELD_FOUNDED,
  };

  for (guint i = 0; i < G_N_ELEMENTS (rest); i++)
    say_field (cli, values_of (sheet->entry), rest[i]);
}

/* Of a place nothing but itself is where it is. */
static const char *
name_of_place (const KithResourceSheet *sheet, const KithResourcePlace *place)
{
  return name_of (place->location == NULL &&
                          kith_resource_view_get_kind (sheet->entry) == KITH_RESOURCE_LOCATION
                      ? sheet->entry
                      : place->location);
}

static void
tell_place (KithCli *cli, const KithResourceSheet *sheet, guint index, const char *said)
{
  const KithResourcePlace *place = sheet->places->pdata[index];
  g_autoptr (KithHandoutEntry) entry = kith_handout_entry_new_at (sheet, index);
  g_autoptr (KithHandoutItem) item = kith_handout_item_new (entry, NULL);

  put_view_as (cli, "site", place->site);
  put_view_as (cli, "location", place->location);
  put_item (cli, item);
  kith_cli_say (cli, "\n");
  if (place->location != NULL)
    kith_cli_say (cli, "%s\n", name_of (place->location));
  kith_cli_say (cli, "%s\n", said);
  say_item (cli, item);
}

static void
put_places (KithCli *cli, const KithResourceSheet *sheet, GDateTime *when, gboolean whole)
{
  kith_cli_begin_array (cli, "places");
  for (guint i = 0; i < sheet->places->len; i++)
    {
      const KithResourcePlace *place = sheet->places->pdata[i];
      const KithResourceView *view = place->site != NULL ? place->site : place->location;
      g_autofree char *said = NULL;

      json_builder_begin_object (cli->out);
      kith_cli_put_id (cli, "id", kith_resource_view_get_id (view != NULL ? view : sheet->entry));
      said = put_hours (cli, place->hours, when);
      if (whole)
        tell_place (cli, sheet, i, said);
      else
        {
          kith_cli_put_string (cli, "place", name_of_place (sheet, place));
          kith_cli_say (cli, "%s\t%s\n", name_of_place (sheet, place), said);
        }
      json_builder_end_object (cli->out);
    }
  kith_cli_end_array (cli);
}

static void
put_services (KithCli *cli, const KithResourceSheet *sheet)
{
  kith_cli_begin_array (cli, "services");
  for (guint i = 0; i < sheet->services->len; i++)
    {
      const KithResourceView *service = sheet->services->pdata[i];
      g_autofree char *id = kith_id_format (kith_resource_view_get_id (service));

      json_builder_begin_object (cli->out);
      kith_cli_put_id (cli, "id", kith_resource_view_get_id (service));
      kith_cli_put_string (cli, "name", name_of (service));
      json_builder_end_object (cli->out);
      kith_cli_say (cli, "%s\t%s\n", id, name_of (service));
    }
  kith_cli_end_array (cli);
}

/**
 * kith_cli_resource_show:
 * @cli: the run, unlocked
 * @id: an entry
 * @error: return location
 *
 * Shows an entry with what it belongs to, phones first.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_resource_show (KithCli *cli, gint64 id, GError **error)
{
  g_autoptr (KithResourceSheet) sheet = kith_resource_sheet_load (cli->session, id, error);
  g_autoptr (GDateTime) now = sheet != NULL ? kith_cli_resource_time (cli, NULL, error) : NULL;
  const KithResourceStanding *standing;

  if (now == NULL)
    return FALSE;
  standing = kith_resource_view_get_standing (sheet->entry);
  kith_cli_say (cli, "%s\n", name_of (sheet->entry));
  if (sheet->organization != NULL)
    kith_cli_say (cli, "%s\n", name_of (sheet->organization));
  put_view (cli, sheet->entry);
  put_view_as (cli, "organization", sheet->organization);
  put_view_as (cli, "program", sheet->program);
  put_places (cli, sheet, now, TRUE);
  kith_cli_say (cli, "\n");
  say_rest (cli, sheet);
  put_services (cli, sheet);
  kith_cli_put_day (cli, "verified_here", standing->verified_day);
  kith_cli_put_day (cli, "missing_since", standing->missing_since);
  kith_cli_put_bool (cli, "pinned", standing->pinned);
  return TRUE;
}

/**
 * kith_cli_resource_hours:
 * @cli: the run, unlocked
 * @id: an entry
 * @when: an instant in the center's zone
 * @error: return location
 *
 * Tells of each of its places whether it is open then.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_resource_hours (KithCli *cli, gint64 id, GDateTime *when, GError **error)
{
  g_autoptr (KithResourceSheet) sheet = kith_resource_sheet_load (cli->session, id, error);

  if (sheet == NULL)
    return FALSE;
  kith_cli_put_id (cli, "id", kith_resource_view_get_id (sheet->entry));
  kith_cli_put_string (cli, "name", name_of (sheet->entry));
  put_places (cli, sheet, when, FALSE);
  return TRUE;
}
