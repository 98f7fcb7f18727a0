/* SPDX-License-Identifier: GPL-3.0-or-later */

/* KithVisit and KithGuest: what a row of the register says, as values. */

#include "visits/kith-visit.h"

/**
 * kith_visit_new:
 *
 * Returns: (transfer full): a visit of nobody, with no times
 */
KithVisit *
kith_visit_new (void)
{
  KithVisit *self = g_new0 (KithVisit, 1);

  self->arrived = KITH_MINUTE_NONE;
  self->left = KITH_MINUTE_NONE;
  self->state = KITH_PRESENCE_HERE;
  self->source = KITH_SOURCE_DESK;
  self->services = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

/**
 * kith_visit_copy:
 * @self: a visit
 *
 * Returns: (transfer full): the same
 */
KithVisit *
kith_visit_copy (const KithVisit *self)
{
  KithVisit *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->services = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (self->services->len > 0)
    g_array_append_vals (copy->services, self->services->data, self->services->len);
  return copy;
}

/**
 * kith_visit_free:
 * @self: (nullable): a visit
 */
void
kith_visit_free (KithVisit *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->services);
  g_free (self);
}

/**
 * kith_visit_has_service:
 * @self: a visit
 * @service: a service's id
 *
 * Returns: whether it was taken
 */
gboolean
kith_visit_has_service (const KithVisit *self, gint64 service)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->services->len; i++)
    if (g_array_index (self->services, gint64, i) == service)
      return TRUE;
  return FALSE;
}

/**
 * kith_visit_put_service:
 * @self: a visit
 * @service: a service's id
 * @taken: whether it was taken
 *
 * Services are kept in the order of their ids.
 */
void
kith_visit_put_service (KithVisit *self, gint64 service, gboolean taken)
{
  guint i;

  g_return_if_fail (self != NULL);

  for (i = 0; i < self->services->len && g_array_index (self->services, gint64, i) < service; i++)
    ;
  if (i < self->services->len && g_array_index (self->services, gint64, i) == service)
    {
      if (!taken)
        g_array_remove_index (self->services, i);
    }
  else if (taken)
    g_array_insert_val (self->services, i, service);
}

static int
compare_ids (gint64 a, gint64 b)
{
  return a < b ? -1 : a > b;
}

/**
 * kith_visit_compare_shown:
 * @a: a visit
 * @b: another of the same person and day, where two records are merged that both came
 *
 * Who is there comes before who has left, and the earlier arrival before the later.
 *
 * Returns: below zero where @a is the one to show, above zero where @b is
 */
int
kith_visit_compare_shown (const KithVisit *a, const KithVisit *b)
{
  int open_a, open_b;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  open_a = MIN (a->state, KITH_PRESENCE_LEFT);
  open_b = MIN (b->state, KITH_PRESENCE_LEFT);
  if (open_a != open_b)
    return open_a - open_b;
  if (a->arrived != b->arrived)
    return a->arrived == KITH_MINUTE_NONE ? 1 : b->arrived == KITH_MINUTE_NONE ? -1 : a->arrived - b->arrived;
  return compare_ids (a->id, b->id);
}

/**
 * kith_visit_compare_days:
 * @a: (type KithVisit): a place in an array of visits
 * @b: (type KithVisit): another
 *
 * For sorting: the newest day first, and of one day the one that is shown.
 *
 * Returns: below zero, zero or above
 */
int
kith_visit_compare_days (gconstpointer a, gconstpointer b)
{
  const KithVisit *one = *(KithVisit *const *) a, *other = *(KithVisit *const *) b;

  if (one->day != other->day)
    return one->day > other->day ? -1 : 1;
  return kith_visit_compare_shown (one, other);
}

/**
 * kith_visit_equal:
 * @a: a visit
 * @b: another
 *
 * Returns: whether they say the same; versions may differ
 */
gboolean
kith_visit_equal (const KithVisit *a, const KithVisit *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->id != b->id || a->person != b->person || a->day != b->day || a->arrived != b->arrived ||
      a->left != b->left || a->utc != b->utc || a->utc_offset != b->utc_offset || a->state != b->state ||
      a->source != b->source || a->voided != b->voided || a->services->len != b->services->len)
    return FALSE;
  for (guint i = 0; i < a->services->len; i++)
    if (!kith_visit_has_service (b, g_array_index (a->services, gint64, i)))
      return FALSE;
  return TRUE;
}

/**
 * kith_guest_new:
 *
 * Returns: (transfer full): one guest without a name, with no times
 */
KithGuest *
kith_guest_new (void)
{
  KithGuest *self = g_new0 (KithGuest, 1);

  self->number = 1;
  self->arrived = KITH_MINUTE_NONE;
  self->left = KITH_MINUTE_NONE;
  self->state = KITH_PRESENCE_HERE;
  self->source = KITH_SOURCE_DESK;
  self->services = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

/**
 * kith_guest_copy:
 * @self: guests
 *
 * Returns: (transfer full): the same
 */
KithGuest *
kith_guest_copy (const KithGuest *self)
{
  gpointer service, number;
  GHashTableIter iter;
  KithGuest *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->services = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, self->services);
  while (g_hash_table_iter_next (&iter, &service, &number))
    g_hash_table_insert (copy->services, g_memdup2 (service, sizeof (gint64)), number);
  return copy;
}

/**
 * kith_guest_free:
 * @self: (nullable): guests
 */
void
kith_guest_free (KithGuest *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->services);
  g_free (self);
}

/**
 * kith_guest_get_service:
 * @self: guests
 * @service: a service's id
 *
 * Returns: how many of them took it
 */
int
kith_guest_get_service (const KithGuest *self, gint64 service)
{
  g_return_val_if_fail (self != NULL, 0);

  return GPOINTER_TO_INT (g_hash_table_lookup (self->services, &service));
}

/**
 * kith_guest_put_service:
 * @self: guests
 * @service: a service's id
 * @number: how many of them took it
 */
void
kith_guest_put_service (KithGuest *self, gint64 service, int number)
{
  g_return_if_fail (self != NULL);

  if (number > 0)
    g_hash_table_insert (self->services, g_memdup2 (&service, sizeof service), GINT_TO_POINTER (number));
  else
    g_hash_table_remove (self->services, &service);
}

/**
 * kith_guest_equal:
 * @a: guests
 * @b: others
 *
 * Returns: whether they say the same; versions may differ
 */
gboolean
kith_guest_equal (const KithGuest *a, const KithGuest *b)
{
  gpointer service, number;
  GHashTableIter iter;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->id != b->id || a->day != b->day || a->number != b->number || a->arrived != b->arrived ||
      a->left != b->left || a->utc != b->utc || a->utc_offset != b->utc_offset || a->state != b->state ||
      a->source != b->source || a->voided != b->voided ||
      g_hash_table_size (a->services) != g_hash_table_size (b->services))
    return FALSE;
  g_hash_table_iter_init (&iter, a->services);
  while (g_hash_table_iter_next (&iter, &service, &number))
    if (kith_guest_get_service (b, *(gint64 *) service) != GPOINTER_TO_INT (number))
      return FALSE;
  return TRUE;
}
