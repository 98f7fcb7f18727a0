/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coordinators change the lists. What comes with Kith gets a row when it is changed first. */

#include "people/kith-questions-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "people/kith-people-queries.h"
#include "session/kith-change.h"

/* More than a screen or a report can show. */
#define MAX_LISTED 60

static char *
clean_label (const char *label, GError **error)
{
  char *cleaned = kith_text_clean (label, KITH_TEXT_NAME_MAX);

  if (*cleaned != '\0')
    return cleaned;
  g_free (cleaned);
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("It needs words. Enter what it is called."));
  return NULL;
}

/* One that nothing in the list has or had; a question's is the name of a list too. */
static char *
find_free_code (GPtrArray *listed, const char *list, const char *label)
{
  g_autofree char *stem = kith_text_make_code (label, "other");
  char *code = g_strdup (stem);

  for (guint n = 2; kith_listed_find (listed, list, code) != NULL || g_str_equal (code, KITH_LIST_PRONOUNS) ||
                    g_str_equal (code, KITH_LIST_QUESTIONS);
       n++)
    {
      g_free (code);
      code = g_strdup_printf ("%s-%u", stem, n);
    }
  return code;
}

static gboolean
has_label (GPtrArray *listed, const char *list, const char *label, const char *but)
{
  g_autofree char *fold = kith_text_fold (label);

  for (guint i = 0; i < listed->len; i++)
    {
      const KithListed *one = g_ptr_array_index (listed, i);
      g_autofree char *other = kith_text_fold (one->label);

      if (one->active && g_str_equal (one->list, list) && g_strcmp0 (one->code, but) != 0 &&
          g_str_equal (fold, other))
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_list (GPtrArray *listed, const char *list, GError **error)
{
  const KithListed *question = kith_listed_find (listed, KITH_LIST_QUESTIONS, list);

  if (!g_str_equal (list, KITH_LIST_PRONOUNS) && !g_str_equal (list, KITH_LIST_QUESTIONS) &&
      (question == NULL || question->yes_or_no))
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                   _ ("There is no list “%s” to which something can be added."), list);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_room (GPtrArray *listed, const char *list, GError **error)
{
  guint n = 0;

  for (guint i = 0; i < listed->len; i++)
    n += g_str_equal (((const KithListed *) g_ptr_array_index (listed, i))->list, list);
  if (n < MAX_LISTED)
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("This list is full."));
  return FALSE;
}

/* Two that are called the same could not be told apart by whoever chooses. */
static gboolean
check_label (GPtrArray *listed, const char *list, const char *label, const char *but, GError **error)
{
  if (!has_label (listed, list, label, but))
    return TRUE;
  g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("“%s” is in the list already."), label);
  return FALSE;
}

/**
 * kith_questions_check:
 * @lists: the center's lists
 * @list: the name of one
 * @one: (nullable): something in it that is to be called otherwise; %NULL for something new
 * @label: what it is to be called
 * @error: %KITH_ERROR_INVALID
 *
 * The same as whoever stores it is told, before they do: a form says it while somebody types.
 *
 * Returns: whether it can be called that
 */
gboolean
kith_questions_check (KithQuestions *lists,
                      const char *list,
                      const KithListed *one,
                      const char *label,
                      GError **error)
{
  g_autoptr (GPtrArray) listed = NULL;
  g_autofree char *cleaned = NULL;

  g_return_val_if_fail (lists != NULL && list != NULL && label != NULL, FALSE);

  listed = kith_questions_get_list (lists, list);
  cleaned = clean_label (label, error);
  if (cleaned == NULL)
    return FALSE;
  if (one == NULL && !check_room (listed, list, error))
    return FALSE;
  return (one != NULL && !one->active) ||
         check_label (listed, list, cleaned, one != NULL ? one->code : NULL, error);
}

/* label: NULL where it is what comes with Kith */
static gboolean
put (KithChange *change, const KithListed *one, const char *label, GError **error)
{
  KithDb *db = kith_change_get_db (change);
  gint64 id;
  int changed;

  if (one->version == 0)
    {
      id = kith_change_new_id (change);
      changed = kith_db_run (db, error, KITH_SQL_LISTED_INSERT, "itttwww", id, one->list, one->code, label,
                             one->position, one->yes_or_no ? 1 : 0, one->active ? 1 : 0);
    }
  else
    {
      if (!kith_db_get_int64 (db, &id, error, KITH_SQL_LISTED_ID, "tt", one->list, one->code))
        return FALSE;
      changed = kith_db_run (db, error, KITH_SQL_LISTED_UPDATE, "twwii", label, one->position,
                             one->active ? 1 : 0, id, one->version);
    }
  if (changed < 0 || !kith_change_expect_one (change, changed, error))
    return FALSE;
  kith_change_touch (change, "question_choice", id);
  kith_change_announce (change, "question_choice", id);
  return TRUE;
}

/**
 * kith_questions_add:
 * @session: a coordinator's session
 * @list: %KITH_LIST_PRONOUNS, %KITH_LIST_QUESTIONS, or the code of a question with answers to choose from
 * @label: what the center calls it
 * @yes_or_no: of a question: whether it is answered by yes or no
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_NOT_FOUND where there is no such list, %KITH_ERROR_INVALID
 *
 * Adds something at the end of a list.
 *
 * Returns: (transfer full): its code, %NULL on failure
 */
