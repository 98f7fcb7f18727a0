/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row says what a center changed, or has of its own; what it left alone follows what comes with Kith, so
 * that it stays translated. Nothing is ever deleted: what somebody answered years ago keeps its words. */

#include "people/kith-questions-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "people/kith-people-queries.h"

struct _KithQuestions
{
  gatomicrefcount count;
  GPtrArray *listed; /* (owned) (element-type KithListed): all lists, in order */
  GHashTable *lists; /* (owned) (element-type utf8 GPtrArray): each on its own */
};

static int
compare (gconstpointer a, gconstpointer b)
{
  const KithListed *x = *(KithListed *const *) a, *y = *(KithListed *const *) b;

  if (x->position != y->position)
    return x->position < y->position ? -1 : 1;
  return strcmp (x->code, y->code);
}

KithListed *
kith_listed_find (GPtrArray *listed, const char *list, const char *code)
{
  for (guint i = 0; i < listed->len; i++)
    {
      KithListed *one = g_ptr_array_index (listed, i);

      if (g_str_equal (one->list, list) && g_str_equal (one->code, code))
        return one;
    }
  return NULL;
}

static void
take_row (GPtrArray *listed, KithStmt *stmt)
{
  const char *list = kith_stmt_get_text (stmt, 0);
  const char *code = kith_stmt_get_text (stmt, 1);
  const char *label = kith_stmt_get_text (stmt, 2);
  KithListed *one = kith_listed_find (listed, list, code);

  if (one == NULL)
    {
      one = g_new0 (KithListed, 1);
      one->list = g_strdup (list);
      one->code = g_strdup (code);
      one->label = g_strdup (code);
      one->yes_or_no = kith_stmt_get_int64 (stmt, 4) != 0;
      g_ptr_array_add (listed, one);
    }
  if (label != NULL)
    {
      g_free (one->label);
      one->label = g_strdup (label);
    }
  one->position = (int) kith_stmt_get_int64 (stmt, 3);
  one->active = kith_stmt_get_int64 (stmt, 5) != 0;
  one->version = kith_stmt_get_int64 (stmt, 6);
}

static KithQuestions *
take (GPtrArray *listed)
{
  KithQuestions *self = g_new0 (KithQuestions, 1);

  g_atomic_ref_count_init (&self->count);
  self->listed = listed;
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < listed->len; i++)
    {
      KithListed *one = g_ptr_array_index (listed, i);
      GPtrArray *list = g_hash_table_lookup (self->lists, one->list);

      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (self->lists, one->list, list);
        }
      g_ptr_array_add (list, one);
    }
  return self;
}

GPtrArray *
kith_questions_read (KithDb *db, GError **error)
{
  g_autoptr (GPtrArray) listed = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_listed_free);
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_LISTED, error);
  KithStep step;

  if (stmt == NULL)
    return NULL;
  kith_questions_add_defaults (listed);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    take_row (listed, stmt);
  if (step == KITH_STEP_ERROR)
    return NULL;
  g_ptr_array_sort (listed, compare);
  return g_steal_pointer (&listed);
}

/**
 * kith_listed_copy:
 * @self: one of a list
 *
 * Returns: (transfer full): the same again
 */
KithListed *
kith_listed_copy (const KithListed *self)
{
  KithListed *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->list = g_strdup (self->list);
  copy->code = g_strdup (self->code);
  copy->label = g_strdup (self->label);
  return copy;
}

/**
 * kith_listed_free:
 * @self: (transfer full) (nullable): one of a list
 */
void
kith_listed_free (KithListed *self)
{
  if (self == NULL)
    return;
  g_free (self->list);
  g_free (self->code);
  g_free (self->label);
  g_free (self);
}

/**
 * kith_questions_load:
 * @store: a store
 * @error: return location
 *
 * No key is needed: nothing in the lists is about anybody.
 *
 * Returns: (transfer full): the center's lists
 */
