/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry of the directory. */

#include "resources/kith-resource.h"

#include <glib/gi18n-lib.h>

#include "base/kith-named.h"

static const KithNamed kinds[] = {
#define KIND(symbol, number, code, label) { number, code, label },
  KITH_RESOURCE_KINDS (KIND)
#undef KIND
      { 0 },
};

static const KithNamed statuses[] = {
#define STATUS(symbol, number, code, label) { number, code, label },
  KITH_RESOURCE_STATUSES (STATUS)
#undef STATUS
      { 0 },
};

/**
 * kith_resource_new:
 * @kind: what it is
 *
 * Returns: (transfer full): an entry of the center's own, active and without values, that nobody stored
 */
KithResource *
kith_resource_new (KithResourceKind kind)
{
  g_autoptr (KithValuesBuilder) none = kith_values_builder_new ();
  KithResource *self = g_new0 (KithResource, 1);

  self->kind = kind;
  self->status = KITH_RESOURCE_IS_ACTIVE;
  self->verified_day = KITH_DAY_NONE;
  self->missing_since = KITH_DAY_NONE;
  self->values = kith_values_builder_end (none);
  return self;
}

/**
 * kith_resource_free:
 * @self: (nullable): an entry
 */
void
kith_resource_free (KithResource *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_clear_pointer (&self->values, kith_values_unref);
  g_clear_pointer (&self->base, kith_values_unref);
  g_clear_pointer (&self->told, g_bytes_unref);
  g_free (self);
}

/**
 * kith_resource_get_missing:
 * @self: an entry
 *
 * A source may drop what is still there. Once somebody here has made sure of it after that, the center's word
 * holds, until it is old itself.
 *
 * Returns: since when its source has not told it; %KITH_DAY_NONE: it has, or the center made sure since
 */
KithDay
kith_resource_get_missing (const KithResource *self)
{
  g_return_val_if_fail (self != NULL, KITH_DAY_NONE);

  return self->verified_day != KITH_DAY_NONE && self->verified_day >= self->missing_since
             ? KITH_DAY_NONE
             : self->missing_since;
}

/**
 * kith_resource_kind_code:
 * @kind: a kind
 *
 * Returns: (transfer none) (nullable): its stable code
 */
const char *
kith_resource_kind_code (KithResourceKind kind)
{
  const KithNamed *row = kith_named_find (kinds, (int) kind);

  return row != NULL ? row->code : NULL;
}

/**
 * kith_resource_kind_label:
 * @kind: a kind
 *
 * Returns: (transfer none) (nullable): what it is called on a screen
 */
const char *
kith_resource_kind_label (KithResourceKind kind)
{
  const KithNamed *row = kith_named_find (kinds, (int) kind);

  return row != NULL ? _ (row->label) : NULL;
}

/**
 * kith_resource_kind_parse:
 * @code: a stable code
 * @kind: (out): the kind
 *
 * Returns: whether there is one
 */
gboolean
kith_resource_kind_parse (const char *code, KithResourceKind *kind)
{
  int number;

  g_return_val_if_fail (code != NULL && kind != NULL, FALSE);

  if (!kith_named_parse (kinds, code, &number))
    return FALSE;
  *kind = (KithResourceKind) number;
  return TRUE;
}

/**
 * kith_resource_status_code:
 * @status: a status
 *
 * Returns: (transfer none) (nullable): its stable code
 */
const char *
kith_resource_status_code (KithResourceStatus status)
{
  const KithNamed *row = kith_named_find (statuses, (int) status);

  return row != NULL ? row->code : NULL;
}

/**
 * kith_resource_status_label:
 * @status: a status
 *
 * Returns: (transfer none) (nullable): what it is called on a screen
 */
const char *
kith_resource_status_label (KithResourceStatus status)
{
  const KithNamed *row = kith_named_find (statuses, (int) status);

  return row != NULL ? _ (row->label) : NULL;
}

/**
 * kith_resource_status_parse:
 * @code: a stable code
 * @status: (out): the status
 *
 * Returns: whether there is one
 */
gboolean
kith_resource_status_parse (const char *code, KithResourceStatus *status)
{
  int number;

  g_return_val_if_fail (code != NULL && status != NULL, FALSE);

  if (!kith_named_parse (statuses, code, &number))
    return FALSE;
  *status = (KithResourceStatus) number;
  return TRUE;
}
