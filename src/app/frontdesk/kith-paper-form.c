/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line where nothing was written is no line; one without a name but with a time or a service is a guest. */

#include "frontdesk/kith-paper-form.h"

#include <glib/gi18n.h>

#include "base/kith-error.h"
#include "base/kith-text.h"

#define NO_TIME (-2)

struct _KithPaperForm
{
  KithDay day;
  GPtrArray *lines; /* (owned) (element-type KithPaperFormLine) */
};

static KithPaperFormLine *
line_new (void)
{
  KithPaperFormLine *line = g_new0 (KithPaperFormLine, 1);

  line->name = g_strdup ("");
  line->time = g_strdup ("");
  line->meaning = KITH_PAPER_GUEST;
  line->services = g_array_new (FALSE, FALSE, sizeof (gint64));
  return line;
}

static void
line_free (gpointer data)
{
  KithPaperFormLine *line = data;

  g_free (line->name);
  g_free (line->time);
  g_array_unref (line->services);
  g_free (line);
}

static KithPaperFormLine *
get (const KithPaperForm *self, guint line)
{
  return g_ptr_array_index (self->lines, line);
}

static int
find_service (const KithPaperFormLine *line, gint64 service)
{
  for (guint i = 0; i < line->services->len; i++)
    {
      if (g_array_index (line->services, gint64, i) == service)
        return (int) i;
    }
  return -1;
}

/**
 * kith_paper_form_new:
 * @day: the day on the sheet
 *
 * Returns: (transfer full): a form without lines
 */
KithPaperForm *
kith_paper_form_new (KithDay day)
{
  KithPaperForm *self = g_new0 (KithPaperForm, 1);

  self->day = day;
  self->lines = g_ptr_array_new_with_free_func (line_free);
  return self;
}

/**
 * kith_paper_form_free:
 * @self: (transfer full): a form
 */
