/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A center being set up, as a value: it says at any moment whether it is complete and what is still wanted.
 */

#include "welcome/kith-setup-form.h"

#include <glib/gi18n.h>

#include "base/kith-clock.h"
#include "session/kith-default-services.h"
#include "vault/kith-passphrase.h"

struct _KithSetupForm
{
  GObject parent_instance;

  char *center_name;      /* (owned) */
  char *coordinator_name; /* (owned) */
  char *timezone;         /* (owned) */
  char *word_one;         /* (owned) */
  char *word_many;        /* (owned) */
  char *country;          /* (owned) */
  int rollover;
  KithSecret *passphrase; /* (owned) (nullable) */
  KithSecret *repeated;   /* (owned) (nullable) */
  GHashTable *services;   /* (owned) (element-type utf8) a set of codes */
  char *hint;             /* (owned) */
  char *problem;          /* (owned) */
  const char *field;      /* (nullable) */
};

G_DEFINE_FINAL_TYPE (KithSetupForm, kith_setup_form, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CENTER_NAME,
  PROP_COORDINATOR_NAME,
  PROP_TIMEZONE,
  PROP_WORD_ONE,
  PROP_WORD_MANY,
  PROP_COUNTRY,
  PROP_ROLLOVER,
  PROP_HINT,
  PROP_PROBLEM,
  PROP_READY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
replace (KithSetupForm *self, char **field, const char *value, guint prop_id)
{
  if (g_strcmp0 (*field, value) == 0)
    return;
  g_free (*field);
  *field = g_strdup (value != NULL ? value : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

static KithSetup *
fill_setup (KithSetupForm *self)
{
  KithSetup *setup = kith_setup_new ();
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  /* In the order of the default list, which becomes the center's. */
  for (const KithDefaultService *service = kith_default_services_get (); service->code != NULL; service++)
    {
      if (g_hash_table_contains (self->services, service->code))
        g_strv_builder_add (codes, service->code);
    }
  g_clear_pointer (&setup->services, g_strfreev);
  setup->services = g_strv_builder_end (codes);
  g_free (setup->center_name);
  setup->center_name = g_strdup (self->center_name);
  g_free (setup->coordinator_name);
  setup->coordinator_name = g_strdup (self->coordinator_name);
  g_free (setup->timezone);
  setup->timezone = g_strdup (self->timezone);
  g_free (setup->word_one);
  setup->word_one = g_strdup (self->word_one);
  g_free (setup->word_many);
  setup->word_many = g_strdup (self->word_many);
  g_free (setup->country);
  setup->country = g_strdup (self->country);
  setup->rollover = self->rollover;
  g_clear_pointer (&setup->passphrase, kith_secret_unref);
  if (self->passphrase != NULL)
    setup->passphrase = kith_secret_ref (self->passphrase);
  return setup;
}

static void
check (KithSetupForm *self)
{
  g_autoptr (KithSetup) setup = fill_setup (self);
  g_autoptr (GError) error = NULL;
  const char *field = NULL;
  g_autofree char *problem = NULL;

  if (!kith_setup_check (setup, &field, &error))
    {
      problem = g_strdup (error->message);
    }
  else if (self->repeated == NULL || !kith_secret_equal (self->passphrase, self->repeated))
    {
      field = "repeated";
      problem =
          g_strdup (self->repeated == NULL ? _ ("Type the passphrase once more, so that a slip is noticed.")
                                           : _ ("The two passphrases are not the same yet."));
    }
  self->field = field;
  if (g_strcmp0 (problem != NULL ? problem : "", self->problem) == 0)
    return;
  replace (self, &self->problem, problem, PROP_PROBLEM);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

static void
set_secret (KithSecret **slot, const char *text)
{
  g_clear_pointer (slot, kith_secret_unref);
  if (text != NULL && text[0] != '\0')
    *slot = kith_passphrase_prepare (text, NULL);
}

static void
kith_setup_form_finalize (GObject *object)
{
  KithSetupForm *self = KITH_SETUP_FORM (object);

  g_free (self->center_name);
  g_free (self->coordinator_name);
  g_free (self->timezone);
  g_free (self->word_one);
  g_free (self->word_many);
  g_free (self->country);
  g_free (self->hint);
  g_free (self->problem);
  g_clear_pointer (&self->passphrase, kith_secret_unref);
  g_clear_pointer (&self->repeated, kith_secret_unref);
  g_clear_pointer (&self->services, g_hash_table_unref);
  G_OBJECT_CLASS (kith_setup_form_parent_class)->finalize (object);
}

static char **
field_of (KithSetupForm *self, guint prop_id)
{
  switch (prop_id)
    {
    case PROP_CENTER_NAME:
      return &self->center_name;
    case PROP_COORDINATOR_NAME:
      return &self->coordinator_name;
    case PROP_TIMEZONE:
      return &self->timezone;
    case PROP_WORD_ONE:
      return &self->word_one;
    case PROP_WORD_MANY:
      return &self->word_many;
    case PROP_COUNTRY:
      return &self->country;
    case PROP_HINT:
      return &self->hint;
    case PROP_PROBLEM:
      return &self->problem;
    default:
      return NULL;
    }
}

static void
kith_setup_form_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KithSetupForm *self = KITH_SETUP_FORM (object);

  if (field_of (self, prop_id) != NULL)
    g_value_set_string (value, *field_of (self, prop_id));
  else if (prop_id == PROP_ROLLOVER)
    g_value_set_int (value, self->rollover);
  else if (prop_id == PROP_READY)
    g_value_set_boolean (value, kith_setup_form_is_ready (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kith_setup_form_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KithSetupForm *self = KITH_SETUP_FORM (object);

  if (prop_id == PROP_ROLLOVER)
    {
      if (self->rollover == g_value_get_int (value))
        return;
      self->rollover = g_value_get_int (value);
      g_object_notify_by_pspec (object, pspec);
    }
  else if (field_of (self, prop_id) != NULL)
    {
      replace (self, field_of (self, prop_id), g_value_get_string (value), prop_id);
    }
  else
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  check (self);
}

static void
kith_setup_form_class_init (KithSetupFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags told = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = kith_setup_form_finalize;
  object_class->get_property = kith_setup_form_get_property;
  object_class->set_property = kith_setup_form_set_property;

  properties[PROP_CENTER_NAME] = g_param_spec_string ("center-name", NULL, NULL, "", flags);
  properties[PROP_COORDINATOR_NAME] = g_param_spec_string ("coordinator-name", NULL, NULL, "", flags);
  properties[PROP_TIMEZONE] = g_param_spec_string ("timezone", NULL, NULL, "", flags);
  properties[PROP_WORD_ONE] = g_param_spec_string ("word-one", NULL, NULL, "", flags);
  properties[PROP_WORD_MANY] = g_param_spec_string ("word-many", NULL, NULL, "", flags);
  properties[PROP_COUNTRY] = g_param_spec_string ("country", NULL, NULL, "", flags);
  properties[PROP_ROLLOVER] = g_param_spec_int ("rollover", NULL, NULL, 0, KITH_CLOCK_MAX_ROLLOVER,
                                                KITH_CLOCK_DEFAULT_ROLLOVER, flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, "", told);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, "", told);
  properties[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE, told);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kith_setup_form_init (KithSetupForm *self)
{
  g_autoptr (KithSetup) usual = kith_setup_new ();

  self->center_name = g_strdup ("");
  self->coordinator_name = g_strdup ("");
  self->timezone = g_strdup (usual->timezone != NULL ? usual->timezone : "UTC");
  self->word_one = g_strdup (usual->word_one != NULL ? usual->word_one : "");
  self->word_many = g_strdup (usual->word_many != NULL ? usual->word_many : "");
  self->country = g_strdup (usual->country != NULL ? usual->country : "");
  self->rollover = usual->rollover;
  self->hint = g_strdup ("");
  self->problem = g_strdup ("");
  self->services = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (const KithDefaultService *service = kith_default_services_get (); service->code != NULL; service++)
    {
      if (service->usual)
        g_hash_table_add (self->services, g_strdup (service->code));
    }
  check (self);
}

/**
 * kith_setup_form_new:
 *
 * Returns: (transfer full): a form in which everything but names and passphrase is filled in
 */
KithSetupForm *
kith_setup_form_new (void)
{
  return g_object_new (KITH_TYPE_SETUP_FORM, NULL);
}

/**
 * kith_setup_form_set_passphrase:
 * @self: the form
 * @passphrase: (nullable): as typed; kept as a secret only
 */
void
kith_setup_form_set_passphrase (KithSetupForm *self, const char *passphrase)
{
  g_autofree char *hint = NULL;

  g_return_if_fail (KITH_IS_SETUP_FORM (self));

  set_secret (&self->passphrase, passphrase);
  if (passphrase != NULL && passphrase[0] != '\0')
    hint = kith_passphrase_hint (passphrase, self->coordinator_name, self->center_name);
  replace (self, &self->hint, hint, PROP_HINT);
  check (self);
}

/**
 * kith_setup_form_set_repeated:
 * @self: the form
 * @passphrase: (nullable): as typed the second time
 */
void
kith_setup_form_set_repeated (KithSetupForm *self, const char *passphrase)
{
  g_return_if_fail (KITH_IS_SETUP_FORM (self));

  set_secret (&self->repeated, passphrase);
  check (self);
}

/**
 * kith_setup_form_set_service:
 * @self: the form
 * @code: of the default list
 * @offered: whether the center offers it
 */
void
kith_setup_form_set_service (KithSetupForm *self, const char *code, gboolean offered)
{
  g_return_if_fail (KITH_IS_SETUP_FORM (self));
  g_return_if_fail (code != NULL);

  if (offered)
    g_hash_table_add (self->services, g_strdup (code));
  else
    g_hash_table_remove (self->services, code);
  check (self);
}

/**
 * kith_setup_form_has_service:
 * @self: the form
 * @code: of the default list
 *
 * Returns: whether the center offers it
 */
gboolean
kith_setup_form_has_service (KithSetupForm *self, const char *code)
{
  g_return_val_if_fail (KITH_IS_SETUP_FORM (self), FALSE);
  return g_hash_table_contains (self->services, code);
}

/**
 * kith_setup_form_is_ready:
 * @self: the form
 *
 * Returns: whether the center can be set up as it stands
 */
gboolean
kith_setup_form_is_ready (KithSetupForm *self)
{
  g_return_val_if_fail (KITH_IS_SETUP_FORM (self), FALSE);
  return self->problem[0] == '\0';
}

/**
 * kith_setup_form_get_problem_field:
 * @self: the form
 *
 * Returns: (nullable): the field that "problem" is about, "repeated" for the second passphrase
 */
const char *
kith_setup_form_get_problem_field (KithSetupForm *self)
{
  g_return_val_if_fail (KITH_IS_SETUP_FORM (self), NULL);
  return self->field;
}

/**
 * kith_setup_form_make_setup:
 * @self: a form that is ready
 *
 * Returns: (transfer full): what to set up
 */
KithSetup *
kith_setup_form_make_setup (KithSetupForm *self)
{
  g_return_val_if_fail (KITH_IS_SETUP_FORM (self), NULL);
  return fill_setup (self);
}

/**
 * kith_setup_form_forget:
 * @self: the form
 *
 * Lets go of both passphrases.
 */
void
kith_setup_form_forget (KithSetupForm *self)
{
  g_return_if_fail (KITH_IS_SETUP_FORM (self));

  g_clear_pointer (&self->passphrase, kith_secret_unref);
  g_clear_pointer (&self->repeated, kith_secret_unref);
  replace (self, &self->hint, "", PROP_HINT);
  check (self);
}
