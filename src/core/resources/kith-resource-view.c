/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What may be shown of an entry. Left out: entries that are not active, or that their source wants in no
 * directory or referral; values that are confidential or withheld, and what would give them away; what is
 * between a source and those who collect it; and what nobody knows the meaning of, since it could be any of
 * these.
 */

#include "resources/kith-resource-view.h"

#include <string.h>

#include "resources/kith-kept-back.h"
#include "resources/kith-resource-field.h"

struct _KithResourceView
{
  gint64 id;
  KithResourceKind kind;
  KithValues *values; /* (owned) */
  KithResourceStanding standing;
};

/* Where a place is tells its address. */
static const KithResourceField whereabouts[] = {
  KITH_FIELD_ADDRESS,   KITH_FIELD_CROSS_STREET,     KITH_FIELD_DIRECTIONS,
  KITH_FIELD_TRANSPORT, KITH_FIELD_PUBLIC_TRANSPORT, KITH_FIELD_POSITION,
};

/* Between a source and those who collect it. */
static const KithResourceField internal[] = {
  KITH_FIELD_INFO_CONTACT, KITH_FIELD_SPECIALIST,   KITH_FIELD_RECORD_OWNER,      KITH_FIELD_ADDED,
  KITH_FIELD_ACTION,       KITH_FIELD_ACTION_TYPE,  KITH_FIELD_FOR_DIRECTORY,     KITH_FIELD_FOR_REFERRAL,
  KITH_FIELD_FOR_RESEARCH, KITH_FIELD_STATUS,       KITH_FIELD_NOT_ON_WEBSITE,    KITH_FIELD_NOT_IN_DIRECTORY,
  KITH_FIELD_DELETED,      KITH_FIELD_DELETED_DATE, KITH_FIELD_DELETED_EFFECTIVE, KITH_FIELD_EXTRA,
};

static gboolean
is_among (KithResourceField field, const KithResourceField *fields, guint n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    if (fields[i] == field)
      return TRUE;
  return FALSE;
}

/* One address that is kept back is where the place is, whichever others there are. */
static gboolean
is_place_kept_back (const KithValues *values)
{
  KithValueIter iter;

  kith_value_iter_init (&iter, values);
  while (kith_value_iter_find (&iter, "address"))
    if (kith_kept_back_value (&iter) && g_strcmp0 (kith_value_get_within (&iter, "type"), "mailing") != 0)
      return TRUE;
  return FALSE;
}

/* What people write where there is none. */
static gboolean
is_no_number (const char *text)
{
  static const char *const none[] = { "", "(none)", "none", "n/a", "na", "-", "0", NULL };
  g_autofree char *lower = g_ascii_strdown (text, -1);

  return g_strv_contains (none, g_strstrip (lower));
}

static gboolean
is_empty (const KithValueIter *value)
{
  if (g_str_equal (value->name, "phone"))
    return is_no_number (value->text);
  return g_str_equal (value->name, "verified") && !kith_resource_knows_day (value->text);
}

/* What a view is for. */
typedef struct
{
  gboolean internal; /* what is between sources and those who collect, and empty values */
  gboolean extra;    /* what nobody knows the meaning of */
  gboolean place;    /* where it is */
} Shown;

static void
show_value (KithValuesBuilder *builder, const KithValueIter *value, const Shown *shown)
{
  KithValueIter within;

  if (kith_kept_back_value (value) || (!shown->internal && is_empty (value)) ||
      (!shown->extra && g_str_equal (value->name, "extra")))
    return;
  kith_values_builder_open (builder, value->name, value->text);
  kith_value_iter_init_within (&within, value);
  while (kith_value_iter_next (&within))
    if (within.depth == value->depth + 1 && !g_str_equal (within.name, "confidential"))
      show_value (builder, &within, shown);
  kith_values_builder_close (builder);
}

static gboolean
is_field_shown (const char *name, const Shown *shown)
{
  KithResourceField field;

  if (!kith_resource_field_parse (name, &field))
    return shown->extra;
  return (shown->internal || !is_among (field, internal, G_N_ELEMENTS (internal))) &&
         (shown->place || !is_among (field, whereabouts, G_N_ELEMENTS (whereabouts)));
}

static KithValues *
show_values (const KithValues *values, const Shown *shown)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  KithValueIter iter;

  kith_value_iter_init (&iter, values);
  while (kith_value_iter_next (&iter))
    if (iter.depth == 1 && is_field_shown (iter.name, shown))
      show_value (builder, &iter, shown);
  return kith_values_builder_end (builder);
}

static Shown
shown_in_export (const KithValues *values)
{
  const Shown shown = { .internal = TRUE,
                        .extra = !kith_kept_back_any (values),
                        .place = !is_place_kept_back (values) };

  return shown;
}

/* (nullable) */
static GStrv
list_changed (const KithResource *resource)
{
  g_autoptr (GStrvBuilder) changed = NULL;
  g_autoptr (GPtrArray) fields = NULL;

  if (resource->base == NULL)
    return NULL;
  changed = g_strv_builder_new ();
  fields = kith_values_list_fields (resource->base, resource->values);
  for (guint i = 0; i < fields->len; i++)
    if (!kith_values_field_equal (resource->base, resource->values, fields->pdata[i]))
      g_strv_builder_add (changed, fields->pdata[i]);
  return g_strv_builder_end (changed);
}

