/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words become the center's, with a number, when they are edited or when the first person agrees to them;
 * until then they follow the translation that comes with Kith. */

#include "people/kith-consent-wording.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "people/kith-people-queries.h"
#include "session/kith-default-text.h"

static KithConsentWording *
take_row (KithConsentKind kind, KithStmt *stmt)
{
  KithConsentWording *self = g_new0 (KithConsentWording, 1);

  self->kind = kind;
  self->number = (guint) kith_stmt_get_int64 (stmt, 0);
  self->day = (KithDay) kith_stmt_get_int64 (stmt, 1);
  self->words = kith_stmt_dup_text (stmt, 2);
  if (self->words == NULL)
    self->words = g_strdup ("");
  return self;
}

/* Newest first. */
static GPtrArray *
read_all (KithDb *db, KithConsentKind kind, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_consent_wording_free);
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_WORDINGS, error);
  KithStep step;

  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "w", (int) kind);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    g_ptr_array_add (all, take_row (kind, stmt));
  return step == KITH_STEP_DONE ? g_steal_pointer (&all) : NULL;
}

static KithConsentWording *
come_with_kith (KithConsentKind kind)
{
  KithConsentWording *self = g_new0 (KithConsentWording, 1);

  self->kind = kind;
  self->day = KITH_DAY_NONE;
  self->words = g_strdup (kith_default_text (kith_consent_kind_code (kind)));
  return self;
}

static gboolean
insert (KithChange *change, KithConsentKind kind, guint number, const char *words, GError **error)
{
  gint64 id = kith_change_new_id (change);
  KithDay today = kith_clock_today (kith_session_get_clock (kith_change_get_session (change)));

  if (kith_db_run (kith_change_get_db (change), error, KITH_SQL_WORDING_INSERT, "iwwwt", id, (int) kind,
                   (int) number, (int) today, words) < 0)
    return FALSE;
  kith_change_touch (change, "consent_wording", id);
  kith_change_announce (change, "consent_wording", id);
  return TRUE;
}

/* The number of these words, as the newest: found, or written. 0 on failure. */
static guint
number_of (KithChange *change, KithConsentKind kind, const char *words, GError **error)
{
  g_autoptr (GPtrArray) all = read_all (kith_change_get_db (change), kind, error);
  const KithConsentWording *newest;
  guint next;

  if (all == NULL)
    return 0;
  newest = all->len > 0 ? g_ptr_array_index (all, 0) : NULL;
  if (newest != NULL && g_str_equal (newest->words, words))
    return newest->number;
  next = newest != NULL ? newest->number + 1 : 1;
  return insert (change, kind, next, words, error) ? next : 0;
}

/**
 * kith_consent_wording_free:
 * @self: (transfer full) (nullable): words
 */
void
kith_consent_wording_free (KithConsentWording *self)
{
  if (self == NULL)
    return;
  g_free (self->words);
  g_free (self);
}

/**
 * kith_consent_wordings_list:
 * @store: a store
 * @kind: of consent
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type KithConsentWording): all words there were, newest first; those that
 * come with Kith where the center has none yet
 */
GPtrArray *
kith_consent_wordings_list (KithStore *store, KithConsentKind kind, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_STORE (store) && kind != KITH_CONSENT_KIND_NONE, NULL);

  db = kith_store_get_reader (store, error);
  all = db != NULL ? read_all (db, kind, error) : NULL;
  if (all != NULL && all->len == 0)
    g_ptr_array_add (all, come_with_kith (kind));
  return g_steal_pointer (&all);
}

/**
 * kith_consent_wording_get:
 * @store: a store
 * @kind: of consent
 * @number: which words, 0 for those that are read today
 * @error: %KITH_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the words
 */
KithConsentWording *
kith_consent_wording_get (KithStore *store, KithConsentKind kind, guint number, GError **error)
{
  g_autoptr (GPtrArray) all = kith_consent_wordings_list (store, kind, error);

  if (all == NULL)
    return NULL;
  for (guint i = 0; i < all->len; i++)
    {
      const KithConsentWording *one = g_ptr_array_index (all, i);

      if (number == 0 || one->number == number)
        return g_ptr_array_steal_index (all, i);
    }
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                       _ ("The words of this consent are not in this store."));
  return NULL;
}

/**
 * kith_consent_wording_write:
 * @session: a coordinator's session
 * @kind: of consent
 * @words: what is read from now on; those before stay with whom agreed to them
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_INVALID
 *
 * Returns: their number, 0 on failure
 */
guint
kith_consent_wording_write (KithSession *session, KithConsentKind kind, const char *words, GError **error)
{
  g_autoptr (KithChange) change = NULL;
  g_autofree char *clean = NULL;
  guint number;

  g_return_val_if_fail (KITH_IS_SESSION (session), 0);
  g_return_val_if_fail (words != NULL && kind != KITH_CONSENT_KIND_NONE, 0);

  if (!kith_session_demand (session, KITH_ACTION_CONSENT_WORDING_WRITE, error))
    return 0;
  clean = kith_text_clean_lines (words, KITH_TEXT_LONG_MAX);
  if (kith_text_is_blank (clean))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("A consent needs words to agree to."));
      return 0;
    }
  change = kith_session_begin (session, KITH_EVENT_CONSENT_WORDING_CHANGED, 0, error);
  number = change != NULL ? number_of (change, kind, clean, error) : 0;
  if (number == 0)
    return 0;
  kith_change_detail (change, "kind", g_variant_new_string (kith_consent_kind_code (kind)));
  kith_change_detail (change, "number", g_variant_new_uint32 (number));
  return kith_change_commit (change, error) ? number : 0;
}

/**
 * kith_consent_wording_use_in:
 * @change: a transaction in which somebody agrees
 * @read: the words that they read
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Words that come with Kith become the center's here, so that nobody's words change with a translation.
 *
 * Returns: the number to note with the consent, 0 on failure
 */
guint
kith_consent_wording_use_in (KithChange *change, const KithConsentWording *read, GError **error)
{
  g_return_val_if_fail (change != NULL && read != NULL, 0);

  if (!kith_session_demand (kith_change_get_session (change), KITH_ACTION_CONSENT_ADD, error))
    return 0;
  return read->number != 0 ? read->number : number_of (change, read->kind, read->words, error);
}