void
kith_paper_form_free (KithPaperForm *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/**
 * kith_paper_form_get_day:
 *
 * Returns: the day on the sheet
 */
KithDay
kith_paper_form_get_day (const KithPaperForm *self)
{
  g_return_val_if_fail (self != NULL, KITH_DAY_NONE);

  return self->day;
}

/**
 * kith_paper_form_set_day:
 * @day: the day on the sheet
 */
void
kith_paper_form_set_day (KithPaperForm *self, KithDay day)
{
  g_return_if_fail (self != NULL);

  self->day = day;
}

/**
 * kith_paper_form_get_n_lines:
 *
 * Returns: how many lines there are, blank ones too
 */
guint
kith_paper_form_get_n_lines (const KithPaperForm *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->lines->len;
}

/**
 * kith_paper_form_get_line:
 * @line: from 0
 *
 * Returns: (transfer none): the line
 */
const KithPaperFormLine *
kith_paper_form_get_line (const KithPaperForm *self, guint line)
{
  g_return_val_if_fail (self != NULL && line < self->lines->len, NULL);

  return get (self, line);
}

/**
 * kith_paper_form_add_line:
 *
 * Adds a blank line at the end.
 *
 * Returns: its number, from 0
 */
guint
kith_paper_form_add_line (KithPaperForm *self)
{
  g_return_val_if_fail (self != NULL, 0);

  g_ptr_array_add (self->lines, line_new ());
  return self->lines->len - 1;
}

/**
 * kith_paper_form_remove_line:
 * @line: from 0
 */
void
kith_paper_form_remove_line (KithPaperForm *self, guint line)
{
  g_return_if_fail (self != NULL && line < self->lines->len);

  g_ptr_array_remove_index (self->lines, line);
}

/**
 * kith_paper_form_set_name:
 * @line: from 0
 * @name: as typed
 * @meaning: what that means by itself
 * @person: whom, for %KITH_PAPER_PERSON
 *
 * What was chosen for another name does not hold for this one.
 */
void
kith_paper_form_set_name (KithPaperForm *self,
                          guint line,
                          const char *name,
                          KithPaperMeaning meaning,
                          gint64 person)
{
  KithPaperFormLine *one;

  g_return_if_fail (self != NULL && line < self->lines->len);
  g_return_if_fail (name != NULL);

  one = get (self, line);
  if (one->chosen && strcmp (one->name, name) == 0)
    return;
  g_free (one->name);
  one->name = g_strdup (name);
  one->meaning = meaning;
  one->person = meaning == KITH_PAPER_PERSON ? person : 0;
  one->chosen = FALSE;
}

/**
 * kith_paper_form_choose:
 * @line: from 0
 * @meaning: what somebody decided
 * @person: whom, for %KITH_PAPER_PERSON
 */
void
kith_paper_form_choose (KithPaperForm *self, guint line, KithPaperMeaning meaning, gint64 person)
{
  KithPaperFormLine *one;

  g_return_if_fail (self != NULL && line < self->lines->len);

  one = get (self, line);
  one->meaning = meaning;
  one->person = meaning == KITH_PAPER_PERSON ? person : 0;
  one->chosen = TRUE;
}

/**
 * kith_paper_form_set_time:
 * @line: from 0
 * @time: as typed
 */
void
kith_paper_form_set_time (KithPaperForm *self, guint line, const char *time)
{
  g_return_if_fail (self != NULL && line < self->lines->len);
  g_return_if_fail (time != NULL);

  g_free (get (self, line)->time);
  get (self, line)->time = g_strdup (time);
}

/**
 * kith_paper_form_set_service:
 * @line: from 0
 * @service: its id
 * @taken: whether it is ticked
 */
void
kith_paper_form_set_service (KithPaperForm *self, guint line, gint64 service, gboolean taken)
{
  KithPaperFormLine *one;
  int at;

  g_return_if_fail (self != NULL && line < self->lines->len);

  one = get (self, line);
  at = find_service (one, service);
  if (taken && at < 0)
    g_array_append_val (one->services, service);
  else if (!taken && at >= 0)
    g_array_remove_index (one->services, (guint) at);
}

/**
 * kith_paper_form_is_blank:
 * @line: from 0
 *
 * Returns: whether nothing was written there, nor decided
 */
gboolean
kith_paper_form_is_blank (const KithPaperForm *self, guint line)
{
  const KithPaperFormLine *one;

  g_return_val_if_fail (self != NULL && line < self->lines->len, TRUE);

  one = get (self, line);
  return !one->chosen && one->services->len == 0 && kith_text_is_blank (one->name) &&
         kith_text_is_blank (one->time);
}

/**
 * kith_paper_form_is_empty:
 *
 * Returns: whether every line is blank
 */
gboolean
kith_paper_form_is_empty (const KithPaperForm *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (guint i = 0; i < self->lines->len; i++)
    {
      if (!kith_paper_form_is_blank (self, i))
        return FALSE;
    }
  return TRUE;
}

/**
 * kith_paper_form_check:
 * @rollover: when the center's day ends, in minutes after midnight
 * @line: (out) (optional): where the first problem is, from 0
 * @error: return location; %KITH_ERROR_INVALID: says the line, what and what to do
 *
 * Returns: whether the sheet can be entered
 */
gboolean
kith_paper_form_check (const KithPaperForm *self, int rollover, guint *line, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const KithPaperFormLine *one = get (self, i);

      if (kith_paper_form_is_blank (self, i))
        continue;
      if (one->meaning != KITH_PAPER_CHOICE && kith_paper_parse_time (one->time, rollover) != NO_TIME)
        continue;
      if (line)
        *line = i;
      if (one->meaning == KITH_PAPER_CHOICE)
        g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("Line %u: please choose who “%s” is."), i + 1,
                     one->name);
      else
        g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                     _ ("Line %u: “%s” is no time. Write it like 9:40, or leave it empty."), i + 1,
                     one->time);
      return FALSE;
    }
  if (!kith_paper_form_is_empty (self))
    return TRUE;
  if (line)
    *line = 0;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("There is nothing on this sheet yet."));
  return FALSE;
}

/**
 * kith_paper_form_count:
 * @people: (out): lines with somebody who is known
 * @new_people: (out): lines with a new name
 * @guests: (out): lines without a name
 * @open: (out): lines of which nobody has said yet who it is
 */
