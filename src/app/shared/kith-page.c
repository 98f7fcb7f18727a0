/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The base of every page: it hands over the context once, and passes on what the window asks. */

#include "shared/kith-page.h"

#include "shared/kith-a11y.h"
#include "shared/kith-text-scale.h"

typedef struct
{
  KithAppContext *context; /* (owned) */
} KithPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KithPage, kith_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_CONTEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
kith_page_constructed (GObject *object)
{
  KithPage *self = KITH_PAGE (object);
  KithPagePrivate *priv = kith_page_get_instance_private (self);

  G_OBJECT_CLASS (kith_page_parent_class)->constructed (object);
  if (priv->context != NULL && KITH_PAGE_GET_CLASS (self)->setup != NULL)
    KITH_PAGE_GET_CLASS (self)->setup (self, priv->context);
  kith_a11y_name_parts (GTK_WIDGET (self));
  kith_text_scale_clamps (GTK_WIDGET (self));
}

static void
kith_page_dispose (GObject *object)
{
  KithPagePrivate *priv = kith_page_get_instance_private (KITH_PAGE (object));

  g_clear_object (&priv->context);
  G_OBJECT_CLASS (kith_page_parent_class)->dispose (object);
}

static void
kith_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KithPagePrivate *priv = kith_page_get_instance_private (KITH_PAGE (object));

  if (prop_id == PROP_CONTEXT)
    g_value_set_object (value, priv->context);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kith_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KithPagePrivate *priv = kith_page_get_instance_private (KITH_PAGE (object));

  if (prop_id == PROP_CONTEXT)
    priv->context = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kith_page_class_init (KithPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = kith_page_constructed;
  object_class->dispose = kith_page_dispose;
  object_class->get_property = kith_page_get_property;
  object_class->set_property = kith_page_set_property;

  properties[PROP_CONTEXT] =
      g_param_spec_object ("context", NULL, NULL, KITH_TYPE_APP_CONTEXT,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kith_page_init (KithPage *self)
{
}

/**
 * kith_page_get_context:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): what the page works with; %NULL only in tests of a bare template
 */
KithAppContext *
kith_page_get_context (KithPage *self)
{
  KithPagePrivate *priv = kith_page_get_instance_private (self);

  g_return_val_if_fail (KITH_IS_PAGE (self), NULL);
  return priv->context;
}

/**
 * kith_page_focus_search:
 * @self: a page
 *
 * Puts the focus where typing begins.
 */
void
kith_page_focus_search (KithPage *self)
{
  g_return_if_fail (KITH_IS_PAGE (self));

  if (KITH_PAGE_GET_CLASS (self)->focus_search != NULL)
    KITH_PAGE_GET_CLASS (self)->focus_search (self);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * kith_page_flush:
 * @self: a page
 *
 * Saves at once what is being typed there.
 */
void
kith_page_flush (KithPage *self)
{
  g_return_if_fail (KITH_IS_PAGE (self));

  if (KITH_PAGE_GET_CLASS (self)->flush != NULL)
    KITH_PAGE_GET_CLASS (self)->flush (self);
}

/**
 * kith_page_open_person:
 * @self: a page
 * @person: a person's id
 *
 * Returns: whether the page shows this person now
 */
gboolean
kith_page_open_person (KithPage *self, gint64 person)
{
  g_return_val_if_fail (KITH_IS_PAGE (self), FALSE);

  if (KITH_PAGE_GET_CLASS (self)->open_person == NULL)
    return FALSE;
  return KITH_PAGE_GET_CLASS (self)->open_person (self, person);
}

/**
 * kith_page_open_resource:
 * @self: a page
 * @resource: an entry of the directory
 *
 * Shows it, where the page can.
 */
void
kith_page_open_resource (KithPage *self, gint64 resource)
{
  g_return_if_fail (KITH_IS_PAGE (self));

  if (KITH_PAGE_GET_CLASS (self)->open_resource != NULL)
    KITH_PAGE_GET_CLASS (self)->open_resource (self, resource);
}

/**
 * kith_page_open_notes:
 * @self: a page
 * @person: whom they are about
 * @what: as for kith_app_context_open_notes()
 *
 * Shows the notes about somebody, where the page can.
 */
void
kith_page_open_notes (KithPage *self, gint64 person, gint64 what)
{
  g_return_if_fail (KITH_IS_PAGE (self));

  if (KITH_PAGE_GET_CLASS (self)->open_notes != NULL)
    KITH_PAGE_GET_CLASS (self)->open_notes (self, person, what);
}

/**
 * kith_page_open_section:
 * @self: a page
 * @person: an id
 * @section: a part of their page: "plan", "referrals"…
 *
 * Shows that part of somebody's page, where the page can.
 */
void
kith_page_open_section (KithPage *self, gint64 person, const char *section)
{
  g_return_if_fail (KITH_IS_PAGE (self));
  g_return_if_fail (section != NULL);

  if (KITH_PAGE_GET_CLASS (self)->open_section != NULL)
    KITH_PAGE_GET_CLASS (self)->open_section (self, person, section);
}

/**
 * kith_page_go_back:
 * @self: a page that has no row of its own
 *
 * Goes to the page that it was opened from: the last one that has a row.
 */
void
kith_page_go_back (KithPage *self)
{
  KithAppContext *context = kith_page_get_context (self);
  g_autofree char *before =
      g_strdup (kith_preferences_get_last_page (kith_app_context_get_preferences (context)));

  kith_app_context_open_page (context, before);
}

/**
 * kith_page_refer:
 * @self: a page
 * @person: who is referred
 * @resource: an entry of the directory; 0: it is chosen there
 *
 * Goes on with a referral, where the page can.
 */
void
kith_page_refer (KithPage *self, gint64 person, gint64 resource)
{
  g_return_if_fail (KITH_IS_PAGE (self));

  if (KITH_PAGE_GET_CLASS (self)->refer != NULL)
    KITH_PAGE_GET_CLASS (self)->refer (self, person, resource);
}
