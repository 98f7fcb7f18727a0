/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The crisis card as a value: read from a store or from the bundled defaults, and written back as a whole. */

#include "session/kith-crisis-card.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "session/kith-center-private.h"
#include "session/kith-change.h"
#include "session/kith-crisis-defaults-private.h"
#include "session/kith-session-queries.h"
#include "session/kith-settings-private.h"
#include "session/kith-settings.h"

#define RESOURCE_FOLDER "/org/kithdesk/Kith/core/defaults/crisis"
#define MAX_NUMBERS 50

static KithCrisisCard *
card_new (void)
{
  KithCrisisCard *self = g_new0 (KithCrisisCard, 1);

  self->numbers = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_crisis_number_free);
  return self;
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Paragraphs parted by an empty line; the first line of each is its title. */
static GPtrArray *
parse_sayings (const char *text)
{
  GPtrArray *sayings = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_crisis_saying_free);
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n\n", -1);

  for (gsize i = 0; paragraphs[i]; i++)
    {
      char *title = g_strstrip (paragraphs[i]);
      char *body = strchr (title, '\n');

      if (*title == '\0')
        continue;
      if (body)
        *body++ = '\0';
      g_ptr_array_add (sayings, kith_crisis_saying_new (title, body ? body : ""));
    }

  return sayings;
}

static char *
format_sayings (GPtrArray *sayings)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < sayings->len; i++)
    {
      const KithCrisisSaying *saying = g_ptr_array_index (sayings, i);
      g_autofree char *body = g_strdup (saying->body);
      char *blank;

      /* An empty line would begin the next saying. */
      while ((blank = strstr (body, "\n\n")))
        memmove (blank, blank + 1, strlen (blank));
      g_string_append_printf (text, "%s%s%s%s", text->len ? "\n\n" : "", saying->title, *body ? "\n" : "",
                              body);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GPtrArray *
copy_sayings (GPtrArray *sayings)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_crisis_saying_free);

  for (guint i = 0; i < sayings->len; i++)
    {
      const KithCrisisSaying *saying = g_ptr_array_index (sayings, i);

      g_ptr_array_add (copy, kith_crisis_saying_new (saying->title, saying->body));
    }

  return copy;
}

static GPtrArray *
sayings_from (KithCenter *center, const char *setting)
{
  return parse_sayings (center ? kith_center_get_text (center, setting) : kith_crisis_default_text (setting));
}

static void
read_texts (KithCrisisCard *self, KithCenter *center)
{
  self->sayings = sayings_from (center, KITH_SETTING_WITH_PERSON);
  self->callers = sayings_from (center, KITH_SETTING_CALLERS);
  self->officials = sayings_from (center, KITH_SETTING_OFFICIALS);
}

/* Ids of the stored numbers in order; (element-type gint64). */
static GArray *
list_ids (KithDb *db, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_CRISIS_NUMBERS, error);
  KithStep step;

  if (!stmt)
    return NULL;
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 id = kith_stmt_get_int64 (stmt, 0);

      g_array_append_val (ids, id);
    }

  return step == KITH_STEP_ERROR ? NULL : g_steal_pointer (&ids);
}

static gboolean
save_number (KithChange *change, const KithCrisisNumber *number, guint position, gint64 id, GError **error)
{
  KithDb *db = kith_change_get_db (change);
  g_autofree char *dialled = kith_text_clean (number->number, KITH_TEXT_NAME_MAX);
  g_autofree char *label = kith_text_clean (number->label, KITH_TEXT_NAME_MAX);
  gboolean checked = number->checked_day != KITH_DAY_NONE;
  int changed;

  if (kith_text_is_blank (dialled) || kith_text_is_blank (label))
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                   _ ("Line %u of the crisis card needs both a number and a name."), position + 1);
      return FALSE;
    }

  if (id > 0)
    changed = kith_db_run (db, error, KITH_SQL_CRISIS_NUMBER_UPDATE, "iwtto", id, (int) position, dialled,
                           label, checked, (gint64) number->checked_day);
  else
    {
      id = kith_change_new_id (change);
      changed = kith_db_run (db, error, KITH_SQL_CRISIS_NUMBER_INSERT, "iwtto", id, (int) position, dialled,
                             label, checked, (gint64) number->checked_day);
    }
  if (changed < 0)
    return FALSE;

  kith_change_touch (change, "crisis_number", id);
  return TRUE;
}

