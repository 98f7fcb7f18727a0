/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may not be shown is in no list here either: the view decides. */

#include "catalog/kith-review.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "resources/kith-resource-field.h"
#include "resources/kith-resource-rows.h"
#include "resources/kith-resource-view.h"

#define CANCEL_EVERY 256

struct _KithReview
{
  GPtrArray *items;          /* (owned) (element-type KithReviewItem) services and organizations */
  GPtrArray *missing;        /* (owned) (element-type KithReviewItem) */
  GHashTable *organizations; /* (owned) gint64 id → name */
  GHashTable *with_services; /* (owned) set of gint64 */
};

static void
item_free (gpointer data)
{
  KithReviewItem *item = data;

  g_free (item->name);
  g_free (item->organization);
  g_free (item);
}

/**
 * kith_review_new:
 *
 * Returns: (transfer full): a review of nothing yet
 */
KithReview *
kith_review_new (void)
{
  KithReview *self = g_new0 (KithReview, 1);

  self->items = g_ptr_array_new_with_free_func (item_free);
  self->missing = g_ptr_array_new_with_free_func (item_free);
  self->organizations = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->with_services = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

/**
 * kith_review_free:
 * @self: (nullable) (transfer full): a review
 */
void
kith_review_free (KithReview *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->missing);
  g_hash_table_unref (self->organizations);
  g_hash_table_unref (self->with_services);
  g_free (self);
}

static KithReviewItem *
item_new (const KithResource *resource, const KithValues *values)
{
  const char *name = kith_values_get (values, kith_resource_field_name (KITH_FIELD_NAME));
  KithReviewItem *item = g_new0 (KithReviewItem, 1);

  item->id = resource->id;
  item->kind = resource->kind;
  item->name = g_strdup (name != NULL && *name != '\0' ? name : kith_resource_kind_label (resource->kind));
  item->organization_id = resource->organization;
  item->day = KITH_DAY_NONE;
  return item;
}

/* By the center or by its source, whichever is later. */
static void
find_verified (KithReviewItem *item, const KithResource *resource, const KithValues *values)
{
  const char *text = kith_values_get (values, kith_resource_field_name (KITH_FIELD_VERIFIED));
  KithDay day;

  item->day = resource->verified_day;
  if (text != NULL && kith_day_parse (text, &day, NULL) && (item->day == KITH_DAY_NONE || day > item->day))
    {
      item->day = day;
      item->by_source = TRUE;
    }
}

/**
 * kith_review_add:
 * @self: a review
 * @resource: an entry of the directory
 */
void
kith_review_add (KithReview *self, const KithResource *resource)
{
  g_autoptr (KithResourceView) view = kith_resource_view_new (resource);
  const KithValues *values;

  if (view == NULL)
    return;
  values = kith_resource_view_get_values (view);
  if (resource->kind == KITH_RESOURCE_SERVICE || resource->kind == KITH_RESOURCE_ORGANIZATION)
    {
      KithReviewItem *item = item_new (resource, values);

      find_verified (item, resource, values);
      g_ptr_array_add (self->items, item);
      if (resource->kind == KITH_RESOURCE_ORGANIZATION)
        g_hash_table_replace (self->organizations, g_memdup2 (&item->id, sizeof item->id),
                              g_strdup (item->name));
      else if (resource->organization != 0)
        g_hash_table_add (self->with_services,
                          g_memdup2 (&resource->organization, sizeof resource->organization));
    }
  /* Where a service is offered goes with the service, or the place. */
  if (kith_resource_get_missing (resource) != KITH_DAY_NONE && resource->kind != KITH_RESOURCE_SITE_SERVICE)
    {
      KithReviewItem *item = item_new (resource, values);

      item->day = kith_resource_get_missing (resource);
      g_ptr_array_add (self->missing, item);
    }
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const KithReviewItem *one = *(const KithReviewItem *const *) a;
  const KithReviewItem *other = *(const KithReviewItem *const *) b;

  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;
  return g_utf8_collate (one->name, other->name);
}

static void
name_organizations (KithReview *self, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      KithReviewItem *item = items->pdata[i];

      item->organization = g_strdup (g_hash_table_lookup (self->organizations, &item->organization_id));
    }
  g_ptr_array_sort (items, compare_items);
}

/**
 * kith_review_end:
 * @self: a review that every entry was added to
 */
