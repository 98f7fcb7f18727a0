/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What names people who come stays in the house, so it goes on paper only; what is copied can be pasted
 * anywhere, so it goes without. Columns and facts say of themselves which they are. */

#include "report/kith-listing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "report/kith-listing-private.h"

/**
 * kith_listing_new:
 * @title: what the list is called; without any person's name
 * @columns: (array length=n_columns): from where reading starts
 * @n_columns: how many
 *
 * Returns: (transfer full): a list without rows
 */
KithListing *
kith_listing_new (const char *title, const KithListingColumn *columns, guint n_columns)
{
  KithListing *self;

  g_return_val_if_fail (title != NULL && columns != NULL, NULL);
  g_return_val_if_fail (n_columns > 0, NULL);

  self = g_new0 (KithListing, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->title = g_strdup (title);
  self->n_columns = n_columns;
  self->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  for (guint i = 0; i < n_columns; i++)
    self->columns[i].head = g_strdup (columns[i].head);
  self->facts = g_ptr_array_new_with_free_func (g_free);
  self->open_facts = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return self;
}

/**
 * kith_listing_ref:
 * @self: a list
 *
 * Returns: (transfer full): the same
 */
KithListing *
kith_listing_ref (KithListing *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * kith_listing_free:
 * @self: (transfer full) (nullable): a list; pages that were made of it keep what they need
 */
void
kith_listing_free (KithListing *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_columns; i++)
    g_free ((char *) self->columns[i].head);
  g_free (self->columns);
  g_free (self->title);
  g_ptr_array_unref (self->facts);
  g_ptr_array_unref (self->open_facts);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * kith_listing_add_fact:
 * @self: a list
 * @fact: what was asked for, or how much of it this is
 * @named: whether it names somebody who comes
 *
 * Stands above the rows, in order.
 */
void
kith_listing_add_fact (KithListing *self, const char *fact, gboolean named)
{
  g_return_if_fail (self != NULL && fact != NULL);

  g_ptr_array_add (self->facts, g_strdup (fact));
  if (!named)
    g_ptr_array_add (self->open_facts, g_strdup (fact));
}

/**
 * kith_listing_add_row:
 * @self: a list
 * @cells: (array zero-terminated=1): one for each column; empty where there is nothing
 *
 * Returns: whether there was room for it: no list has more than %KITH_LISTING_MOST rows
 */
gboolean
kith_listing_add_row (KithListing *self, const char *const *cells)
{
  g_return_val_if_fail (self != NULL && cells != NULL, FALSE);
  g_return_val_if_fail (g_strv_length ((char **) cells) == self->n_columns, FALSE);

  if (self->rows->len >= KITH_LISTING_MOST)
    return FALSE;
  g_ptr_array_add (self->rows, g_strdupv ((char **) cells));
  return TRUE;
}

/**
 * kith_listing_get_n_rows:
 * @self: a list
 *
 * Returns: how many rows it has
 */
guint
kith_listing_get_n_rows (const KithListing *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

/* A cell stays one cell wherever it is pasted, and none becomes a formula there. */
static void
append_cell (GString *text, const char *cell)
{
  if (strchr ("=+-@", *cell) != NULL && *cell != '\0')
    g_string_append_c (text, '\'');
  for (; *cell != '\0'; cell++)
    g_string_append_c (text, g_ascii_iscntrl (*cell) ? ' ' : *cell);
}

static void
append_row (const KithListing *self, GString *text, char **cells)
{
  gboolean first = TRUE;

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (self->columns[i].named)
        continue;
      if (!first)
        g_string_append_c (text, '\t');
      append_cell (text, cells != NULL ? cells[i] : self->columns[i].head);
      first = FALSE;
    }
  g_string_append_c (text, '\n');
}

/**
 * kith_listing_to_text:
 * @self: a list
 * @release: of %KITH_RELEASE_DE_IDENTIFIED; it is spent
 * @error: %KITH_ERROR_NOT_PERMITTED where @release is for something else
 *
 * Returns: (transfer full) (nullable): what was asked for, a line each, then the heads and the rows with tabs
 * between their cells; without what names anybody who comes
 */
char *
kith_listing_to_text (const KithListing *self, KithRelease *release, GError **error)
{
  GString *text;

  g_return_val_if_fail (self != NULL && KITH_IS_RELEASE (release), NULL);

  if (!kith_release_spend (release, KITH_RELEASE_DE_IDENTIFIED, 0, KITH_SCOPE_NOTHING, error))
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < self->open_facts->len; i++)
    {
      append_cell (text, g_ptr_array_index (self->open_facts, i));
      g_string_append_c (text, '\n');
    }
  append_row (self, text, NULL);
  for (guint i = 0; i < self->rows->len; i++)
    append_row (self, text, g_ptr_array_index (self->rows, i));
  return g_string_free (text, FALSE);
}

/**
 * kith_listing_request:
 * @session: who wants it
 * @action: what one must be allowed to do to see this list at all
 * @what: the list's code in the log
 * @way: %KITH_RELEASE_PRINT with names, or %KITH_RELEASE_COPY without
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: (transfer full) (nullable): a release for it; it is in the log now
 */
KithRelease *
kith_listing_request (KithSession *session,
                      KithAction action,
                      const char *what,
                      KithReleaseWay way,
                      GError **error)
{
  KithReleaseRequest request = { .way = way, .what = what };

  g_return_val_if_fail (KITH_IS_SESSION (session) && what != NULL, NULL);

  request.kind = way == KITH_RELEASE_PRINT ? KITH_RELEASE_INTERNAL : KITH_RELEASE_DE_IDENTIFIED;
  if (!kith_session_demand (session, action, error))
    return NULL;
  return kith_disclosure_request (session, &request, NULL, error);
}