gboolean
kith_crisis_card_put_numbers (const KithCrisisCard *self, KithChange *change, GError **error)
{
  KithDb *db = kith_change_get_db (change);
  g_autoptr (GArray) ids = list_ids (db, error);

  if (!ids)
    return FALSE;
  for (guint i = 0; i < self->numbers->len; i++)
    {
      if (!save_number (change, g_ptr_array_index (self->numbers, i), i,
                        i < ids->len ? g_array_index (ids, gint64, i) : 0, error))
        return FALSE;
    }
  for (guint i = self->numbers->len; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (kith_db_run (db, error, KITH_SQL_CRISIS_NUMBER_REMOVE, "i", id) < 0)
        return FALSE;
      kith_change_touch (change, "crisis_number", id);
    }

  kith_change_announce (change, "crisis_number", 0);
  return TRUE;
}

/* What is said just as the default says it stays the default, in whatever language. */
static gboolean
save_text (KithChange *change, const char *setting, GPtrArray *sayings, char **stored, GError **error)
{
  g_autofree char *text = format_sayings (sayings);
  g_autofree char *cleaned = NULL;

  if (*text && !kith_center_check (setting, text, &cleaned, error))
    return FALSE;
  if (cleaned && (*cleaned == '\0' || g_str_equal (cleaned, kith_crisis_default_text (setting))))
    g_clear_pointer (&cleaned, g_free);
  if (!kith_center_put (change, setting, cleaned, error))
    return FALSE;

  *stored = g_steal_pointer (&cleaned);
  return TRUE;
}

/**
 * kith_crisis_number_new:
 * @number: as dialled or written
 * @label: what it is
 * @checked_day: when somebody checked it, or %KITH_DAY_NONE
 *
 * Returns: (transfer full): the number
 */
KithCrisisNumber *
kith_crisis_number_new (const char *number, const char *label, KithDay checked_day)
{
  KithCrisisNumber *self = g_new0 (KithCrisisNumber, 1);

  self->number = g_strdup (number);
  self->label = g_strdup (label);
  self->checked_day = checked_day;
  return self;
}

/**
 * kith_crisis_number_free:
 * @self: (nullable) (transfer full): a number
 */
void
kith_crisis_number_free (KithCrisisNumber *self)
{
  if (!self)
    return;

  g_free (self->number);
  g_free (self->label);
  g_free (self);
}

/**
 * kith_crisis_saying_new:
 * @title: one line
 * @body: what to say or do
 *
 * Returns: (transfer full): the saying
 */
KithCrisisSaying *
kith_crisis_saying_new (const char *title, const char *body)
{
  KithCrisisSaying *self = g_new0 (KithCrisisSaying, 1);

  self->title = g_strdup (title);
  self->body = g_strdup (body);
  return self;
}

/**
 * kith_crisis_saying_free:
 * @self: (nullable) (transfer full): a saying
 */
void
kith_crisis_saying_free (KithCrisisSaying *self)
{
  if (!self)
    return;

  g_free (self->title);
  g_free (self->body);
  g_free (self);
}

/**
 * kith_crisis_card_free:
 * @self: (nullable) (transfer full): a card
 */
void
kith_crisis_card_free (KithCrisisCard *self)
{
  if (!self)
    return;

  g_ptr_array_unref (self->numbers);
  g_clear_pointer (&self->sayings, g_ptr_array_unref);
  g_clear_pointer (&self->callers, g_ptr_array_unref);
  g_clear_pointer (&self->officials, g_ptr_array_unref);
  g_free (self);
}

/**
 * kith_crisis_card_copy:
 * @self: a card
 *
 * Returns: (transfer full): the same
 */
KithCrisisCard *
kith_crisis_card_copy (const KithCrisisCard *self)
{
  KithCrisisCard *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = card_new ();
  for (guint i = 0; i < self->numbers->len; i++)
    {
      const KithCrisisNumber *number = g_ptr_array_index (self->numbers, i);

      g_ptr_array_add (copy->numbers,
                       kith_crisis_number_new (number->number, number->label, number->checked_day));
    }
  copy->sayings = copy_sayings (self->sayings);
  copy->callers = copy_sayings (self->callers);
  copy->officials = copy_sayings (self->officials);
  return copy;
}

