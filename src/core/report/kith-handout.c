/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody chose for a handout. The pages are made anew whenever it changes, so a preview may change it
 * as often as it likes. */

#include "report/kith-handout.h"

#include <glib/gi18n-lib.h>

#include "report/kith-handout-pages.h"

struct _KithHandout
{
  GPtrArray *entries;     /* (owned) (element-type KithHandoutEntry) */
  KithLanguage *language; /* (owned) (nullable) */
  KithHandoutSize size;
  char *center_name; /* (owned) (nullable) */
  char *from;        /* (owned) (nullable) */
  gboolean has_room_to_write;
  KithDay day;
};

static const struct
{
  const char *code;
  const char *label;
} sizes[KITH_HANDOUT_N_SIZES] = {
#define SIZE(symbol, code, label) { code, label },
  KITH_HANDOUT_SIZES (SIZE)
#undef SIZE
};

static void
entry_free (gpointer data)
{
  kith_handout_entry_free (data);
}

/**
 * kith_handout_size_code:
 * @size: a size
 *
 * Returns: (transfer none): its permanent code
 */
const char *
kith_handout_size_code (KithHandoutSize size)
{
  g_return_val_if_fail (size < KITH_HANDOUT_N_SIZES, NULL);

  return sizes[size].code;
}

/**
 * kith_handout_size_label:
 * @size: a size
 *
 * Returns: (transfer none): what it is called on a screen
 */
const char *
kith_handout_size_label (KithHandoutSize size)
{
  g_return_val_if_fail (size < KITH_HANDOUT_N_SIZES, NULL);

  return _ (sizes[size].label);
}

/**
 * kith_handout_size_parse:
 * @code: a code
 * @size: (out): the size of that code
 *
 * Returns: whether there is one
 */
gboolean
kith_handout_size_parse (const char *code, KithHandoutSize *size)
{
  g_return_val_if_fail (code != NULL && size != NULL, FALSE);

  for (guint i = 0; i < KITH_HANDOUT_N_SIZES; i++)
    if (g_str_equal (code, sizes[i].code))
      {
        *size = (KithHandoutSize) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * kith_handout_new:
 * @day: today, which is printed on it
 *
 * Returns: (transfer full): an empty handout in the interface's language and normal letters, which says
 * neither where it comes from nor whom it is for
 */
KithHandout *
kith_handout_new (KithDay day)
{
  KithHandout *self;

  g_return_val_if_fail (kith_day_is_valid (day), NULL);

  self = g_new0 (KithHandout, 1);
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->day = day;
  return self;
}

/**
 * kith_handout_free:
 * @self: (transfer full) (nullable): a handout
 */
void
kith_handout_free (KithHandout *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->entries);
  g_clear_pointer (&self->language, kith_language_unref);
  g_free (self->center_name);
  g_free (self->from);
  g_free (self);
}

/**
 * kith_handout_add:
 * @self: a handout
 * @entry: (transfer full): comes behind those that are there
 */
void
kith_handout_add (KithHandout *self, KithHandoutEntry *entry)
{
  g_return_if_fail (self != NULL && entry != NULL);

  g_ptr_array_add (self->entries, entry);
}

/**
 * kith_handout_get_n_entries:
 * @self: a handout
 *
 * Returns: how many entries it has
 */
guint
kith_handout_get_n_entries (const KithHandout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->entries->len;
}

/**
 * kith_handout_set_language:
 * @self: a handout
 * @language: (nullable): what Kith writes in it; %NULL is the interface's language. What the directory's
 *   sources wrote stays as they wrote it.
 */
void
kith_handout_set_language (KithHandout *self, KithLanguage *language)
{
  g_return_if_fail (self != NULL);

  if (language != NULL)
    kith_language_ref (language);
  g_clear_pointer (&self->language, kith_language_unref);
  self->language = language;
}

/**
 * kith_handout_set_size:
 * @self: a handout
 * @size: of its letters
 */
void
kith_handout_set_size (KithHandout *self, KithHandoutSize size)
{
  g_return_if_fail (self != NULL && size < KITH_HANDOUT_N_SIZES);

  self->size = size;
}

/**
 * kith_handout_set_center_name:
 * @self: a handout
 * @name: (nullable): the center's name, for its first line. Only where somebody asked for it: the paper may
 *   be found in a pocket.
 */
void
kith_handout_set_center_name (KithHandout *self, const char *name)
{
  g_return_if_fail (self != NULL);

  g_free (self->center_name);
  self->center_name = g_strdup (name);
}

/**
 * kith_handout_set_from:
 * @self: a handout
 * @from: (nullable): a line from whoever hands it out, as they wrote it
 */
void
kith_handout_set_from (KithHandout *self, const char *from)
{
  g_return_if_fail (self != NULL);

  g_free (self->from);
  self->from = g_strdup (from);
}

/**
 * kith_handout_set_room_to_write:
 * @self: a handout
 * @room: whether each entry ends with a line to write on by hand
 */
void
kith_handout_set_room_to_write (KithHandout *self, gboolean room)
{
  g_return_if_fail (self != NULL);

  self->has_room_to_write = room;
}

/**
 * kith_handout_paper_new:
 * @self: a handout with at least one entry
 * @paper: the size of the paper
 *
 * Makes the pages for preview, print and PDF. They keep nothing of @self, which may be changed or freed.
 *
 * Returns: (transfer full): the pages; they need a release of %KITH_RELEASE_BLANK, as
 * kith_handout_request() gets one
 */
KithDocument *
kith_handout_paper_new (const KithHandout *self, const KithPaper *paper)
{
  g_autoptr (KithHandoutPages) pages = NULL;

  g_return_val_if_fail (self != NULL && self->entries->len > 0, NULL);
  g_return_val_if_fail (paper != NULL, NULL);

  pages = _kith_handout_pages_new (paper, self->size, self->language, self->day);
  _kith_handout_pages_add_head (pages, self->center_name, self->from);
  for (guint i = 0; i < self->entries->len; i++)
    {
      g_autoptr (KithHandoutItem) item =
          kith_handout_item_new (g_ptr_array_index (self->entries, i), self->language);

      _kith_handout_pages_add_item (pages, item, self->has_room_to_write);
    }
  return _kith_handout_pages_to_document (g_steal_pointer (&pages));
}

/**
 * kith_handout_request:
 * @session: who wants it
 * @way: %KITH_RELEASE_PRINT or %KITH_RELEASE_FILE
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Asks the gate: a handout is about nobody, and everybody who works here may hand one out.
 *
 * Returns: (transfer full) (nullable): a release for the pages; it is in the log now
 */
KithRelease *
kith_handout_request (KithSession *session, KithReleaseWay way, GError **error)
{
  const KithReleaseRequest request = { .kind = KITH_RELEASE_BLANK, .way = way, .what = "handout" };

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  return kith_disclosure_request (session, &request, NULL, error);
}
