/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stored as one text: a line with a number sign and a name begins a template, and each line of it follows
 * behind an angle bracket. A list of none is a dash, since a text that is empty is no text. */

#include "notes/kith-note-templates.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "notes/kith-note-template-defaults.h"

#define NAME '#'
#define LINE '>'
#define NOTHING "-"

struct _KithNoteTemplates
{
  GPtrArray *list; /* (owned) (element-type KithNoteTemplate) */
};

static void
template_free (gpointer data)
{
  KithNoteTemplate *one = data;

  g_free (one->name);
  g_free (one->text);
  g_free (one);
}

/* name, text: (transfer full) */
static KithNoteTemplate *
template_new (char *name, char *text)
{
  KithNoteTemplate *one = g_new0 (KithNoteTemplate, 1);

  one->name = name;
  one->text = text;
  return one;
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, sentence);
  return FALSE;
}

/* One character more than a name may have, so that it is seen where there are more. */
static char *
clean_name (const char *name)
{
  return kith_text_clean (name, KITH_NOTE_TEMPLATE_NAME_MAX + 1);
}

static char *
clean_text (const char *text)
{
  g_autofree char *cleaned = kith_text_clean_lines (text, KITH_TEXT_LONG_MAX + 1);

  return g_strdup (cleaned + strspn (cleaned, "\n"));
}

static gboolean
find_to_change (KithNoteTemplates *self, const char *name, guint *index, GError **error)
{
  *index = kith_note_templates_find (self, name);
  if (*index != KITH_NOTE_TEMPLATE_NONE)
    return TRUE;
  g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, _ ("There is no template “%s”."), name);
  return FALSE;
}

static gboolean
check_name (KithNoteTemplates *self, guint but, const char *name, GError **error)
{
  g_autofree char *fold = kith_text_fold (name);
  guint same;

  if (*fold == '\0')
    return refuse (error, _ ("A template needs a name to choose it by."));
  if (kith_text_length (name) > KITH_NOTE_TEMPLATE_NAME_MAX)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                   _ ("The name of a template has at most %d characters."), KITH_NOTE_TEMPLATE_NAME_MAX);
      return FALSE;
    }
  same = kith_note_templates_find (self, name);
  if (same == KITH_NOTE_TEMPLATE_NONE || same == but)
    return TRUE;
  g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("There is a template “%s” already."),
               kith_note_templates_get (self, same)->name);
  return FALSE;
}

static gboolean
check_room (KithNoteTemplates *self, guint but, const char *name, const char *text, GError **error)
{
  g_autoptr (KithNoteTemplates) then = kith_note_templates_new ();
  g_autofree char *stored = NULL;

  if (but == KITH_NOTE_TEMPLATE_NONE && self->list->len >= KITH_NOTE_TEMPLATES_MAX)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                   _ ("There are at most %d templates. Remove one first."), KITH_NOTE_TEMPLATES_MAX);
      return FALSE;
    }
  for (guint i = 0; i < self->list->len; i++)
    {
      const KithNoteTemplate *one = kith_note_templates_get (self, i);

      if (i != but)
        g_ptr_array_add (then->list, template_new (g_strdup (one->name), g_strdup (one->text)));
    }
  g_ptr_array_add (then->list, template_new (g_strdup (name), g_strdup (text)));
  stored = kith_note_templates_to_text (then);
  if (kith_text_length (stored) <= KITH_TEXT_LONG_MAX)
    return TRUE;
  return refuse (error, _ ("That is too long. All templates together are no longer than one note may be."));
}

/* name, text: cleaned */
static gboolean
check (KithNoteTemplates *self, guint but, const char *name, const char *text, GError **error)
{
  if (!check_name (self, but, name, error))
    return FALSE;
  if (kith_text_is_blank (text))
    return refuse (error, _ ("A template needs a heading to write under."));
  return check_room (self, but, name, text, error);
}

/**
 * kith_note_templates_new:
 *
 * Returns: (transfer full): a list of none
 */
KithNoteTemplates *
kith_note_templates_new (void)
{
  KithNoteTemplates *self = g_new0 (KithNoteTemplates, 1);

  self->list = g_ptr_array_new_with_free_func (template_free);
  return self;
}

/**
 * kith_note_templates_new_default:
 *
 * Returns: (transfer full): those that come with Kith
 */