/**
 * kith_crisis_card_new_default:
 * @country: (nullable): ISO 3166-1 alpha-2, in either case
 *
 * What comes with Kith: for a store that is being set up, missing or damaged. No number of it counts as
 * checked.
 *
 * Returns: (transfer full): the card; without national lines where the country has no list
 */
KithCrisisCard *
kith_crisis_card_new_default (const char *country)
{
  KithCrisisCard *self = card_new ();
  g_auto (GStrv) pairs = kith_crisis_default_numbers (country);

  for (gsize i = 0; pairs[i] && pairs[i + 1]; i += 2)
    g_ptr_array_add (self->numbers, kith_crisis_number_new (pairs[i], pairs[i + 1], KITH_DAY_NONE));
  read_texts (self, NULL);
  return self;
}

static gboolean
has_number (const GPtrArray *numbers, const char *number, const char *label)
{
  for (guint i = 0; i < numbers->len; i++)
    {
      const KithCrisisNumber *other = g_ptr_array_index (numbers, i);

      if (strcmp (other->number, number) == 0 && (label == NULL || strcmp (other->label, label) == 0))
        return TRUE;
    }
  return FALSE;
}

/**
 * kith_crisis_card_move:
 * @self: a card
 * @from: (nullable): the country whose numbers it was set up with
 * @to: (nullable): the country whose numbers it shall have
 *
 * Puts the numbers of @to first, in place of those of @from. What somebody added, edited or checked stays,
 * behind them, and no number comes twice.
 *
 * Returns: whether that changed the card
 */
gboolean
kith_crisis_card_move (KithCrisisCard *self, const char *from, const char *to)
{
  g_autoptr (KithCrisisCard) old = NULL;
  g_autoptr (KithCrisisCard) wanted = NULL;
  gboolean changed = FALSE;
  guint n = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  old = kith_crisis_card_new_default (from);
  wanted = kith_crisis_card_new_default (to);
  for (guint i = self->numbers->len; i-- > 0;)
    {
      const KithCrisisNumber *number = g_ptr_array_index (self->numbers, i);

      if (number->checked_day != KITH_DAY_NONE || !has_number (old->numbers, number->number, number->label) ||
          has_number (wanted->numbers, number->number, number->label))
        continue;
      g_ptr_array_remove_index (self->numbers, i);
      changed = TRUE;
    }
  for (guint i = 0; i < wanted->numbers->len; i++)
    {
      const KithCrisisNumber *number = g_ptr_array_index (wanted->numbers, i);

      if (has_number (self->numbers, number->number, NULL))
        continue;
      g_ptr_array_insert (self->numbers, (int) n++,
                          kith_crisis_number_new (number->number, number->label, KITH_DAY_NONE));
      changed = TRUE;
    }
  return changed;
}

/**
 * kith_crisis_card_list_countries:
 *
 * Returns: (transfer full): codes of the countries with a list of their own, in lower case, sorted
 */
GStrv
kith_crisis_card_list_countries (void)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_auto (GStrv) files = g_resources_enumerate_children (RESOURCE_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (gsize i = 0; files && files[i]; i++)
    {
      if (strlen (files[i]) == strlen ("us.txt"))
        {
          files[i][2] = '\0';
          g_ptr_array_add (sorted, files[i]);
        }
    }
  g_ptr_array_sort (sorted, compare_codes);
  for (guint i = 0; i < sorted->len; i++)
    g_strv_builder_add (codes, g_ptr_array_index (sorted, i));

  return g_strv_builder_end (codes);
}

/**
 * kith_crisis_card_load:
 * @store: a store, locked or not
 * @error: return location for an error
 *
 * Returns: (transfer full): the center's card; on failure show kith_crisis_card_new_default() instead
 */
