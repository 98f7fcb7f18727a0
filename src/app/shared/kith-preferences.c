/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workstation's preferences as properties, so that screens bind to them and tests need no schema. */

#include "shared/kith-preferences.h"

#include "base/kith-text.h"

#include "kith-config.h"

/* Above this many the lock screen asks for a name instead of listing them. */
#define MANY_ACCOUNTS 8

struct _KithPreferences
{
  GObject parent_instance;

  GSettings *settings; /* (owned) (nullable) */
  int window_width;
  int window_height;
  gboolean window_maximized;
  gboolean sidebar_visible;
  gboolean public_screen;
  guint lock_minutes;
  guint desk_cover_seconds;
  guint desk_lock_minutes;
  guint text_scale;
  char *list_accounts; /* (owned) */
  char *last_page;     /* (owned) */
  char *store_path;    /* (owned) */
};

G_DEFINE_FINAL_TYPE (KithPreferences, kith_preferences, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_WINDOW_WIDTH,
  PROP_WINDOW_HEIGHT,
  PROP_WINDOW_MAXIMIZED,
  PROP_SIDEBAR_VISIBLE,
  PROP_PUBLIC_SCREEN,
  PROP_LOCK_MINUTES,
  PROP_DESK_COVER_SECONDS,
  PROP_DESK_LOCK_MINUTES,
  PROP_TEXT_SCALE,
  PROP_LIST_ACCOUNTS,
  PROP_LAST_PAGE,
  PROP_STORE_PATH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
bind_settings (KithPreferences *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, KITH_APPLICATION_ID, TRUE);
  if (schema == NULL)
    return;

  self->settings = g_settings_new_full (schema, NULL, NULL);
  for (guint i = 1; i < N_PROPS; i++)
    {
      if (g_settings_schema_has_key (schema, properties[i]->name))
        g_settings_bind (self->settings, properties[i]->name, self, properties[i]->name,
                         G_SETTINGS_BIND_DEFAULT);
    }
}

static void
kith_preferences_finalize (GObject *object)
{
  KithPreferences *self = KITH_PREFERENCES (object);

  g_clear_object (&self->settings);
  g_free (self->list_accounts);
  g_free (self->last_page);
  g_free (self->store_path);
  G_OBJECT_CLASS (kith_preferences_parent_class)->finalize (object);
}

static gpointer
field_of (KithPreferences *self, guint prop_id)
{
  switch (prop_id)
    {
    case PROP_WINDOW_WIDTH:
      return &self->window_width;
    case PROP_WINDOW_HEIGHT:
      return &self->window_height;
    case PROP_WINDOW_MAXIMIZED:
      return &self->window_maximized;
    case PROP_SIDEBAR_VISIBLE:
      return &self->sidebar_visible;
    case PROP_PUBLIC_SCREEN:
      return &self->public_screen;
    case PROP_LOCK_MINUTES:
      return &self->lock_minutes;
    case PROP_DESK_COVER_SECONDS:
      return &self->desk_cover_seconds;
    case PROP_DESK_LOCK_MINUTES:
      return &self->desk_lock_minutes;
    case PROP_TEXT_SCALE:
      return &self->text_scale;
    case PROP_LIST_ACCOUNTS:
      return &self->list_accounts;
    case PROP_LAST_PAGE:
      return &self->last_page;
    case PROP_STORE_PATH:
      return &self->store_path;
    default:
      return NULL;
    }
}

static void
kith_preferences_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  gpointer field = field_of (KITH_PREFERENCES (object), prop_id);

  if (field == NULL)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  else if (G_VALUE_HOLDS_STRING (value))
    g_value_set_string (value, *(char **) field);
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    g_value_set_boolean (value, *(gboolean *) field);
  else if (G_VALUE_HOLDS_UINT (value))
    g_value_set_uint (value, *(guint *) field);
  else
    g_value_set_int (value, *(int *) field);
}

static void
kith_preferences_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  gpointer field = field_of (KITH_PREFERENCES (object), prop_id);
  gboolean changed = FALSE;

  if (field == NULL)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  if (G_VALUE_HOLDS_STRING (value))
    {
      changed = kith_text_replace (field, g_value_get_string (value));
    }
  else
    {
      guint now = G_VALUE_HOLDS_BOOLEAN (value) ? (guint) g_value_get_boolean (value)
                  : G_VALUE_HOLDS_UINT (value)  ? g_value_get_uint (value)
                                                : (guint) g_value_get_int (value);

      changed = *(guint *) field != now;
      *(guint *) field = now;
    }
  if (changed)
    g_object_notify_by_pspec (object, pspec);
}

