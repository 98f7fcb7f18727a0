/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the settings share: when they read, and how they change one of the center's settings. */

#include "settings/kith-settings-section.h"

#include <glib/gi18n.h>

#include "session/kith-settings.h"
#include "shared/kith-a11y.h"
#include "shared/kith-job.h"

typedef struct
{
  KithAppContext *context; /* (owned) (nullable) in tests of bare templates */
} KithSettingsSectionPrivate;

/* One setting on its way, or taken back. */
typedef struct
{
  KithAppContext *context; /* (unowned) outlives the entry of its own undo stack */
  GWeakRef section;
  char *name;   /* (owned) */
  char *value;  /* (owned) */
  char *before; /* (owned) */
  char *said;   /* (owned) (nullable) once it is saved */
  KithSettingSaved saved;
} Setting;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KithSettingsSection, kith_settings_section, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_CONTEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static Setting *
setting_new (KithAppContext *context,
             KithSettingsSection *section,
             const char *name,
             const char *value,
             const char *before)
{
  Setting *setting = g_new0 (Setting, 1);

  setting->context = context;
  g_weak_ref_init (&setting->section, section);
  setting->name = g_strdup (name);
  setting->value = g_strdup (value != NULL ? value : "");
  setting->before = g_strdup (before != NULL ? before : "");
  return setting;
}

static void
setting_free (gpointer data)
{
  Setting *setting = data;

  g_weak_ref_clear (&setting->section);
  g_free (setting->name);
  g_free (setting->value);
  g_free (setting->before);
  g_free (setting->said);
  g_free (setting);
}

static gboolean
set_job (KithSession *session, gpointer data, GError **error)
{
  Setting *setting = data;

  return kith_center_set (session, setting->name, setting->value, error);
}

static void
taken_back_cb (gpointer object, gpointer data, const GError *error)
{
  Setting *setting = data;
  g_autoptr (KithSettingsSection) section = g_weak_ref_get (&setting->section);

  kith_app_context_center_changed (setting->context);
  if (section != NULL)
    kith_settings_section_refresh (section);
}

static void
take_back (gpointer data)
{
  Setting *setting = data;
  g_autoptr (KithSettingsSection) section = g_weak_ref_get (&setting->section);

  kith_job_run (setting->context, set_job,
                setting_new (setting->context, section, setting->name, setting->before, setting->value),
                setting_free, NULL, taken_back_cb);
}

static void
set_cb (gpointer object, gpointer data, const GError *error)
{
  Setting *setting = data;
  KithSettingsSection *section = object;

  if (error == NULL)
    {
      kith_undo_push (kith_app_context_get_undo (setting->context), take_back,
                      setting_new (setting->context, section, setting->name, setting->value, setting->before),
                      setting_free);
      kith_app_context_say_undoable (setting->context, setting->said);
      kith_app_context_center_changed (setting->context);
    }
  kith_settings_section_refresh (section);
  if (error == NULL && setting->saved != NULL)
    setting->saved (section);
}

static void
store_changed_cb (KithSettingsSection *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    kith_settings_section_refresh (self);
}

static void
kith_settings_section_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kith_settings_section_parent_class)->map (widget);
  kith_settings_section_refresh (KITH_SETTINGS_SECTION (widget));
}