char *
kith_questions_add (KithSession *session,
                    const char *list,
                    const char *label,
                    gboolean yes_or_no,
                    GError **error)
{
  g_autoptr (KithChange) change = NULL;
  g_autoptr (GPtrArray) listed = NULL;
  g_autofree char *cleaned = NULL;
  g_autofree char *code = NULL;
  KithListed one = { .yes_or_no = yes_or_no, .active = TRUE };

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);
  g_return_val_if_fail (list != NULL && label != NULL, NULL);

  if (!kith_session_demand (session, KITH_ACTION_QUESTIONS_WRITE, error))
    return NULL;
  cleaned = clean_label (label, error);
  change = cleaned != NULL ? kith_session_begin (session, KITH_EVENT_QUESTIONS_CHANGED, 0, error) : NULL;
  listed = change != NULL ? kith_questions_read (kith_change_get_db (change), error) : NULL;
  if (listed == NULL || !check_list (listed, list, error) || !check_room (listed, list, error) ||
      !check_label (listed, list, cleaned, NULL, error))
    return NULL;
  code = find_free_code (listed, list, cleaned);
  one.list = (char *) list;
  one.code = code;
  for (guint i = 0; i < listed->len; i++)
    one.position = MAX (one.position, ((const KithListed *) g_ptr_array_index (listed, i))->position + 1);
  if (!put (change, &one, cleaned, error))
    return NULL;
  kith_change_detail (change, "list", g_variant_new_string (list));
  kith_change_detail (change, "code", g_variant_new_string (code));
  return kith_change_commit (change, error) ? g_steal_pointer (&code) : NULL;
}

/* listed: becomes what it will be */
static gboolean
take_change (GPtrArray *listed, const KithListed *one, GError **error)
{
  g_autofree char *cleaned = clean_label (one->label, error);
  KithListed *now = kith_listed_find (listed, one->list, one->code);

  if (cleaned == NULL)
    return FALSE;
  if (now == NULL)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, _ ("“%s” is not in the list."), one->code);
      return FALSE;
    }
  if (now->version != one->version)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_CHANGED,
                           _ ("Somebody changed this list meanwhile. Look again, and change it then."));
      return FALSE;
    }
  g_free (now->label);
  now->label = g_steal_pointer (&cleaned);
  now->position = one->position;
  now->active = one->active;
  return TRUE;
}

/* listed: as everything will be, so that two may change names */
static gboolean
write_one (KithChange *change, GPtrArray *listed, const KithListed *one, GError **error)
{
  g_autoptr (GPtrArray) defaults = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_listed_free);
  const KithListed *changed = kith_listed_find (listed, one->list, one->code);
  const KithListed *standard;

  if (changed->active && !check_label (listed, changed->list, changed->label, changed->code, error))
    return FALSE;
  kith_questions_add_defaults (defaults);
  standard = kith_listed_find (defaults, changed->list, changed->code);
  return put (change, changed,
              standard != NULL && g_str_equal (standard->label, changed->label) ? NULL : changed->label,
              error);
}

/**
 * kith_questions_write:
 * @session: a coordinator's session
 * @listed: (element-type KithListed): as they shall be, each at the version it was read at
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_CHANGED, %KITH_ERROR_INVALID, %KITH_ERROR_NOT_FOUND
 *
 * Their words, place and whether they are offered are changed, all or none. A label that comes with Kith is
 * not stored, so that it stays translated.
 *
 * Returns: whether they were written
 */
gboolean
kith_questions_write (KithSession *session, GPtrArray *listed, GError **error)
{
  g_autoptr (KithChange) change = NULL;
  g_autoptr (GPtrArray) now = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (listed != NULL, FALSE);

  if (!kith_session_demand (session, KITH_ACTION_QUESTIONS_WRITE, error))
    return FALSE;
  change = kith_session_begin (session, KITH_EVENT_QUESTIONS_CHANGED, 0, error);
  now = change != NULL ? kith_questions_read (kith_change_get_db (change), error) : NULL;
  if (now == NULL)
    return FALSE;
  for (guint i = 0; i < listed->len; i++)
    if (!take_change (now, g_ptr_array_index (listed, i), error))
      return FALSE;
  for (guint i = 0; i < listed->len; i++)
    {
      const KithListed *one = g_ptr_array_index (listed, i);

      if (!write_one (change, now, one, error))
        return FALSE;
      kith_change_detail (change, "list", g_variant_new_string (one->list));
    }
  return kith_change_commit (change, error);
}

/**
 * kith_questions_restore:
 * @session: a coordinator's session
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * What comes with Kith is offered again, in its words and order; what the center added is offered no more.
 *
 * Returns: whether it was written
 */
gboolean
kith_questions_restore (KithSession *session, GError **error)
{
  g_autoptr (KithChange) change = NULL;
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (GPtrArray) defaults = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_listed_free);

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  if (!kith_session_demand (session, KITH_ACTION_QUESTIONS_WRITE, error))
    return FALSE;
  change = kith_session_begin (session, KITH_EVENT_QUESTIONS_CHANGED, 0, error);
  now = change != NULL ? kith_questions_read (kith_change_get_db (change), error) : NULL;
  if (now == NULL)
    return FALSE;
  kith_questions_add_defaults (defaults);
  for (guint i = 0; i < now->len; i++)
    {
      const KithListed *one = g_ptr_array_index (now, i);
      const KithListed *standard = kith_listed_find (defaults, one->list, one->code);
      g_autoptr (KithListed) changed = kith_listed_copy (one);

      if (one->version == 0)
        continue;
      changed->active = standard != NULL;
      changed->position = standard != NULL ? standard->position : one->position;
      if (!put (change, changed, standard != NULL ? NULL : one->label, error))
        return FALSE;
    }
  return kith_change_commit (change, error);
}