void
kith_review_end (KithReview *self)
{
  for (guint i = self->items->len; i > 0; i--)
    {
      const KithReviewItem *item = self->items->pdata[i - 1];

      if (g_hash_table_contains (self->with_services, &item->id))
        g_ptr_array_remove_index_fast (self->items, i - 1);
    }
  name_organizations (self, self->items);
  name_organizations (self, self->missing);
}

typedef struct
{
  KithReview *review;
  GCancellable *cancellable;
  guint n;
} Loading;

static gboolean
add_cb (KithResource *resource, gpointer user_data, GError **error)
{
  Loading *loading = user_data;

  kith_review_add (loading->review, resource);
  return ++loading->n % CANCEL_EVERY != 0 ||
         !g_cancellable_set_error_if_cancelled (loading->cancellable, error);
}

/**
 * kith_review_load:
 * @session: a session
 * @cancellable: (nullable): ends it
 * @error: as kith_resource_rows_foreach()
 *
 * Returns: (transfer full): what there is to look at now
 */
KithReview *
kith_review_load (KithSession *session, GCancellable *cancellable, GError **error)
{
  g_autoptr (KithReview) self = kith_review_new ();
  Loading loading = { self, cancellable, 0 };
  KithDb *db = NULL;

  if (kith_session_demand (session, KITH_ACTION_RESOURCE_READ, error))
    db = kith_store_get_reader (kith_session_get_store (session), error);
  if (db == NULL || !kith_resource_rows_foreach (db, 0, add_cb, &loading, error))
    return NULL;
  kith_review_end (self);
  return g_steal_pointer (&self);
}

/* The same day of the month so many months before, or that month's last. */
static KithDay
months_before (KithDay today, guint months)
{
  int year = 1970, month = 1, day = 1;
  GDate date;
  KithDay before = KITH_DAY_NONE;
  g_autofree char *text = NULL;

  kith_day_to_ymd (today, &year, &month, &day);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  g_date_subtract_months (&date, months);
  text = g_strdup_printf ("%04d-%02d-%02d", (int) g_date_get_year (&date), (int) g_date_get_month (&date),
                          (int) g_date_get_day (&date));
  kith_day_parse (text, &before, NULL);
  return before;
}

/**
 * kith_review_list_unverified:
 * @self: a review
 * @today: the center's day
 * @months: how long an entry may go without
 *
 * Returns: (transfer container) (element-type KithReviewItem): what should be made sure of again
 */
GPtrArray *
kith_review_list_unverified (const KithReview *self, KithDay today, guint months)
{
  KithDay limit = months_before (today, months);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->items->len; i++)
    if (((const KithReviewItem *) self->items->pdata[i])->day < limit)
      g_ptr_array_add (list, self->items->pdata[i]);
  return list;
}

/**
 * kith_review_list_missing:
 * @self: a review
 *
 * Returns: (transfer none) (element-type KithReviewItem): what its source tells no more
 */
GPtrArray *
kith_review_list_missing (const KithReview *self)
{
  return self->missing;
}

static GString *
begin (const KithReviewItem *item)
{
  GString *text = g_string_new (kith_resource_kind_label (item->kind));

  if (item->organization != NULL)
    g_string_append_printf (text, " · %s", item->organization);
  return text;
}

/**
 * kith_review_item_describe_verified:
 * @item: what was not verified for long
 *
 * Returns: (transfer full): what it is, and when it was verified
 */
char *
kith_review_item_describe_verified (const KithReviewItem *item)
{
  GString *text = begin (item);
  g_autofree char *day = item->day != KITH_DAY_NONE ? kith_day_format_date (item->day) : NULL;

  g_string_append (text, " · ");
  if (day == NULL)
    g_string_append (text, _ ("never verified"));
  else
    g_string_append_printf (text, item->by_source ? _ ("verified %s by its source") : _ ("verified %s here"),
                            day);
  return g_string_free (text, FALSE);
}

/**
 * kith_review_item_describe_missing:
 * @item: what its source tells no more
 *
 * Returns: (transfer full): what it is, and since when
 */
char *
kith_review_item_describe_missing (const KithReviewItem *item)
{
  GString *text = begin (item);
  g_autofree char *day = kith_day_format_date (item->day);

  g_string_append (text, " · ");
  g_string_append_printf (text, _ ("not told since %s"), day);
  return g_string_free (text, FALSE);
}
