/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One line of Here now. A row keeps what it shows as values and notifies what changed, so that a list can
 * stay as it is while its rows move on. */

#include "desk/kith-desk-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-text.h"
#include "desk/kith-desk-row-private.h"

struct _KithDeskRow
{
  GObject parent_instance;

  KithVisit *visit;    /* (owned) (nullable) */
  KithGuest *guest;    /* (owned) (nullable) */
  char *name;          /* (owned) */
  char *public_name;   /* (owned) */
  char *plain_name;    /* (owned) the public name of somebody whom nobody reads like; "" for guests */
  char *alike;         /* (owned) what would read alike on a public screen; "" for guests */
  char *pronouns;      /* (owned) */
  char *disambiguator; /* (owned) */
  char *arrived;       /* (owned) */
  gboolean waiting;
  gboolean notice;
};

G_DEFINE_FINAL_TYPE (KithDeskRow, kith_desk_row, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_VISIT,
  PROP_GUEST,
  PROP_PERSON,
  PROP_NAME,
  PROP_PUBLIC_NAME,
  PROP_PRONOUNS,
  PROP_DISAMBIGUATOR,
  PROP_ARRIVED,
  PROP_STATE,
  PROP_NUMBER,
  PROP_WAITING,
  PROP_NOTICE,
  N_PROPS,
};

