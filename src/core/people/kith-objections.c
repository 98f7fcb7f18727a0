/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "people/kith-objections.h"

#include "people/kith-record-field.h"

struct _KithObjections
{
  gatomicrefcount refs;
  GPtrArray *requests;  /* (owned) (element-type KithRequest) */
  GHashTable *by_field; /* (owned): code (unowned) → GPtrArray of KithRequest (unowned) */
  GHashTable *labels;   /* (owned): code (unowned) → label (owned) */
};

/**
 * kith_objections_new:
 * @requests: (element-type KithRequest): what a person asked for, newest first, as kith_requests_list() gives
 * it
 * @questions: the center's lists, which name its questions
 *
 * Of these only what is said to be not right, and stands: what was corrected or taken back does not.
 *
 * Returns: (transfer full): them
 */
KithObjections *
kith_objections_new (GPtrArray *requests, KithQuestions *questions)
{
  KithObjections *self;

  g_return_val_if_fail (requests != NULL && questions != NULL, NULL);

  self = g_new0 (KithObjections, 1);
  g_atomic_ref_count_init (&self->refs);
  self->requests = g_ptr_array_ref (requests);
  self->by_field = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < requests->len; i++)
    {
      KithRequest *request = g_ptr_array_index (requests, i);
      GPtrArray *list;

      if (!kith_request_stands (request) || request->field == NULL)
        continue;
      list = g_hash_table_lookup (self->by_field, request->field);
      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (self->by_field, request->field, list);
          g_hash_table_insert (self->labels, request->field,
                               kith_record_field_describe (request->field, questions));
        }
      g_ptr_array_add (list, request);
    }
  return self;
}

/**
 * kith_objections_ref:
 *
 * Returns: (transfer full): @self
 */
KithObjections *
kith_objections_ref (KithObjections *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * kith_objections_unref:
 * @self: (transfer full): objections
 */
void
kith_objections_unref (KithObjections *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->by_field);
  g_hash_table_unref (self->labels);
  g_ptr_array_unref (self->requests);
  g_free (self);
}

/**
 * kith_objections_find:
 * @self: objections
 * @field: the code of what they are about, as kith_record_fields_list() gives it
 *
 * Returns: (transfer none) (nullable) (element-type KithRequest): what is said of it, newest first
 */
GPtrArray *
kith_objections_find (KithObjections *self, const char *field)
{
  g_return_val_if_fail (self != NULL && field != NULL, NULL);

  return g_hash_table_lookup (self->by_field, field);
}

/**
 * kith_objections_get_label:
 * @self: objections
 * @field: the code of something that one of them is about
 *
 * Returns: (transfer none) (nullable): that for people to read
 */
const char *
kith_objections_get_label (KithObjections *self, const char *field)
{
  g_return_val_if_fail (self != NULL && field != NULL, NULL);

  return g_hash_table_lookup (self->labels, field);
}
