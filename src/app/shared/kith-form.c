/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "shared/kith-form.h"

G_DEFINE_ABSTRACT_TYPE (KithForm, kith_form, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_READY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
kith_form_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_READY)
    g_value_set_boolean (value, KITH_FORM_GET_CLASS (object)->is_ready (KITH_FORM (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kith_form_class_init (KithFormClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = kith_form_get_property;

  properties[PROP_READY] =
      g_param_spec_boolean ("ready", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
kith_form_init (KithForm *self)
{
}

/**
 * kith_form_changed:
 * @self: a form
 *
 * Something was filled in: it may be ready now, or no longer.
 */
void
kith_form_changed (KithForm *self)
{
  g_return_if_fail (KITH_IS_FORM (self));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}