KithNoteTemplates *
kith_note_templates_new_default (void)
{
  KithNoteTemplates *self = kith_note_templates_new ();
  const char *name, *text;

  for (guint i = 0; kith_note_template_defaults_get (i, &name, &text); i++)
    g_ptr_array_add (self->list, template_new (g_strdup (name), g_strdup (text)));
  return self;
}

/* One line of what is stored. */
static gboolean
read_line (GPtrArray *names, GPtrArray *texts, const char *line)
{
  if (line[0] == NAME && line[1] == ' ')
    {
      g_ptr_array_add (names, g_strdup (line + 2));
      g_ptr_array_add (texts, g_string_new (NULL));
      return TRUE;
    }
  if (line[0] != LINE || (line[1] != ' ' && line[1] != '\0') || texts->len == 0)
    return FALSE;
  g_string_append_printf (texts->pdata[texts->len - 1], "%s\n", line + (line[1] == ' ' ? 2 : 1));
  return TRUE;
}

static void
string_free (gpointer data)
{
  g_string_free (data, TRUE);
}

/**
 * kith_note_templates_new_from_text:
 * @text: what is stored, in any state
 *
 * Returns: (transfer full) (nullable): what it says; %NULL where it is no such list
 */
KithNoteTemplates *
kith_note_templates_new_from_text (const char *text)
{
  g_autoptr (KithNoteTemplates) self = kith_note_templates_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (string_free);
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;
  if (g_str_equal (text, NOTHING))
    return g_steal_pointer (&self);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!read_line (names, texts, lines[i]))
      return NULL;
  for (guint i = 0; i < names->len; i++)
    if (!kith_note_templates_put (self, NULL, names->pdata[i], ((GString *) texts->pdata[i])->str, NULL))
      return NULL;
  return self->list->len > 0 ? g_steal_pointer (&self) : NULL;
}

/**
 * kith_note_templates_free:
 * @self: (nullable): a list
 */
void
kith_note_templates_free (KithNoteTemplates *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->list);
  g_free (self);
}

static void
write_one (GString *out, const KithNoteTemplate *one)
{
  g_auto (GStrv) lines = g_strsplit (one->text, "\n", -1);

  g_string_append_printf (out, "%s%c %s", out->len > 0 ? "\n" : "", NAME, one->name);
  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (out, *lines[i] != '\0' ? "\n%c %s" : "\n%c", LINE, lines[i]);
}

/**
 * kith_note_templates_to_text:
 * @self: a list
 *
 * Returns: (transfer full): what is stored of it
 */
char *
kith_note_templates_to_text (KithNoteTemplates *self)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->list->len; i++)
    write_one (out, kith_note_templates_get (self, i));
  if (out->len == 0)
    g_string_append (out, NOTHING);
  return g_string_free (out, FALSE);
}

/**
 * kith_note_templates_get_length:
 * @self: a list
 *
 * Returns: how many there are
 */
guint
kith_note_templates_get_length (KithNoteTemplates *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->list->len;
}

/**
 * kith_note_templates_get:
 * @self: a list
 * @index: less than its length
 *
 * Returns: (transfer none): that one; valid until the list changes
 */
const KithNoteTemplate *
kith_note_templates_get (KithNoteTemplates *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->list->len, NULL);

  return g_ptr_array_index (self->list, index);
}

/**
 * kith_note_templates_find:
 * @self: a list
 * @name: a name; case and accents do not matter
 *
 * Returns: where the one of that name stands, or %KITH_NOTE_TEMPLATE_NONE
 */
guint
kith_note_templates_find (KithNoteTemplates *self, const char *name)
{
  g_autofree char *clean = NULL;
  g_autofree char *fold = NULL;

  g_return_val_if_fail (self != NULL && name != NULL, KITH_NOTE_TEMPLATE_NONE);

  clean = clean_name (name);
  fold = kith_text_fold (clean);
  for (guint i = 0; i < self->list->len; i++)
    {
      g_autofree char *other = kith_text_fold (kith_note_templates_get (self, i)->name);

      if (g_str_equal (fold, other))
        return i;
    }
  return KITH_NOTE_TEMPLATE_NONE;
}

/**
 * kith_note_templates_check:
 * @self: a list
 * @instead_of: (nullable): the name of the one that changes; %NULL for a new one
 * @name: what it shall be called
 * @text: what it shall say
 * @error: %KITH_ERROR_NOT_FOUND, %KITH_ERROR_INVALID
 *
 * The same as whoever stores it is told, before they do: a form says it while somebody types.
 *
 * Returns: whether it can be that
 */
