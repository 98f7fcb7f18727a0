/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is held about one person. Each room adds what it knows; the papers and the screen show it and know no
 * room. */

#include "people/kith-holding.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "base/kith-error.h"

/* So many of the digest's digits: a slip is told from the words that were seen. */
#define ID_DIGITS 10

static void
entry_free (gpointer data)
{
  KithHoldingEntry *entry = data;

  g_free (entry->id);
  g_free (entry->code);
  g_free (entry->label);
  g_free (entry->value);
  g_free (entry->source);
  g_clear_pointer (&entry->data, g_variant_unref);
  g_clear_pointer (&entry->strokes, kith_strokes_free);
  g_free (entry);
}

static void
section_free (gpointer data)
{
  KithHoldingSection *section = data;

  g_free (section->code);
  g_free (section->title);
  g_ptr_array_unref (section->entries);
  g_free (section);
}

static void
holding_clear (gpointer data)
{
  KithHolding *self = data;

  g_free (self->name);
  g_free (self->center);
  g_free (self->made_by);
  g_ptr_array_unref (self->sections);
}

/**
 * kith_holding_new:
 * @person: whose
 *
 * Returns: (transfer full): nothing yet
 */
KithHolding *
kith_holding_new (gint64 person)
{
  KithHolding *self = g_atomic_rc_box_new0 (KithHolding);

  self->person = person;
  self->day = KITH_DAY_NONE;
  self->sections = g_ptr_array_new_with_free_func (section_free);
  return self;
}

/**
 * kith_holding_ref:
 * @self: a holding
 *
 * Returns: (transfer full): the same
 */