KithCrisisCard *
kith_crisis_card_load (KithStore *store, GError **error)
{
  g_autoptr (KithCrisisCard) self = card_new ();
  g_autoptr (KithCenter) center = NULL;
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  center = kith_center_load (store, error);
  db = center ? kith_store_get_reader (store, error) : NULL;
  stmt = db ? kith_db_prepare (db, KITH_SQL_CRISIS_NUMBERS, error) : NULL;
  if (!stmt)
    return NULL;

  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      const char *number = kith_stmt_get_text (stmt, 1);
      const char *label = kith_stmt_get_text (stmt, 2);
      KithDay day = kith_stmt_is_null (stmt, 3) ? KITH_DAY_NONE : (KithDay) kith_stmt_get_int64 (stmt, 3);

      g_ptr_array_add (self->numbers, kith_crisis_number_new (number ? number : "", label ? label : "",
                                                              kith_day_is_valid (day) ? day : KITH_DAY_NONE));
    }
  if (step == KITH_STEP_ERROR)
    return NULL;

  read_texts (self, center);
  return g_steal_pointer (&self);
}

/**
 * kith_crisis_card_count_unchecked:
 * @self: a card
 *
 * Returns: how many of its numbers nobody has checked
 */
guint
kith_crisis_card_count_unchecked (const KithCrisisCard *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->numbers->len; i++)
    {
      const KithCrisisNumber *number = g_ptr_array_index (self->numbers, i);

      if (number->checked_day == KITH_DAY_NONE)
        n++;
    }

  return n;
}

/**
 * kith_crisis_card_save:
 * @self: a card
 * @session: a coordinator's session
 * @error: return location for an error
 *
 * Puts the whole card in place of the center's. Errors: %KITH_ERROR_NOT_PERMITTED; %KITH_ERROR_INVALID for a
 * line without number or name.
 *
 * Returns: whether it is stored
 */
gboolean
kith_crisis_card_save (const KithCrisisCard *self, KithSession *session, GError **error)
{
  static const char *const settings[] = { KITH_SETTING_WITH_PERSON, KITH_SETTING_CALLERS,
                                          KITH_SETTING_OFFICIALS };
  g_autoptr (KithChange) change = NULL;
  g_autofree char *stored_sayings = NULL;
  g_autofree char *stored_callers = NULL;
  g_autofree char *stored_officials = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  if (!kith_session_demand (session, KITH_ACTION_CRISIS_CARD_WRITE, error))
    return FALSE;
  if (self->numbers->len > MAX_NUMBERS)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                   _ ("A crisis card can hold at most %d numbers; fewer are found faster."), MAX_NUMBERS);
      return FALSE;
    }

  change = kith_session_begin (session, KITH_EVENT_CRISIS_CARD_CHANGED, 0, error);
  if (!change || !kith_crisis_card_put_numbers (self, change, error) ||
      !save_text (change, settings[0], self->sayings, &stored_sayings, error) ||
      !save_text (change, settings[1], self->callers, &stored_callers, error) ||
      !save_text (change, settings[2], self->officials, &stored_officials, error) ||
      !kith_change_commit (change, error))
    return FALSE;

  kith_center_take (kith_session_get_center (session), settings[0], stored_sayings);
  kith_center_take (kith_session_get_center (session), settings[1], stored_callers);
  kith_center_take (kith_session_get_center (session), settings[2], stored_officials);
  return TRUE;
}

/**
 * kith_crisis_card_mark_checked:
 * @session: a coordinator's session
 * @position: which number, from 0
 * @error: return location for an error
 *
 * Somebody dialled or looked up this number today. Errors: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_NOT_FOUND.
 *
 * Returns: whether it is stored
 */
gboolean
kith_crisis_card_mark_checked (KithSession *session, guint position, GError **error)
{
  g_autoptr (KithChange) change = NULL;
  g_autoptr (GArray) ids = NULL;
  gint64 id;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  if (!kith_session_demand (session, KITH_ACTION_CRISIS_CARD_WRITE, error))
    return FALSE;
  change = kith_session_begin (session, KITH_EVENT_CRISIS_CARD_CHANGED, 0, error);
  ids = change ? list_ids (kith_change_get_db (change), error) : NULL;
  if (!ids)
    return FALSE;
  if (position >= ids->len)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                           _ ("The crisis card has no such number any more."));
      return FALSE;
    }

  id = g_array_index (ids, gint64, position);
  if (kith_db_run (kith_change_get_db (change), error, KITH_SQL_CRISIS_NUMBER_CHECK, "ii", id,
                   (gint64) kith_clock_today (kith_session_get_clock (session))) < 0)
    return FALSE;
  kith_change_touch (change, "crisis_number", id);
  kith_change_announce (change, "crisis_number", id);
  return kith_change_commit (change, error);
}
