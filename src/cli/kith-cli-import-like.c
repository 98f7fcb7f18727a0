/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line says with whom it is the same, so that nothing is merged into another record than the one that was
 * looked at, should somebody have been added meanwhile. */

#include "cli/kith-cli-import-like.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "people/kith-people.h"

#define LINE_MARK "line:"

void
kith_cli_like_clear (KithCliLike *self)
{
  g_clear_pointer (&self->same, g_strfreev);
  g_clear_pointer (&self->distinct, g_strfreev);
  g_clear_pointer (&self->leave_out, g_strfreev);
}

/**
 * kith_cli_like_is_empty:
 * @self: what was decided
 *
 * Returns: whether nothing was
 */
gboolean
kith_cli_like_is_empty (const KithCliLike *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->same == NULL && self->distinct == NULL && self->leave_out == NULL;
}

static guint64
line_of (KithPeopleImport *import, guint row)
{
  return ((const KithImportRow *) g_ptr_array_index (kith_people_import_get_rows (import), row))->line;
}

/* As it is written after --same. */
static char *
describe_whom (KithPeopleImport *import, const KithImportLike *like)
{
  if (like->person != 0)
    return kith_id_format (like->person);
  return g_strdup_printf (LINE_MARK "%" G_GUINT64_FORMAT, line_of (import, like->other));
}

static const KithImportLike *
find_like (KithPeopleImport *import, GArray *likes, const char *text, GError **error)
{
  guint64 line = 0;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT32, &line, NULL))
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("“%s” is not the number of a line."), text);
      return NULL;
    }
  for (guint i = 0; i < likes->len; i++)
    {
      const KithImportLike *like = &g_array_index (likes, KithImportLike, i);

      if (line_of (import, like->row) == line)
        return like;
    }
  g_set_error (
      error, KITH_ERROR, KITH_ERROR_INVALID,
      _ ("Line %s is like nobody, so there is nothing to decide about it. Look again with --dry-run."), text);
  return NULL;
}

static gboolean
decide_same (KithPeopleImport *import, GArray *likes, const char *text, GError **error)
{
  const char *mark = strchr (text, '=');
  g_autofree char *line = mark != NULL ? g_strndup (text, (gsize) (mark - text)) : NULL;
  g_autofree char *whom = NULL;
  const KithImportLike *like;

  if (mark == NULL)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE,
                   _ ("“%s” is no line and person, like “3=4711” or “5=line:3”."), text);
      return FALSE;
    }
  like = find_like (import, likes, line, error);
  if (like == NULL)
    return FALSE;
  whom = describe_whom (import, like);
  if (!g_str_equal (mark + 1, whom))
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                   _ ("Line %s is likest to %s, not to %s. Look again with --dry-run."), line, whom,
                   mark + 1);
      return FALSE;
    }
  kith_people_import_decide (import, like, KITH_IMPORT_SAME);
  return TRUE;
}

static gboolean
decide_lines (KithPeopleImport *import,
              GArray *likes,
              char **lines,
              KithImportDecision decision,
              GError **error)
{
  for (char **line = lines; line != NULL && *line != NULL; line++)
    {
      const KithImportLike *like = find_like (import, likes, *line, error);

      if (like == NULL)
        return FALSE;
      kith_people_import_decide (import, like, decision);
    }
  return TRUE;
}

/* A line about which two things are said would get the later one unseen. */
static gboolean
check_once (const KithCliLike *self, GError **error)
{
  const GStrv lists[] = { self->same, self->distinct, self->leave_out };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (char **word = lists[i]; word != NULL && *word != NULL; word++)
      {
        char *line = g_strndup (*word, strcspn (*word, "="));

        if (g_hash_table_contains (seen, line))
          {
            g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("About line %s two things are said."), line);
            g_free (line);
            return FALSE;
          }
        g_hash_table_add (seen, line);
      }
  return TRUE;
}

static const char *
decision_code (KithImportDecision decision)
{
  switch (decision)
    {
    case KITH_IMPORT_SAME:
      return "same";
    case KITH_IMPORT_OTHER:
      return "distinct";
    case KITH_IMPORT_LEFT_OUT:
      return "left-out";
    case KITH_IMPORT_LATER:
    default:
      return "later";
    }
}

static void
put_like (KithCli *cli, KithPeople *people, KithPeopleImport *import, const KithImportLike *like)
{
  GPtrArray *rows = kith_people_import_get_rows (import);
  const KithImportRow *row = g_ptr_array_index (rows, like->row);
  const KithImportRow *other = like->person == 0 ? g_ptr_array_index (rows, like->other) : NULL;
  g_autoptr (KithCard) card =
      like->person != 0 ? kith_people_get_card (people, like->person, NULL, NULL) : NULL;
  const char *name = other != NULL ? other->name : card != NULL ? kith_card_get_name (card) : "";
  g_autofree char *reasons = kith_likeness_describe (like->reasons);
  g_autofree char *whom = describe_whom (import, like);

  json_builder_begin_object (cli->out);
  kith_cli_put_int (cli, "line", (gint64) row->line);
  kith_cli_put_string (cli, "name", row->name);
  kith_cli_put_id (cli, "person", like->person);
  kith_cli_put_int (cli, "other_line", other != NULL ? (gint64) other->line : 0);
  kith_cli_put_string (cli, "other_name", name);
  json_builder_set_member_name (cli->out, "bits");
  json_builder_add_double_value (cli->out, like->bits);
  kith_cli_put_string (cli, "reasons", reasons);
  kith_cli_put_bool (cli, "guarded", like->is_guarded);
  kith_cli_put_string (cli, "decision", decision_code (row->decision));
  json_builder_end_object (cli->out);
  kith_cli_say (cli, _ ("Line %u: %s may be %s (%s): %s.\n"), (guint) row->line, row->name, name, whom,
                reasons);
}

/**
 * kith_cli_like_decide:
 * @self: what was decided
 * @cli: the run, unlocked
 * @import: what was read and mapped, without problems
 * @error: %KITH_ERROR_USAGE, %KITH_ERROR_INVALID where a line is not like whom it is said to be
 *
 * Lists the lines that may be somebody who is there, or an earlier line, and takes what was decided about
 * them. The others get records of their own, and a question to be decided later.
 *
 * Returns: whether that could be done
 */
gboolean
kith_cli_like_decide (const KithCliLike *self, KithCli *cli, KithPeopleImport *import, GError **error)
{
  g_autoptr (KithPeople) people = NULL;
  g_autoptr (GArray) likes = NULL;

  g_return_val_if_fail (self != NULL && cli != NULL, FALSE);

  if (!check_once (self, error))
    return FALSE;
  likes = kith_people_import_find_like (import, cli->session, NULL, NULL, NULL, error);
  if (likes == NULL)
    return FALSE;
  for (guint i = 0; i < likes->len; i++)
    kith_people_import_decide (import, &g_array_index (likes, KithImportLike, i), KITH_IMPORT_LATER);
  for (char **text = self->same; text != NULL && *text != NULL; text++)
    if (!decide_same (import, likes, *text, error))
      return FALSE;
  if (!decide_lines (import, likes, self->distinct, KITH_IMPORT_OTHER, error) ||
      !decide_lines (import, likes, self->leave_out, KITH_IMPORT_LEFT_OUT, error))
    return FALSE;
  people = kith_people_new (cli->session);
  kith_cli_begin_array (cli, "likely");
  for (guint i = 0; i < likes->len; i++)
    put_like (cli, people, import, &g_array_index (likes, KithImportLike, i));
  kith_cli_end_array (cli);
  return TRUE;
}
