/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows, the status line and screen readers say the same, so the words are put together here. Texts are
 * copies: the directory that they came from goes when a newer one is read. */

#include "resources/kith-result-item.h"

#include <glib/gi18n.h>

struct _KithResultItem
{
  GObject parent_instance;

  gint64 id;
  gint64 place;
  char *name;        /* (owned) */
  char *more;        /* (owned) */
  char *state_words; /* (owned) */
  char *heading;     /* (owned) (nullable) */
  KithHoursState state;
  gboolean pinned;
  gboolean missing;
};

G_DEFINE_FINAL_TYPE (KithResultItem, kith_result_item, G_TYPE_OBJECT)

/* A crisis line is everywhere, wherever its office may be. */
static char *
describe_more (const KithDirectoryResult *result)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (result->is_line)
    g_ptr_array_add (parts, g_strdup (_ ("Everywhere")));
  else if (result->city != NULL)
    g_ptr_array_add (parts, g_strdup (result->city));
  if (!result->is_line && result->km >= 0)
    /* Translators: a distance in kilometers */
    g_ptr_array_add (parts, g_strdup_printf (_ ("%.1f km"), result->km));
  if (result->organization != NULL && g_strcmp0 (result->organization, result->name) != 0)
    g_ptr_array_add (parts, g_strdup (result->organization));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
kith_result_item_finalize (GObject *object)
{
  KithResultItem *self = KITH_RESULT_ITEM (object);

  g_free (self->name);
  g_free (self->more);
  g_free (self->state_words);
  g_free (self->heading);
  G_OBJECT_CLASS (kith_result_item_parent_class)->finalize (object);
}

static void
kith_result_item_class_init (KithResultItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_result_item_finalize;
}

static void
kith_result_item_init (KithResultItem *self)
{
}

/**
 * kith_result_item_new:
 * @result: what was found
 * @now: the instant that was asked about
 * @heading: (nullable): what stands above it
 *
 * Returns: (transfer full): it in words
 */
KithResultItem *
kith_result_item_new (const KithDirectoryResult *result, GDateTime *now, const char *heading)
{
  KithResultItem *self;

  g_return_val_if_fail (result != NULL && now != NULL, NULL);

  self = g_object_new (KITH_TYPE_RESULT_ITEM, NULL);
  self->id = result->id;
  self->place = result->place != 0 ? result->place : result->location;
  self->name = g_strdup (result->name);
  self->more = describe_more (result);
  self->state = result->state;
  self->state_words = kith_directory_result_say (result, now);
  self->heading = g_strdup (heading);
  self->pinned = result->pinned;
  self->missing = result->missing;
  return self;
}

/**
 * kith_result_item_get_id:
 * @self: an item
 *
 * Returns: the service, or the organization without any
 */
gint64
kith_result_item_get_id (KithResultItem *self)
{
  g_return_val_if_fail (KITH_IS_RESULT_ITEM (self), 0);

  return self->id;
}

/**
 * kith_result_item_get_place:
 * @self: an item
 *
 * Returns: the service at the place that fits best; 0: it has none
 */
gint64
kith_result_item_get_place (KithResultItem *self)
{
  g_return_val_if_fail (KITH_IS_RESULT_ITEM (self), 0);

  return self->place;
}

/**
 * kith_result_item_get_name:
 * @self: an item
 *
 * Returns: what it is called
 */
const char *
kith_result_item_get_name (KithResultItem *self)
{
  g_return_val_if_fail (KITH_IS_RESULT_ITEM (self), NULL);

  return self->name;
}

/**
 * kith_result_item_get_more:
 * @self: an item
 *
 * Returns: where it is and whose; may be ""
 */
const char *
kith_result_item_get_more (KithResultItem *self)
{
  g_return_val_if_fail (KITH_IS_RESULT_ITEM (self), NULL);

  return self->more;
}

/**
 * kith_result_item_get_state_words:
 * @self: an item
 *
 * Returns: "Open until 17:00"
 */
const char *
kith_result_item_get_state_words (KithResultItem *self)
{
  g_return_val_if_fail (KITH_IS_RESULT_ITEM (self), NULL);

  return self->state_words;
}

/**
 * kith_result_item_get_state:
 * @self: an item
 *
 * Returns: whether it is open
 */
KithHoursState
kith_result_item_get_state (KithResultItem *self)
{
  g_return_val_if_fail (KITH_IS_RESULT_ITEM (self), KITH_HOURS_UNKNOWN);

  return self->state;
}

/**
 * kith_result_item_get_heading:
 * @self: an item
 *
 * Returns: (nullable): what stands above it
 */
const char *
kith_result_item_get_heading (KithResultItem *self)
{
  g_return_val_if_fail (KITH_IS_RESULT_ITEM (self), NULL);

  return self->heading;
}

/**
 * kith_result_item_is_pinned:
 * @self: an item
 *
 * Returns: whether the center wants it at hand
 */
gboolean
kith_result_item_is_pinned (KithResultItem *self)
{
  g_return_val_if_fail (KITH_IS_RESULT_ITEM (self), FALSE);

  return self->pinned;
}

/**
 * kith_result_item_is_missing:
 * @self: an item
 *
 * Returns: whether its source tells it no more
 */
gboolean
kith_result_item_is_missing (KithResultItem *self)
{
  g_return_val_if_fail (KITH_IS_RESULT_ITEM (self), FALSE);

  return self->missing;
}

/**
 * kith_result_item_dup_label:
 * @self: an item
 *
 * Returns: (transfer full): what a screen reader says of its row
 */
char *
kith_result_item_dup_label (KithResultItem *self)
{
  g_autoptr (GString) label = NULL;

  g_return_val_if_fail (KITH_IS_RESULT_ITEM (self), NULL);

  label = g_string_new (self->name);
  g_string_append_printf (label, ", %s", self->state_words);
  if (*self->more != '\0')
    g_string_append_printf (label, ", %s", self->more);
  if (self->pinned)
    g_string_append_printf (label, ", %s", _ ("pinned"));
  if (self->missing)
    g_string_append_printf (label, ", %s", _ ("no longer in its source"));
  return g_string_free (g_steal_pointer (&label), FALSE);
}