KithHolding *
kith_holding_ref (KithHolding *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * kith_holding_unref:
 * @self: (transfer full): a holding
 */
void
kith_holding_unref (KithHolding *self)
{
  g_atomic_rc_box_release_full (self, holding_clear);
}

/**
 * kith_holding_begin_section:
 * @self: a holding
 * @code: permanent
 * @title: for people to read
 *
 * What is added next is in this section.
 */
void
kith_holding_begin_section (KithHolding *self, const char *code, const char *title)
{
  KithHoldingSection *section;

  g_return_if_fail (self != NULL && code != NULL && title != NULL);

  section = g_new0 (KithHoldingSection, 1);
  section->code = g_strdup (code);
  section->title = g_strdup (title);
  section->entries = g_ptr_array_new_with_free_func (entry_free);
  g_ptr_array_add (self->sections, section);
}

/* at: its place in the section, -1 for the end */
static KithHoldingEntry *
insert_entry (KithHoldingSection *section,
              int at,
              const char *code,
              const char *place,
              const char *label,
              GBytes *content)
{
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  KithHoldingEntry *entry = g_new0 (KithHoldingEntry, 1);

  entry->id = g_strdup_printf ("%s.%s%s%s.%.*s", section->code, code, place != NULL ? "." : "",
                               place != NULL ? place : "", ID_DIGITS, digest);
  entry->code = g_strdup (code);
  entry->label = g_strdup (label);
  entry->day = KITH_DAY_NONE;
  g_ptr_array_insert (section->entries, at, entry);
  return entry;
}

static KithHoldingEntry *
add_entry (KithHolding *self, const char *code, const char *place, const char *label, GBytes *content)
{
  g_assert (self->sections->len > 0);

  return insert_entry (g_ptr_array_index (self->sections, self->sections->len - 1), -1, code, place, label,
                       content);
}

/**
 * kith_holding_add:
 * @self: a holding with a section
 * @code: what it is
 * @place: (nullable): tells it from others of that code in this section, the same at every reading
 * @label: what it is, for people to read
 * @value: what is held
 *
 * Returns: (transfer none): the entry, to say more about it
 */
KithHoldingEntry *
kith_holding_add (KithHolding *self,
                  const char *code,
                  const char *place,
                  const char *label,
                  const char *value)
{
  g_autoptr (GBytes) content = NULL;
  KithHoldingEntry *entry;

  g_return_val_if_fail (self != NULL && self->sections->len > 0, NULL);
  g_return_val_if_fail (code != NULL && label != NULL && value != NULL, NULL);

  content = g_bytes_new (value, strlen (value));
  entry = add_entry (self, code, place, label, content);
  entry->value = g_strdup (value);
  return entry;
}

/**
 * kith_holding_add_after:
 * @self: a holding
 * @after: an entry of it
 * @code: what it is
 * @place: (nullable): tells it from others of that code in the section of @after
 * @label: what it is, for people to read
 * @value: what is held
 *
 * As kith_holding_add(), right after an entry that is there already.
 *
 * Returns: (transfer none): the entry, to say more about it
 */
KithHoldingEntry *
kith_holding_add_after (KithHolding *self,
                        const KithHoldingEntry *after,
                        const char *code,
                        const char *place,
                        const char *label,
                        const char *value)
{
  g_autoptr (GBytes) content = NULL;

  g_return_val_if_fail (self != NULL && after != NULL && code != NULL && label != NULL && value != NULL,
                        NULL);

  content = g_bytes_new (value, strlen (value));
  for (guint i = 0; i < self->sections->len; i++)
    {
      KithHoldingSection *section = g_ptr_array_index (self->sections, i);
      KithHoldingEntry *entry;
      guint at;

      if (!g_ptr_array_find (section->entries, after, &at))
        continue;
      entry = insert_entry (section, (int) at + 1, code, place, label, content);
      entry->value = g_strdup (value);
      return entry;
    }
  g_return_val_if_reached (NULL);
}

/**
 * kith_holding_add_strokes:
 * @self: a holding with a section
 * @code: what it is
 * @place: (nullable): tells it from others of that code in this section
 * @label: what it is, for people to read
 * @strokes: a signature
 *
 * Returns: (transfer none): the entry, to say more about it
 */
KithHoldingEntry *
kith_holding_add_strokes (KithHolding *self,
                          const char *code,
                          const char *place,
                          const char *label,
                          const KithStrokes *strokes)
{
  g_autoptr (GBytes) content = NULL;
  KithHoldingEntry *entry;

  g_return_val_if_fail (self != NULL && self->sections->len > 0, NULL);
  g_return_val_if_fail (code != NULL && label != NULL && strokes != NULL, NULL);

  content = kith_strokes_to_bytes (strokes);
  entry = add_entry (self, code, place, label, content);
  entry->value = g_strdup (_ ("drawn by hand"));
  entry->strokes = kith_strokes_copy (strokes);
  return entry;
}

/**
 * kith_holding_entry_set_data:
 * @self: an entry
 * @data: (transfer full): the same for programs; cleared
 */
void
kith_holding_entry_set_data (KithHoldingEntry *self, GVariantDict *data)
{
  g_return_if_fail (self != NULL && data != NULL);

  g_clear_pointer (&self->data, g_variant_unref);
  self->data = g_variant_ref_sink (g_variant_dict_end (data));
}

/**
 * kith_holding_entry_judge:
 * @self: an entry with words that somebody typed
 * @others: who else there is
 *
 * Marks it where its words may be about somebody else.
 */
void
kith_holding_entry_judge (KithHoldingEntry *self, const KithThirdParty *others)
{
  g_return_if_fail (self != NULL && others != NULL);

  self->typed = TRUE;
  self->third_party = MAX (self->third_party, kith_third_party_look (others, self->value));
}

/**
 * kith_holding_entry_describe_origin:
 * @self: an entry
 *
 * Returns: (transfer full) (nullable): when, and where it came from; %NULL where neither is known
 */
char *
kith_holding_entry_describe_origin (const KithHoldingEntry *self)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  day = self->day != KITH_DAY_NONE ? kith_day_format_long (self->day) : NULL;
  if (day != NULL && self->source != NULL)
    return g_strdup_printf ("%s · %s", day, self->source);
  return day != NULL ? g_steal_pointer (&day) : g_strdup (self->source);
}

/**
 * kith_holding_entry_describe:
 * @self: an entry
 *
 * Returns: (transfer full): what it is, what is held, and where that came from, on a line
 */
char *
kith_holding_entry_describe (const KithHoldingEntry *self)
{
  g_autofree char *origin = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  origin = kith_holding_entry_describe_origin (self);
  return origin != NULL ? g_strdup_printf ("%s: %s (%s)", self->label, self->value, origin)
                        : g_strdup_printf ("%s: %s", self->label, self->value);
}

/**
 * kith_holding_section_is_list:
 * @self: a section
 *
 * Returns: whether its entries are many and short, each a line
 */