static void
kith_preferences_class_init (KithPreferencesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = kith_preferences_finalize;
  object_class->get_property = kith_preferences_get_property;
  object_class->set_property = kith_preferences_set_property;

  properties[PROP_WINDOW_WIDTH] = g_param_spec_int ("window-width", NULL, NULL, 0, G_MAXINT, 1180, flags);
  properties[PROP_WINDOW_HEIGHT] = g_param_spec_int ("window-height", NULL, NULL, 0, G_MAXINT, 720, flags);
  properties[PROP_WINDOW_MAXIMIZED] = g_param_spec_boolean ("window-maximized", NULL, NULL, TRUE, flags);
  properties[PROP_SIDEBAR_VISIBLE] = g_param_spec_boolean ("sidebar-visible", NULL, NULL, TRUE, flags);
  properties[PROP_PUBLIC_SCREEN] = g_param_spec_boolean ("public-screen", NULL, NULL, TRUE, flags);
  properties[PROP_LOCK_MINUTES] = g_param_spec_uint ("lock-minutes", NULL, NULL, 1, 60, 3, flags);
  properties[PROP_DESK_COVER_SECONDS] =
      g_param_spec_uint ("desk-cover-seconds", NULL, NULL, 1, 600, 60, flags);
  properties[PROP_DESK_LOCK_MINUTES] = g_param_spec_uint ("desk-lock-minutes", NULL, NULL, 1, 120, 10, flags);
  properties[PROP_TEXT_SCALE] = g_param_spec_uint ("text-scale", NULL, NULL, 75, 200, 100, flags);
  properties[PROP_LIST_ACCOUNTS] = g_param_spec_string ("list-accounts", NULL, NULL, "auto", flags);
  properties[PROP_LAST_PAGE] = g_param_spec_string ("last-page", NULL, NULL, "front-desk", flags);
  properties[PROP_STORE_PATH] = g_param_spec_string ("store-path", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kith_preferences_init (KithPreferences *self)
{
  self->window_width = 1180;
  self->window_height = 720;
  self->window_maximized = TRUE;
  self->sidebar_visible = TRUE;
  self->public_screen = TRUE;
  self->lock_minutes = 3;
  self->desk_cover_seconds = 60;
  self->desk_lock_minutes = 10;
  self->text_scale = 100;
  self->list_accounts = g_strdup ("auto");
  self->last_page = g_strdup ("front-desk");
  self->store_path = g_strdup ("");
}

/**
 * kith_preferences_new:
 *
 * Returns: (transfer full): what this computer remembers; a change is kept
 */
KithPreferences *
kith_preferences_new (void)
{
  KithPreferences *self = kith_preferences_new_passing ();

  bind_settings (self);
  return self;
}

/**
 * kith_preferences_new_passing:
 *
 * Returns: (transfer full): the defaults; a change lasts as long as the object
 */
KithPreferences *
kith_preferences_new_passing (void)
{
  return g_object_new (KITH_TYPE_PREFERENCES, NULL);
}

/**
 * kith_preferences_get_public_screen:
 * @self: the preferences
 *
 * Returns: whether others can see this screen, so that lists show first name and initial only
 */
gboolean
kith_preferences_get_public_screen (KithPreferences *self)
{
  g_return_val_if_fail (KITH_IS_PREFERENCES (self), TRUE);
  return self->public_screen;
}

/**
 * kith_preferences_get_lock_minutes:
 * @self: the preferences
 *
 * Returns: minutes of idleness after which Kith locks
 */
guint
kith_preferences_get_lock_minutes (KithPreferences *self)
{
  g_return_val_if_fail (KITH_IS_PREFERENCES (self), 3);
  return self->lock_minutes;
}

/**
 * kith_preferences_get_desk_cover_seconds:
 * @self: the preferences
 *
 * Returns: seconds of idleness after which the front desk covers the names
 */
guint
kith_preferences_get_desk_cover_seconds (KithPreferences *self)
{
  g_return_val_if_fail (KITH_IS_PREFERENCES (self), 60);
  return self->desk_cover_seconds;
}

/**
 * kith_preferences_get_desk_lock_minutes:
 * @self: the preferences
 *
 * Returns: minutes of idleness after which the front desk locks
 */
guint
kith_preferences_get_desk_lock_minutes (KithPreferences *self)
{
  g_return_val_if_fail (KITH_IS_PREFERENCES (self), 10);
  return self->desk_lock_minutes;
}

/**
 * kith_preferences_get_text_scale:
 * @self: the preferences
 *
 * Returns: the size of the text in percent
 */
guint
kith_preferences_get_text_scale (KithPreferences *self)
{
  g_return_val_if_fail (KITH_IS_PREFERENCES (self), 100);
  return self->text_scale;
}

/**
 * kith_preferences_get_last_page:
 * @self: the preferences
 *
 * Returns: the name of the page that was open last
 */
const char *
kith_preferences_get_last_page (KithPreferences *self)
{
  g_return_val_if_fail (KITH_IS_PREFERENCES (self), NULL);
  return self->last_page;
}

/**
 * kith_preferences_get_store_path:
 * @self: the preferences
 *
 * Returns: the file that holds the center, "" for the usual place
 */
const char *
kith_preferences_get_store_path (KithPreferences *self)
{
  g_return_val_if_fail (KITH_IS_PREFERENCES (self), NULL);
  return self->store_path;
}

/**
 * kith_preferences_list_accounts:
 * @self: the preferences
 * @n_accounts: how many accounts there are
 *
 * Returns: whether the lock screen lists them, rather than asking for a name
 */
gboolean
kith_preferences_list_accounts (KithPreferences *self, guint n_accounts)
{
  g_return_val_if_fail (KITH_IS_PREFERENCES (self), TRUE);

  if (g_strcmp0 (self->list_accounts, "always") == 0)
    return TRUE;
  if (g_strcmp0 (self->list_accounts, "never") == 0)
    return FALSE;
  return n_accounts <= MANY_ACCOUNTS;
}