gboolean
kith_note_templates_check (KithNoteTemplates *self,
                           const char *instead_of,
                           const char *name,
                           const char *text,
                           GError **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *cleaned = NULL;
  guint index = KITH_NOTE_TEMPLATE_NONE;

  g_return_val_if_fail (self != NULL && name != NULL && text != NULL, FALSE);

  clean = clean_name (name);
  cleaned = clean_text (text);
  if (instead_of != NULL && !find_to_change (self, instead_of, &index, error))
    return FALSE;
  return check (self, index, clean, cleaned, error);
}

/**
 * kith_note_templates_put:
 * @self: a list
 * @instead_of: (nullable): the name of the one that changes; %NULL for a new one, which is the last
 * @name: what it shall be called
 * @text: what it shall say
 * @error: as kith_note_templates_check(); the list is as it was then
 *
 * Returns: whether it is in the list
 */
gboolean
kith_note_templates_put (KithNoteTemplates *self,
                         const char *instead_of,
                         const char *name,
                         const char *text,
                         GError **error)
{
  KithNoteTemplate *one;
  guint index = KITH_NOTE_TEMPLATE_NONE;

  if (!kith_note_templates_check (self, instead_of, name, text, error))
    return FALSE;
  if (instead_of != NULL)
    index = kith_note_templates_find (self, instead_of);
  one = template_new (clean_name (name), clean_text (text));
  g_ptr_array_insert (self->list, index != KITH_NOTE_TEMPLATE_NONE ? (int) index : -1, one);
  if (index != KITH_NOTE_TEMPLATE_NONE)
    g_ptr_array_remove_index (self->list, index + 1);
  return TRUE;
}

/**
 * kith_note_templates_move:
 * @self: a list
 * @name: the name of one
 * @step: by how many places, down; up where negative; not past the ends
 * @error: %KITH_ERROR_NOT_FOUND
 *
 * Returns: whether there is one of that name
 */
gboolean
kith_note_templates_move (KithNoteTemplates *self, const char *name, int step, GError **error)
{
  gpointer one;
  guint index;
  gint64 to;

  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  if (!find_to_change (self, name, &index, error))
    return FALSE;
  to = CLAMP ((gint64) index + step, 0, (gint64) self->list->len - 1);
  one = g_ptr_array_steal_index (self->list, index);
  g_ptr_array_insert (self->list, (int) to, one);
  return TRUE;
}

/**
 * kith_note_templates_remove:
 * @self: a list
 * @name: the name of one
 * @error: %KITH_ERROR_NOT_FOUND
 *
 * Notes that were begun with it keep what they say.
 *
 * Returns: whether it was there
 */
gboolean
kith_note_templates_remove (KithNoteTemplates *self, const char *name, GError **error)
{
  guint index;

  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  if (!find_to_change (self, name, &index, error))
    return FALSE;
  g_ptr_array_remove_index (self->list, index);
  return TRUE;
}

/* Under the first heading that has an empty line beneath it; else at the end. */
static gsize
find_room (const char *text)
{
  const char *room = strstr (text, "\n\n");

  return room != NULL ? (gsize) (room - text) + 1 : strlen (text);
}

/**
 * kith_note_template_fit:
 * @text: what a template says
 * @before: what the note says before the cursor
 * @after: what it says behind it
 * @cursor: (out): where to write on, in bytes from the beginning of what is returned
 *
 * An empty line parts it from what stands before and behind it; its last heading has a line under it too.
 *
 * Returns: (transfer full): what to put between them
 */
char *
kith_note_template_fit (const char *text, const char *before, const char *after, gsize *cursor)
{
  gsize length;
  GString *out;

  g_return_val_if_fail (text != NULL && before != NULL && after != NULL && cursor != NULL, NULL);

  out = g_string_new (NULL);
  length = strlen (before);
  if (length > 0 && !g_str_has_suffix (before, "\n\n") && !g_str_equal (before, "\n"))
    g_string_append (out, before[length - 1] == '\n' ? "\n" : "\n\n");
  length = out->len;
  g_string_append (out, text);
  g_string_append (out, g_str_has_suffix (text, "\n") ? "" : "\n");
  *cursor = length + find_room (out->str + length);
  if (*after != '\0')
    g_string_append (out, *after == '\n' ? "\n" : "\n\n");
  return g_string_free (out, FALSE);
}