static void
kith_settings_section_constructed (GObject *object)
{
  KithSettingsSection *self = KITH_SETTINGS_SECTION (object);
  KithSettingsSectionClass *klass = KITH_SETTINGS_SECTION_GET_CLASS (self);
  KithSession *session = kith_settings_section_get_session (self);

  G_OBJECT_CLASS (kith_settings_section_parent_class)->constructed (object);
  if (session != NULL && klass->topic != NULL)
    {
      g_autofree char *signal = g_strconcat ("changed::", klass->topic, NULL);

      g_signal_connect_object (kith_session_get_store (session), signal, G_CALLBACK (store_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
kith_settings_section_dispose (GObject *object)
{
  KithSettingsSectionPrivate *priv =
      kith_settings_section_get_instance_private (KITH_SETTINGS_SECTION (object));

  g_clear_object (&priv->context);
  G_OBJECT_CLASS (kith_settings_section_parent_class)->dispose (object);
}

static void
kith_settings_section_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KithSettingsSectionPrivate *priv =
      kith_settings_section_get_instance_private (KITH_SETTINGS_SECTION (object));

  if (prop_id == PROP_CONTEXT)
    g_value_set_object (value, priv->context);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kith_settings_section_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KithSettingsSectionPrivate *priv =
      kith_settings_section_get_instance_private (KITH_SETTINGS_SECTION (object));

  if (prop_id == PROP_CONTEXT)
    priv->context = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kith_settings_section_class_init (KithSettingsSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = kith_settings_section_constructed;
  object_class->dispose = kith_settings_section_dispose;
  object_class->get_property = kith_settings_section_get_property;
  object_class->set_property = kith_settings_section_set_property;
  GTK_WIDGET_CLASS (klass)->map = kith_settings_section_map;

  properties[PROP_CONTEXT] =
      g_param_spec_object ("context", NULL, NULL, KITH_TYPE_APP_CONTEXT,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kith_settings_section_init (KithSettingsSection *self)
{
}

/**
 * kith_settings_section_get_context:
 * @self: a section
 *
 * Returns: (transfer none) (nullable): what it works with; %NULL only in tests of a bare template
 */
KithAppContext *
kith_settings_section_get_context (KithSettingsSection *self)
{
  KithSettingsSectionPrivate *priv = kith_settings_section_get_instance_private (self);

  return priv->context;
}

/**
 * kith_settings_section_get_session:
 * @self: a section
 *
 * Returns: (transfer none) (nullable): the session
 */
KithSession *
kith_settings_section_get_session (KithSettingsSection *self)
{
  KithAppContext *context = kith_settings_section_get_context (self);

  return context != NULL ? kith_app_context_get_session (context) : NULL;
}

/**
 * kith_settings_section_refresh:
 * @self: a section
 *
 * Shows what is stored now.
 */
void
kith_settings_section_refresh (KithSettingsSection *self)
{
  KithSettingsSectionClass *klass;

  g_return_if_fail (KITH_IS_SETTINGS_SECTION (self));

  klass = KITH_SETTINGS_SECTION_GET_CLASS (self);
  if (klass->refresh != NULL && kith_settings_section_get_session (self) != NULL)
    klass->refresh (self);
  kith_a11y_name_parts (GTK_WIDGET (self));
}

/**
 * kith_settings_section_set:
 * @self: a section
 * @name: of one of the center's settings
 * @value: what it is to be
 *
 * Changes it, with an undo; shows what is stored where that was refused.
 */
void
kith_settings_section_set (KithSettingsSection *self, const char *name, const char *value)
{
  kith_settings_section_set_saying (self, name, value, _ ("Saved."), NULL);
}

/**
 * kith_settings_section_set_saying:
 * @self: a section
 * @name: of one of the center's settings
 * @value: what it is to be
 * @said: the sentence once it is saved
 * @saved: (nullable): called after that
 *
 * As kith_settings_section_set(), in other words and with something to follow.
 */
void
kith_settings_section_set_saying (KithSettingsSection *self,
                                  const char *name,
                                  const char *value,
                                  const char *said,
                                  KithSettingSaved saved)
{
  KithSession *session = kith_settings_section_get_session (self);
  KithAppContext *context = kith_settings_section_get_context (self);
  const char *before;
  Setting *setting;

  g_return_if_fail (session != NULL);

  before = kith_center_get_text (kith_session_get_center (session), name);
  if (g_strcmp0 (before, value) == 0)
    return;
  setting = setting_new (context, self, name, value, before);
  setting->said = g_strdup (said);
  setting->saved = saved;
  kith_job_run (context, set_job, setting, setting_free, self, set_cb);
}
