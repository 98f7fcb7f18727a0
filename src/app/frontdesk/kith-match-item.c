/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen that the queue can see may say of a match is decided here, so that rows, the status line and
 * screen readers cannot differ: first name and initial, no disambiguator unless Alt is held or nothing else
 * tells two of them apart, and never when somebody was last here. */

#include "frontdesk/kith-match-item.h"

#include <glib/gi18n.h>

#include "base/kith-text.h"
#include "desk/kith-public-name.h"

struct _KithMatchItem
{
  GObject parent_instance;

  KithCard *card; /* (owned) */
  char *name;     /* (owned) */
  char *title;    /* (owned) */
  char *alias;    /* (owned) (nullable) the other name that matched */
  char *presence; /* (owned) */
  gboolean public_screen;
  gboolean told_by_note; /* a public screen shows the note */
  gboolean revealed;
};

G_DEFINE_FINAL_TYPE (KithMatchItem, kith_match_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_PRONOUNS,
  PROP_DETAIL,
  PROP_PRESENCE,
  PROP_REVEALED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
blank (const char *text)
{
  return text == NULL || *text == '\0';
}

static char *
describe_presence (KithDeskRow *here)
{
  const char *arrived;

  if (here == NULL)
    return g_strdup ("");
  if (kith_desk_row_get_state (here) == KITH_PRESENCE_OUT)
    return g_strdup (_ ("stepped out"));
  if (kith_desk_row_get_state (here) != KITH_PRESENCE_HERE)
    return g_strdup ("");
  arrived = kith_desk_row_get_arrived (here);
  /* Translators: %s is a time of day; beside the name of somebody found */
  return blank (arrived) ? g_strdup (_ ("already here"))
                         : g_strdup_printf (_ ("already here, since %s"), arrived);
}

/* public_name: NULL where only the team sees this screen. here: NULL where they are not here. */
static KithMatchItem *
make_item (const KithMatch *match, const KithPublicName *public_name, KithDeskRow *here)
{
  KithMatchItem *self = g_object_new (KITH_TYPE_MATCH_ITEM, NULL);
  const char *name = kith_card_get_name (match->card);

  self->card = kith_card_ref (match->card);
  self->public_screen = public_name != NULL;
  self->told_by_note = public_name != NULL && public_name->note != NULL;
  self->name = g_strdup (public_name ? public_name->name : name);
  self->title = public_name ? kith_public_name_dup_text (public_name) : g_strdup (name);
  self->presence = kith_card_get_state (match->card) == KITH_CARD_DIED ? g_strdup (_ ("has died"))
                                                                       : describe_presence (here);
  if (!blank (match->alias) && g_strcmp0 (match->alias, name) != 0)
    self->alias = public_name ? kith_text_public_name (match->alias) : g_strdup (match->alias);
  return self;
}

static void
kith_match_item_finalize (GObject *object)
{
  KithMatchItem *self = KITH_MATCH_ITEM (object);

  kith_card_unref (self->card);
  g_free (self->name);
  g_free (self->title);
  g_free (self->alias);
  g_free (self->presence);

  G_OBJECT_CLASS (kith_match_item_parent_class)->finalize (object);
}

static void
kith_match_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KithMatchItem *self = KITH_MATCH_ITEM (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_PRONOUNS:
      g_value_set_string (value, kith_match_item_get_pronouns (self));
      break;
    case PROP_DETAIL:
      g_value_take_string (value, kith_match_item_dup_detail (self));
      break;
    case PROP_PRESENCE:
      g_value_set_string (value, self->presence);
      break;
    case PROP_REVEALED:
      g_value_set_boolean (value, self->revealed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kith_match_item_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_REVEALED)
    kith_match_item_set_revealed (KITH_MATCH_ITEM (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kith_match_item_class_init (KithMatchItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kith_match_item_finalize;
  object_class->get_property = kith_match_item_get_property;
  object_class->set_property = kith_match_item_set_property;

  properties[PROP_NAME] =
      g_param_spec_string ("name", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PRONOUNS] =
      g_param_spec_string ("pronouns", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DETAIL] =
      g_param_spec_string ("detail", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PRESENCE] =
      g_param_spec_string ("presence", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_REVEALED] = g_param_spec_boolean (
      "revealed", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kith_match_item_init (KithMatchItem *self)
{
}

/**
 * kith_match_items_new:
 * @matches: (element-type KithMatch): what is shown together
 * @public_screen: whether people in the queue can see this screen: namesakes are then told apart
 * @here: (nullable): the desk that knows who is here, where that is to be shown
 *
 * Returns: (transfer full) (element-type KithMatchItem): the matches as they may be shown, in their order
 */
GPtrArray *
kith_match_items_new (GPtrArray *matches, gboolean public_screen, KithDesk *here)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = NULL;
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (matches != NULL, items);

  for (guint i = 0; i < matches->len; i++)
    g_ptr_array_add (cards, ((const KithMatch *) g_ptr_array_index (matches, i))->card);
  names = kith_public_names_new ((KithCard *const *) cards->pdata, cards->len);
  for (guint i = 0; i < matches->len; i++)
    {
      const KithMatch *match = g_ptr_array_index (matches, i);
      KithDeskRow *row = here ? kith_desk_find_here (here, kith_card_get_person (match->card)) : NULL;

      g_ptr_array_add (items, make_item (match, public_screen ? g_ptr_array_index (names, i) : NULL, row));
    }
  return items;
}

/**
 * kith_match_item_get_person:
 *
 * Returns: whom it is about
 */
gint64
kith_match_item_get_person (KithMatchItem *self)
{
  g_return_val_if_fail (KITH_IS_MATCH_ITEM (self), 0);

  return kith_card_get_person (self->card);
}

/**
 * kith_match_item_get_name:
 *
 * Returns: the name as it may be shown
 */
const char *
kith_match_item_get_name (KithMatchItem *self)
{
  g_return_val_if_fail (KITH_IS_MATCH_ITEM (self), NULL);

  return self->name;
}

/**
 * kith_match_item_get_title:
 *
 * Returns: the name as it may be shown where it stands alone, with what tells it from the others on a public
 *   screen
 */
const char *
kith_match_item_get_title (KithMatchItem *self)
{
  g_return_val_if_fail (KITH_IS_MATCH_ITEM (self), NULL);

  return self->title;
}

/**
 * kith_match_item_get_pronouns:
 *
 * Returns: the pronouns, "" where there are none
 */
const char *
kith_match_item_get_pronouns (KithMatchItem *self)
{
  const char *pronouns;

  g_return_val_if_fail (KITH_IS_MATCH_ITEM (self), NULL);

  pronouns = kith_card_get_pronouns (self->card);
  return pronouns ? pronouns : "";
}

/**
 * kith_match_item_get_presence:
 *
 * Returns: "already here, since 9:40", "stepped out", or ""
 */
const char *
kith_match_item_get_presence (KithMatchItem *self)
{
  g_return_val_if_fail (KITH_IS_MATCH_ITEM (self), NULL);

  return self->presence;
}

/**
 * kith_match_item_dup_detail:
 *
 * Returns: (transfer full): the other name that matched and how to tell them apart: “Mari” · March
 */
char *
kith_match_item_dup_detail (KithMatchItem *self)
{
  const char *apart;
  gboolean with_apart;

  g_return_val_if_fail (KITH_IS_MATCH_ITEM (self), NULL);

  apart = kith_card_get_disambiguator (self->card);
  with_apart = !blank (apart) && (!self->public_screen || self->told_by_note || self->revealed);
  if (self->alias && with_apart)
    /* Translators: another name of somebody, and what tells them from their namesakes */
    return g_strdup_printf (_ ("“%s” · %s"), self->alias, apart);
  if (self->alias)
    return g_strdup_printf (_ ("“%s”"), self->alias);
  return g_strdup (with_apart ? apart : "");
}

/**
 * kith_match_item_dup_label:
 *
 * Returns: (transfer full): all of it in one line, for the status and screen readers
 */
char *
kith_match_item_dup_label (KithMatchItem *self)
{
  g_autofree char *detail = NULL;
  g_autoptr (GStrvBuilder) parts = NULL;
  g_auto (GStrv) strv = NULL;

  g_return_val_if_fail (KITH_IS_MATCH_ITEM (self), NULL);

  detail = kith_match_item_dup_detail (self);
  parts = g_strv_builder_new ();
  g_strv_builder_add (parts, self->name);
  if (*kith_match_item_get_pronouns (self))
    g_strv_builder_add (parts, kith_match_item_get_pronouns (self));
  if (*detail)
    g_strv_builder_add (parts, detail);
  if (*self->presence)
    g_strv_builder_add (parts, self->presence);
  strv = g_strv_builder_end (parts);
  /* Translators: what stands between the parts of a list read aloud */
  return g_strjoinv (_ (", "), strv);
}

/**
 * kith_match_item_set_revealed:
 * @revealed: whether Alt is held: a public screen then shows what tells namesakes apart
 */
void
kith_match_item_set_revealed (KithMatchItem *self, gboolean revealed)
{
  g_return_if_fail (KITH_IS_MATCH_ITEM (self));

  if (self->revealed == !!revealed)
    return;
  self->revealed = !!revealed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAIL]);
}