KithQuestions *
kith_questions_load (KithStore *store, GError **error)
{
  GPtrArray *listed;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  db = kith_store_get_reader (store, error);
  listed = db != NULL ? kith_questions_read (db, error) : NULL;
  return listed != NULL ? take (listed) : NULL;
}

/**
 * kith_questions_new_default:
 *
 * Returns: (transfer full): the lists that come with Kith
 */
KithQuestions *
kith_questions_new_default (void)
{
  GPtrArray *listed = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_listed_free);

  kith_questions_add_defaults (listed);
  return take (listed);
}

/**
 * kith_questions_ref:
 * @self: lists
 *
 * Returns: (transfer full): the same
 */
KithQuestions *
kith_questions_ref (KithQuestions *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->count);
  return self;
}

/**
 * kith_questions_unref:
 * @self: (transfer full): lists
 */
void
kith_questions_unref (KithQuestions *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->count))
    return;
  g_hash_table_unref (self->lists);
  g_ptr_array_unref (self->listed);
  g_free (self);
}

/**
 * kith_questions_get_list:
 * @self: lists
 * @list: %KITH_LIST_PRONOUNS, %KITH_LIST_QUESTIONS, or a question's code
 *
 * Returns: (transfer container) (element-type KithListed): what is in it, also what is offered no more, in
 *   order; empty where there is no such list. It lives as long as @self.
 */
GPtrArray *
kith_questions_get_list (KithQuestions *self, const char *list)
{
  GPtrArray *found;

  g_return_val_if_fail (self != NULL && list != NULL, NULL);

  found = g_hash_table_lookup (self->lists, list);
  return found != NULL ? g_ptr_array_ref (found) : g_ptr_array_new ();
}

/**
 * kith_questions_list_offered:
 * @self: lists
 * @list: as for kith_questions_get_list()
 *
 * Returns: (transfer container) (element-type KithListed): what is offered or asked of it, in order
 */
GPtrArray *
kith_questions_list_offered (KithQuestions *self, const char *list)
{
  GPtrArray *offered = g_ptr_array_new ();
  const GPtrArray *all;

  g_return_val_if_fail (self != NULL && list != NULL, offered);

  all = g_hash_table_lookup (self->lists, list);
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (((const KithListed *) g_ptr_array_index (all, i))->active)
      g_ptr_array_add (offered, g_ptr_array_index (all, i));
  return offered;
}

/**
 * kith_questions_find:
 * @self: lists
 * @list: the name of one
 * @code: of one thing in it
 *
 * Returns: (transfer none) (nullable): that, offered or not
 */
const KithListed *
kith_questions_find (KithQuestions *self, const char *list, const char *code)
{
  g_return_val_if_fail (self != NULL && list != NULL && code != NULL, NULL);

  return kith_listed_find (self->listed, list, code);
}

/**
 * kith_questions_label:
 * @self: lists
 * @question: its code
 *
 * Returns: (transfer none): what it is called; the code where nobody knows it
 */
const char *
kith_questions_label (KithQuestions *self, const char *question)
{
  const KithListed *found = kith_questions_find (self, KITH_LIST_QUESTIONS, question);

  return found != NULL ? found->label : question;
}

/**
 * kith_questions_describe:
 * @self: lists
 * @question: its code
 * @answer: what was answered
 * @choice: (nullable): which of the answers, where one was chosen
 *
 * "No" to a question with answers to choose from says that none of them is right.
 *
 * Returns: (transfer none): the answer for people to read; the code where nobody knows it
 */
const char *
kith_questions_describe (KithQuestions *self, const char *question, KithAnswer answer, const char *choice)
{
  const KithListed *found;

  g_return_val_if_fail (self != NULL && question != NULL, NULL);

  found = kith_questions_find (self, KITH_LIST_QUESTIONS, question);
  if (answer == KITH_ANSWER_NO && found != NULL && !found->yes_or_no)
    return _ ("None of these");
  if (answer != KITH_ANSWER_YES || choice == NULL || *choice == '\0')
    return kith_answer_label (answer);
  found = kith_questions_find (self, question, choice);
  return found != NULL ? found->label : choice;
}