static KithResourceView *
make_view (const KithResource *resource, const Shown *shown)
{
  KithResourceView *self;

  if (resource->status != KITH_RESOURCE_IS_ACTIVE || resource->same_as != 0 ||
      kith_kept_back_entry (resource->values))
    return NULL;
  self = g_rc_box_new0 (KithResourceView);
  self->id = resource->id;
  self->kind = resource->kind;
  self->values = show_values (resource->values, shown);
  self->standing = (KithResourceStanding){ resource->source,      resource->verified_day,
                                           resource->verified_by, kith_resource_get_missing (resource),
                                           resource->pinned,      list_changed (resource) };
  return self;
}

/**
 * kith_resource_view_new:
 * @resource: an entry
 *
 * Returns: (transfer full) (nullable): what may be shown of it; %NULL where nothing may: it is not active,
 * another entry is shown in its place, or its source wants it in no directory, on no website or for no
 * referral
 */
KithResourceView *
kith_resource_view_new (const KithResource *resource)
{
  Shown shown = { FALSE };

  g_return_val_if_fail (resource != NULL, NULL);

  shown.place = !is_place_kept_back (resource->values);
  return make_view (resource, &shown);
}

/**
 * kith_resource_view_new_for_export:
 * @resource: an entry
 *
 * Where anything of an entry is kept back, what nobody knows the meaning of is too: it could say the same.
 *
 * Returns: (transfer full) (nullable): what may be told to other programs of the field; %NULL where nothing
 * may
 */
KithResourceView *
kith_resource_view_new_for_export (const KithResource *resource)
{
  Shown shown;

  g_return_val_if_fail (resource != NULL, NULL);

  shown = shown_in_export (resource->values);
  return make_view (resource, &shown);
}

/* Of an entry that is in no directory only what it is called, and that it is in none. */
static gboolean
is_of_kept_back_entry (const char *name, const KithValues *values)
{
  static const KithResourceField told[] = { KITH_FIELD_NAME, KITH_FIELD_NOT_ON_WEBSITE,
                                            KITH_FIELD_NOT_IN_DIRECTORY, KITH_FIELD_FOR_DIRECTORY,
                                            KITH_FIELD_FOR_REFERRAL };
  KithResourceField field;

  return kith_kept_back_entry (values) &&
         !(kith_resource_field_parse (name, &field) && is_among (field, told, G_N_ELEMENTS (told)));
}

static gboolean
is_part_kept_back (const KithValueIter *value, const Shown *shown)
{
  KithValueIter within;

  if (kith_kept_back_value (value) || (!shown->extra && g_str_equal (value->name, "extra")))
    return TRUE;
  kith_value_iter_init_within (&within, value);
  while (kith_value_iter_next (&within))
    if (kith_kept_back_value (&within) || (!shown->extra && g_str_equal (within.name, "extra")))
      return TRUE;
  return FALSE;
}

/**
 * kith_resource_view_field:
 * @values: all values of an entry
 * @name: one of its fields
 * @kept_back: (out): whether something of the field is left out
 *
 * For whoever looks at what changes in an entry: as in an export, but whatever its state.
 *
 * Returns: (transfer full): what may be shown of that field
 */
KithValues *
kith_resource_view_field (const KithValues *values, const char *name, gboolean *kept_back)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  KithValueIter iter;
  Shown shown;

  g_return_val_if_fail (values != NULL && name != NULL && kept_back != NULL, NULL);

  shown = shown_in_export (values);
  *kept_back = FALSE;
  kith_value_iter_init (&iter, values);
  while (kith_value_iter_find (&iter, name))
    {
      gboolean is_shown = is_field_shown (name, &shown) && !is_of_kept_back_entry (name, values);

      *kept_back |= !is_shown || is_part_kept_back (&iter, &shown);
      if (is_shown)
        show_value (builder, &iter, &shown);
    }
  return kith_values_builder_end (builder);
}

/**
 * kith_resource_view_ref:
 * @self: a view
 *
 * Returns: (transfer full): @self, for the same thread
 */
KithResourceView *
kith_resource_view_ref (KithResourceView *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_rc_box_acquire (self);
}

static void
clear_view (gpointer data)
{
  KithResourceView *self = data;

  kith_values_unref (self->values);
  g_strfreev (self->standing.changed);
}

/**
 * kith_resource_view_unref:
 * @self: (nullable) (transfer full): a view
 */
void
kith_resource_view_unref (KithResourceView *self)
{
  if (self != NULL)
    g_rc_box_release_full (self, clear_view);
}

/**
 * kith_resource_view_get_id:
 * @self: a view
 *
 * Returns: the entry's id
 */
gint64
kith_resource_view_get_id (const KithResourceView *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->id;
}

/**
 * kith_resource_view_get_kind:
 * @self: a view
 *
 * Returns: what the entry is
 */
KithResourceKind
kith_resource_view_get_kind (const KithResourceView *self)
{
  g_return_val_if_fail (self != NULL, KITH_RESOURCE_ORGANIZATION);

  return self->kind;
}

/**
 * kith_resource_view_get_values:
 * @self: a view
 *
 * Returns: (transfer none): what may be shown
 */
const KithValues *
kith_resource_view_get_values (const KithResourceView *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->values;
}

/**
 * kith_resource_view_get_standing:
 * @self: a view
 *
 * Returns: (transfer none): what the center knows about the entry
 */
const KithResourceStanding *
kith_resource_view_get_standing (const KithResourceView *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->standing;
}