void
kith_paper_form_count (const KithPaperForm *self,
                       guint *people,
                       guint *new_people,
                       guint *guests,
                       guint *open)
{
  g_return_if_fail (self != NULL);

  *people = *new_people = *guests = *open = 0;
  for (guint i = 0; i < self->lines->len; i++)
    {
      if (kith_paper_form_is_blank (self, i))
        continue;
      switch (get (self, i)->meaning)
        {
        case KITH_PAPER_NEW:
          (*new_people)++;
          break;
        case KITH_PAPER_GUEST:
          (*guests)++;
          break;
        case KITH_PAPER_CHOICE:
          (*open)++;
          break;
        case KITH_PAPER_PERSON:
        default:
          (*people)++;
          break;
        }
    }
}

/**
 * kith_paper_form_to_lines:
 * @rollover: when the center's day ends, in minutes after midnight
 *
 * Returns: (transfer full) (element-type KithPaperLine): what kith_paper_sheet_apply() takes, without blank
 * lines
 */
GPtrArray *
kith_paper_form_to_lines (const KithPaperForm *self, int rollover)
{
  GPtrArray *lines;

  g_return_val_if_fail (self != NULL, NULL);

  lines = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_paper_line_free);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const KithPaperFormLine *one = get (self, i);
      KithPaperLine *line;

      if (kith_paper_form_is_blank (self, i))
        continue;
      line = kith_paper_line_new ();
      line->person = one->meaning == KITH_PAPER_PERSON ? one->person : 0;
      line->name = one->meaning == KITH_PAPER_NEW ? g_strdup (one->name) : NULL;
      line->day = KITH_DAY_NONE;
      line->arrived = kith_paper_parse_time (one->time, rollover);
      g_array_append_vals (line->services, one->services->data, one->services->len);
      g_ptr_array_add (lines, line);
    }
  return lines;
}

/**
 * kith_paper_form_to_draft:
 *
 * Returns: (transfer floating): everything typed, as %KITH_PAPER_FORM_DRAFT_TYPE
 */
GVariant *
kith_paper_form_to_draft (const KithPaperForm *self)
{
  GVariantBuilder builder;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ssxuax)"));
  for (guint i = 0; i < self->lines->len; i++)
    {
      const KithPaperFormLine *one = get (self, i);
      guint32 state = (guint32) one->meaning | (one->chosen ? 0x100u : 0);

      g_variant_builder_add (&builder, "(ssxu@ax)", one->name, one->time, one->person, state,
                             g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, one->services->data,
                                                        one->services->len, sizeof (gint64)));
    }
  return g_variant_new ("(ia(ssxuax))", self->day, &builder);
}

/**
 * kith_paper_form_new_from_draft:
 * @draft: what kith_paper_form_to_draft() gave
 *
 * Returns: (transfer full): the form as it was
 */
KithPaperForm *
kith_paper_form_new_from_draft (GVariant *draft)
{
  KithPaperForm *self;
  g_autoptr (GVariantIter) iter = NULL;
  const char *name;
  const char *time;
  gint64 person;
  guint32 state;
  GVariant *services;
  gint32 day;

  g_return_val_if_fail (g_variant_is_of_type (draft, G_VARIANT_TYPE (KITH_PAPER_FORM_DRAFT_TYPE)), NULL);

  g_variant_get (draft, "(ia(ssxuax))", &day, &iter);
  self = kith_paper_form_new (day);
  while (g_variant_iter_loop (iter, "(&s&sxu@ax)", &name, &time, &person, &state, &services))
    {
      KithPaperFormLine *one = line_new ();
      const gint64 *ids;
      gsize n_ids;

      g_free (one->name);
      g_free (one->time);
      one->name = g_strdup (name);
      one->time = g_strdup (time);
      one->person = person;
      one->meaning = MIN (state & 0xff, KITH_PAPER_CHOICE);
      one->chosen = (state & 0x100u) != 0;
      ids = g_variant_get_fixed_array (services, &n_ids, sizeof (gint64));
      g_array_append_vals (one->services, ids, (guint) n_ids);
      g_ptr_array_add (self->lines, one);
    }
  return self;
}