enum
{
  SERVICES_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
notify (KithDeskRow *self, int property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
put_string (KithDeskRow *self, char **field, const char *value, int property)
{
  if (g_strcmp0 (*field, value) == 0)
    return;
  g_free (*field);
  *field = g_strdup (value);
  notify (self, property);
}

static void
kith_desk_row_finalize (GObject *object)
{
  KithDeskRow *self = KITH_DESK_ROW (object);

  g_clear_pointer (&self->visit, kith_visit_free);
  g_clear_pointer (&self->guest, kith_guest_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->public_name, g_free);
  g_clear_pointer (&self->plain_name, g_free);
  g_clear_pointer (&self->alike, g_free);
  g_clear_pointer (&self->pronouns, g_free);
  g_clear_pointer (&self->disambiguator, g_free);
  g_clear_pointer (&self->arrived, g_free);

  G_OBJECT_CLASS (kith_desk_row_parent_class)->finalize (object);
}

static void
kith_desk_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KithDeskRow *self = KITH_DESK_ROW (object);

  switch (id)
    {
    case PROP_VISIT:
      g_value_set_int64 (value, kith_desk_row_get_visit (self));
      break;
    case PROP_GUEST:
      g_value_set_int64 (value, kith_desk_row_get_guest (self));
      break;
    case PROP_PERSON:
      g_value_set_int64 (value, kith_desk_row_get_person (self));
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_PUBLIC_NAME:
      g_value_set_string (value, self->public_name);
      break;
    case PROP_PRONOUNS:
      g_value_set_string (value, self->pronouns);
      break;
    case PROP_DISAMBIGUATOR:
      g_value_set_string (value, self->disambiguator);
      break;
    case PROP_ARRIVED:
      g_value_set_string (value, self->arrived);
      break;
    case PROP_STATE:
      g_value_set_int (value, (int) kith_desk_row_get_state (self));
      break;
    case PROP_NUMBER:
      g_value_set_int (value, kith_desk_row_get_number (self));
      break;
    case PROP_WAITING:
      g_value_set_boolean (value, self->waiting);
      break;
    case PROP_NOTICE:
      g_value_set_boolean (value, self->notice);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kith_desk_row_class_init (KithDeskRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = kith_desk_row_finalize;
  object_class->get_property = kith_desk_row_get_property;

  properties[PROP_VISIT] = g_param_spec_int64 ("visit", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_GUEST] = g_param_spec_int64 ("guest", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_PERSON] = g_param_spec_int64 ("person", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_PUBLIC_NAME] = g_param_spec_string ("public-name", NULL, NULL, "", flags);
  properties[PROP_PRONOUNS] = g_param_spec_string ("pronouns", NULL, NULL, "", flags);
  properties[PROP_DISAMBIGUATOR] = g_param_spec_string ("disambiguator", NULL, NULL, "", flags);
  properties[PROP_ARRIVED] = g_param_spec_string ("arrived", NULL, NULL, "", flags);
  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_NUMBER] = g_param_spec_int ("number", NULL, NULL, 0, G_MAXINT, 1, flags);
  properties[PROP_WAITING] = g_param_spec_boolean ("waiting", NULL, NULL, FALSE, flags);
  properties[PROP_NOTICE] = g_param_spec_boolean ("notice", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * KithDeskRow::services-changed:
   *
   * What was taken changed; kith_desk_row_get_service() tells.
   */
  signals[SERVICES_CHANGED] = g_signal_new ("services-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kith_desk_row_init (KithDeskRow *self)
{
  self->name = g_strdup ("");
  self->public_name = g_strdup ("");
  self->plain_name = g_strdup ("");
  self->alike = g_strdup ("");
  self->pronouns = g_strdup ("");
  self->disambiguator = g_strdup ("");
  self->arrived = g_strdup ("");
}

KithDeskRow *
kith_desk_row_new (void)
{
  return g_object_new (KITH_TYPE_DESK_ROW, NULL);
}

static void
put_arrived (KithDeskRow *self, int minute)
{
  g_autofree char *arrived = minute != KITH_MINUTE_NONE ? kith_minute_format (minute) : g_strdup ("");

  put_string (self, &self->arrived, arrived, PROP_ARRIVED);
}

static gboolean
same_services (const KithVisit *a, const KithVisit *b)
{
  if (a->services->len != b->services->len)
    return FALSE;
  for (guint i = 0; i < a->services->len; i++)
    if (!kith_visit_has_service (b, g_array_index (a->services, gint64, i)))
      return FALSE;
  return TRUE;
}

void
kith_desk_row_set_visit (KithDeskRow *self, const KithVisit *visit, KithCard *card, gboolean nameless)
{
  g_autoptr (KithVisit) old = g_steal_pointer (&self->visit);
  const char *name = card != NULL ? kith_card_get_name (card)
                     : nameless   ? _ ("Somebody without a name")
                                  : _ ("Record that cannot be opened");
  const char *pronouns = card != NULL ? kith_card_get_pronouns (card) : NULL;
  const char *told_apart = card != NULL ? kith_card_get_disambiguator (card) : NULL;

  g_object_freeze_notify (G_OBJECT (self));
  self->visit = kith_visit_copy (visit);
  if (strcmp (self->name, name) != 0)
    {
      put_string (self, &self->name, name, PROP_NAME);
      g_free (self->plain_name);
      self->plain_name = card != NULL ? kith_text_public_name (name) : g_strdup (name);
      put_string (self, &self->public_name, self->plain_name, PROP_PUBLIC_NAME);
      g_free (self->alike);
      self->alike = g_utf8_casefold (self->plain_name, -1);
    }
  put_string (self, &self->pronouns, pronouns != NULL ? pronouns : "", PROP_PRONOUNS);
  put_string (self, &self->disambiguator, told_apart != NULL ? told_apart : "", PROP_DISAMBIGUATOR);
  put_arrived (self, visit->arrived);
  if (old != NULL && old->state != visit->state)
    notify (self, PROP_STATE);
  g_object_thaw_notify (G_OBJECT (self));
  if (old != NULL && !same_services (old, visit))
    g_signal_emit (self, signals[SERVICES_CHANGED], 0);
}

void
kith_desk_row_set_plain_name (KithDeskRow *self)
{
  put_string (self, &self->public_name, self->plain_name, PROP_PUBLIC_NAME);
}

void
kith_desk_row_set_public_name (KithDeskRow *self, const char *public_name)
{
  put_string (self, &self->public_name, public_name, PROP_PUBLIC_NAME);
}

const char *
kith_desk_row_get_alike (KithDeskRow *self)
{
  return self->alike;
}

void
kith_desk_row_set_guest (KithDeskRow *self, const KithGuest *guest)
{
  g_autoptr (KithGuest) old = g_steal_pointer (&self->guest);
  g_autofree char *name = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d guest without a name",
                                                        "%d guests without a name", (gulong) guest->number),
                                           guest->number);

  g_object_freeze_notify (G_OBJECT (self));
  self->guest = kith_guest_copy (guest);
  put_string (self, &self->name, name, PROP_NAME);
  put_string (self, &self->public_name, name, PROP_PUBLIC_NAME);
  put_arrived (self, guest->arrived);
  if (old != NULL && old->state != guest->state)
    notify (self, PROP_STATE);
  if (old != NULL && old->number != guest->number)
    notify (self, PROP_NUMBER);
  g_object_thaw_notify (G_OBJECT (self));
  if (old != NULL && !kith_guest_equal (old, guest))
    g_signal_emit (self, signals[SERVICES_CHANGED], 0);
}

void
kith_desk_row_set_marks (KithDeskRow *self, gboolean waiting, gboolean notice_now)
{
  if (self->waiting != waiting)
    {
      self->waiting = waiting;
      notify (self, PROP_WAITING);
    }
  if (self->notice != notice_now)
    {
      self->notice = notice_now;
      notify (self, PROP_NOTICE);
    }
}

const KithVisit *
kith_desk_row_peek_visit (KithDeskRow *self)
{
  return self->visit;
}

int
kith_desk_row_get_minute (KithDeskRow *self)
{
  return self->visit != NULL   ? self->visit->arrived
         : self->guest != NULL ? self->guest->arrived
                               : KITH_MINUTE_NONE;
}

static gint64
get_id (KithDeskRow *self)
{
  return self->visit != NULL ? self->visit->id : self->guest != NULL ? self->guest->id : 0;
}

int
kith_desk_row_compare (KithDeskRow *a, KithDeskRow *b)
{
  int minute_a = kith_desk_row_get_minute (a), minute_b = kith_desk_row_get_minute (b);

  if (minute_a != minute_b)
    return minute_a < minute_b ? -1 : 1;
  return get_id (a) < get_id (b) ? -1 : get_id (a) > get_id (b);
}

/**
 * kith_desk_row_get_visit:
 * @self: a row
 *
 * Returns: the visit's id, 0 for guests
 */
gint64
kith_desk_row_get_visit (KithDeskRow *self)
{
  g_return_val_if_fail (KITH_IS_DESK_ROW (self), 0);

  return self->visit != NULL ? self->visit->id : 0;
}

/**
 * kith_desk_row_get_guest:
 * @self: a row
 *
 * Returns: the guests' id, 0 for a visit
 */
gint64
kith_desk_row_get_guest (KithDeskRow *self)
{
  g_return_val_if_fail (KITH_IS_DESK_ROW (self), 0);

  return self->guest != NULL ? self->guest->id : 0;
}

/**
 * kith_desk_row_get_person:
 * @self: a row
 *
 * Returns: the person's id, 0 for guests
 */
gint64
kith_desk_row_get_person (KithDeskRow *self)
{
  g_return_val_if_fail (KITH_IS_DESK_ROW (self), 0);

  return self->visit != NULL ? self->visit->person : 0;
}

/**
 * kith_desk_row_get_name:
 * @self: a row
 *
 * Returns: (transfer none): the full name, or how many guests
 */
const char *
kith_desk_row_get_name (KithDeskRow *self)
{
  g_return_val_if_fail (KITH_IS_DESK_ROW (self), NULL);

  return self->name;
}

/**
 * kith_desk_row_get_public_name:
 * @self: a row
 *
 * Returns: (transfer none): first name and initial, for a screen that others see; with what tells them apart
 *   where somebody else of today's rows would read alike
 */
const char *
kith_desk_row_get_public_name (KithDeskRow *self)
{
  g_return_val_if_fail (KITH_IS_DESK_ROW (self), NULL);

  return self->public_name;
}

/**
 * kith_desk_row_get_arrived:
 * @self: a row
 *
 * Returns: (transfer none): when they came, as the locale writes it; "" where that is not recorded
 */
const char *
kith_desk_row_get_arrived (KithDeskRow *self)
{
  g_return_val_if_fail (KITH_IS_DESK_ROW (self), NULL);

  return self->arrived;
}

/**
 * kith_desk_row_get_state:
 * @self: a row
 *
 * Returns: whether they are here
 */
KithPresenceState
kith_desk_row_get_state (KithDeskRow *self)
{
  g_return_val_if_fail (KITH_IS_DESK_ROW (self), KITH_PRESENCE_CLOSED);

  return self->visit != NULL   ? self->visit->state
         : self->guest != NULL ? self->guest->state
                               : KITH_PRESENCE_CLOSED;
}

/**
 * kith_desk_row_get_number:
 * @self: a row
 *
 * Returns: how many they are: 1 for a visit
 */
int
kith_desk_row_get_number (KithDeskRow *self)
{
  g_return_val_if_fail (KITH_IS_DESK_ROW (self), 0);

  return self->guest != NULL ? self->guest->number : 1;
}

/**
 * kith_desk_row_get_service:
 * @self: a row
 * @service: a service's id
 *
 * Returns: how many of them took it
 */
int
kith_desk_row_get_service (KithDeskRow *self, gint64 service)
{
  g_return_val_if_fail (KITH_IS_DESK_ROW (self), 0);

  if (self->visit != NULL)
    return kith_visit_has_service (self->visit, service) ? 1 : 0;
  return self->guest != NULL ? kith_guest_get_service (self->guest, service) : 0;
}