gboolean
kith_holding_section_is_list (const KithHoldingSection *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_str_equal (self->code, "visits") || g_str_equal (self->code, "seen");
}

/**
 * kith_holding_entry_leaves:
 * @self: an entry
 *
 * Returns: whether it is in the copy that is handed out
 */
gboolean
kith_holding_entry_leaves (const KithHoldingEntry *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->decision == KITH_HOLDING_KEEP ||
         (self->decision == KITH_HOLDING_OPEN && self->third_party == KITH_THIRD_PARTY_NONE);
}

/**
 * kith_holding_entry_is_open:
 * @self: an entry
 *
 * Returns: whether somebody must decide before anything is handed out
 */
gboolean
kith_holding_entry_is_open (const KithHoldingEntry *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->decision == KITH_HOLDING_OPEN && self->third_party != KITH_THIRD_PARTY_NONE;
}

/**
 * kith_holding_entry_may_be_left_out:
 * @self: an entry
 *
 * Returns: whether it can be about somebody else: what is theirs alone is in every copy
 */
gboolean
kith_holding_entry_may_be_left_out (const KithHoldingEntry *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->typed || self->third_party != KITH_THIRD_PARTY_NONE;
}

/**
 * kith_holding_find:
 * @self: a holding
 * @id: an entry's
 *
 * Returns: (transfer none) (nullable): the entry
 */
KithHoldingEntry *
kith_holding_find (KithHolding *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->sections->len; i++)
    {
      const KithHoldingSection *section = g_ptr_array_index (self->sections, i);

      for (guint j = 0; j < section->entries->len; j++)
        {
          KithHoldingEntry *entry = g_ptr_array_index (section->entries, j);

          if (g_str_equal (entry->id, id))
            return entry;
        }
    }
  return NULL;
}

/**
 * kith_holding_decide:
 * @self: a holding
 * @id: an entry's, marked or not
 * @decision: whether it is in the copy
 * @error: %KITH_ERROR_NOT_FOUND where there is none, or its words are others by now; %KITH_ERROR_INVALID
 * where it may not be left out
 *
 * Returns: whether it was decided
 */
gboolean
kith_holding_decide (KithHolding *self, const char *id, KithHoldingDecision decision, GError **error)
{
  KithHoldingEntry *entry = kith_holding_find (self, id);

  if (entry == NULL)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                   _ ("There is no “%s” in this record, or it was changed since. Look at the list again."),
                   id);
      return FALSE;
    }
  if (decision == KITH_HOLDING_LEAVE_OUT && !kith_holding_entry_may_be_left_out (entry))
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                   _ ("“%s” is about the person alone. It stays in their copy."), id);
      return FALSE;
    }
  entry->decision = decision;
  return TRUE;
}

static guint
count_entries (KithHolding *self, gboolean open)
{
  guint n = 0;

  for (guint i = 0; i < self->sections->len; i++)
    {
      const KithHoldingSection *section = g_ptr_array_index (self->sections, i);

      for (guint j = 0; j < section->entries->len; j++)
        {
          const KithHoldingEntry *entry = g_ptr_array_index (section->entries, j);

          n += open ? kith_holding_entry_is_open (entry) : entry->decision == KITH_HOLDING_LEAVE_OUT;
        }
    }
  return n;
}

/**
 * kith_holding_get_n_open:
 * @self: a holding
 *
 * Returns: how many entries somebody must still decide about
 */
guint
kith_holding_get_n_open (KithHolding *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return count_entries (self, TRUE);
}

/**
 * kith_holding_get_n_left_out:
 * @self: a holding
 *
 * Returns: how many entries somebody decided to leave out
 */
guint
kith_holding_get_n_left_out (KithHolding *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return count_entries (self, FALSE);
}

/**
 * kith_holding_check_decided:
 * @self: a holding
 * @error: %KITH_ERROR_INVALID while something is to be decided
 *
 * What every writer asks first.
 *
 * Returns: whether it may be written
 */
gboolean
kith_holding_check_decided (KithHolding *self, GError **error)
{
  guint n;

  g_return_val_if_fail (self != NULL, FALSE);

  n = kith_holding_get_n_open (self);
  if (n > 0)
    g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                 ngettext ("%u entry may be about somebody else. Keep it or leave it out first.",
                           "%u entries may be about somebody else. Keep or leave out each first.", n),
                 n);
  return n == 0;
}
