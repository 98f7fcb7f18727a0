/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows stand by name and stay where they are: nobody is moved under the hand that ticks. */

#include "groups/kith-attendance.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/kith-text.h"

struct _KithAttendance
{
  int capacity; /* 0 for as many as come */
  int guests;
  GPtrArray *rows; /* (owned) (element-type KithAttendanceRow) by key */
};

static void
row_free (gpointer data)
{
  KithAttendanceRow *row = data;

  g_free (row->name);
  g_free (row->folded);
  g_free (row->key);
  g_free (row);
}

static KithAttendanceRow *
find (const KithAttendance *self, gint64 person)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      KithAttendanceRow *row = g_ptr_array_index (self->rows, i);

      if (row->person == person)
        return row;
    }
  return NULL;
}

/**
 * kith_attendance_new:
 * @capacity: for how many there is room, 0 for as many as come
 *
 * Returns: (transfer full): nobody yet
 */
KithAttendance *
kith_attendance_new (int capacity)
{
  KithAttendance *self = g_new0 (KithAttendance, 1);

  self->capacity = capacity;
  self->rows = g_ptr_array_new_with_free_func (row_free);
  return self;
}

/**
 * kith_attendance_free:
 * @self: (transfer full) (nullable): an attendance
 */
void
kith_attendance_free (KithAttendance *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * kith_attendance_put:
 * @self: an attendance
 * @person: who
 * @shown: the name as this screen may show it
 * @name: the whole name, by which they are found
 * @signed_in: whether they have a visit on that day
 *
 * Whoever is in it already stays where they are.
 *
 * Returns: at which place they stand
 */
guint
kith_attendance_put (KithAttendance *self,
                     gint64 person,
                     const char *shown,
                     const char *name,
                     gboolean signed_in)
{
  KithAttendanceRow *row;
  guint at = 0;

  g_return_val_if_fail (self != NULL && shown != NULL && name != NULL, 0);

  row = find (self, person);
  if (row != NULL)
    {
      row->signed_in |= signed_in;
      g_ptr_array_find (self->rows, row, &at);
      return at;
    }
  row = g_new0 (KithAttendanceRow, 1);
  row->person = person;
  row->name = g_strdup (shown);
  row->folded = kith_text_fold (name);
  row->key = g_utf8_collate_key (row->folded, -1);
  row->signed_in = signed_in;
  while (at < self->rows->len &&
         strcmp (((KithAttendanceRow *) g_ptr_array_index (self->rows, at))->key, row->key) <= 0)
    at++;
  g_ptr_array_insert (self->rows, (int) at, row);
  return at;
}

/**
 * kith_attendance_get_n_rows:
 * @self: an attendance
 *
 * Returns: how many are in it, ticked or not
 */
guint
kith_attendance_get_n_rows (const KithAttendance *self)
{
  return self->rows->len;
}

/**
 * kith_attendance_get_row:
 * @self: an attendance
 * @position: which
 *
 * Returns: (transfer none): who stands there
 */
const KithAttendanceRow *
kith_attendance_get_row (const KithAttendance *self, guint position)
{
  g_return_val_if_fail (position < self->rows->len, NULL);

  return g_ptr_array_index (self->rows, position);
}

/**
 * kith_attendance_find:
 * @self: an attendance
 * @person: who
 *
 * Returns: (transfer none) (nullable): their row
 */
const KithAttendanceRow *
kith_attendance_find (const KithAttendance *self, gint64 person)
{
  return find (self, person);
}

/**
 * kith_attendance_set_ticked:
 * @self: an attendance
 * @person: who is in it
 * @ticked: whether they came
 *
 * Returns: whether that was not so before
 */
gboolean
kith_attendance_set_ticked (KithAttendance *self, gint64 person, gboolean ticked)
{
  KithAttendanceRow *row = find (self, person);

  if (row == NULL || row->ticked == ticked)
    return FALSE;
  row->ticked = ticked;
  return TRUE;
}

/**
 * kith_attendance_set_guests:
 * @self: an attendance
 * @guests: how many came without a name
 */
void
kith_attendance_set_guests (KithAttendance *self, int guests)
{
  g_return_if_fail (guests >= 0);

  self->guests = guests;
}

/**
 * kith_attendance_count:
 * @self: an attendance
 *
 * Returns: how many came, with a name and without
 */
int
kith_attendance_count (const KithAttendance *self)
{
  int n = self->guests;

  for (guint i = 0; i < self->rows->len; i++)
    n += ((KithAttendanceRow *) g_ptr_array_index (self->rows, i))->ticked ? 1 : 0;
  return n;
}

/**
 * kith_attendance_describe:
 * @self: an attendance
 *
 * That it is full keeps nobody out: whoever leads it decides that, not this.
 *
 * Returns: (transfer full): how many there are, and of how many
 */
char *
kith_attendance_describe (const KithAttendance *self)
{
  int n = kith_attendance_count (self);

  if (self->capacity == 0)
    /* Translators: how many came to a group */
    return g_strdup_printf (ngettext ("%d came.", "%d came.", (gulong) n), n);
  if (n < self->capacity)
    /* Translators: how many came to a group, and for how many there is room */
    return g_strdup_printf (_ ("%d of %d."), n, self->capacity);
  if (n == self->capacity)
    /* Translators: how many came to a group, and for how many there is room */
    return g_strdup_printf (_ ("%d of %d: full. More can be ticked."), n, self->capacity);
  /* Translators: how many came to a group, and for how many there is room */
  return g_strdup_printf (_ ("%d, with room for %d. More can be ticked."), n, self->capacity);
}

static gboolean
has_word (const KithAttendanceRow *row, const char *start)
{
  g_auto (GStrv) words = kith_text_tokens (row->folded);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], start))
      return TRUE;
  return FALSE;
}

/**
 * kith_attendance_row_matches:
 * @row: somebody
 * @typed: what is typed
 *
 * Returns: whether each word of @typed begins a word of the name, accents and case aside
 */
gboolean
kith_attendance_row_matches (const KithAttendanceRow *row, const char *typed)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (row != NULL && typed != NULL, FALSE);

  folded = kith_text_fold (typed);
  words = kith_text_tokens (folded);
  for (guint i = 0; words[i] != NULL; i++)
    if (!has_word (row, words[i]))
      return FALSE;
  return TRUE;
}

static int
rank (const KithAttendanceRow *row, const char *folded)
{
  return (row->ticked ? 2 : 0) + (g_str_has_prefix (row->folded, folded) ? 0 : 1);
}

/**
 * kith_attendance_find_typed:
 * @self: an attendance
 * @typed: what is typed
 * @position: (out): who is meant most likely
 *
 * Whoever is not ticked goes before whoever is, since ticking is what one types for; then whose name begins
 * so.
 *
 * Returns: whether anybody matches
 */
gboolean
kith_attendance_find_typed (const KithAttendance *self, const char *typed, guint *position)
{
  g_autofree char *folded = NULL;
  gboolean found = FALSE;

  g_return_val_if_fail (self != NULL && typed != NULL && position != NULL, FALSE);

  folded = kith_text_fold (typed);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const KithAttendanceRow *row = g_ptr_array_index (self->rows, i);
      const KithAttendanceRow *best = found ? g_ptr_array_index (self->rows, *position) : NULL;

      if (!kith_attendance_row_matches (row, typed) ||
          (best != NULL && rank (best, folded) <= rank (row, folded)))
        continue;
      *position = i;
      found = TRUE;
    }
  return found;
}
