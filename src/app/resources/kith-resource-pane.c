/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whoever goes from one entry to another that it names comes back step by step. */

#include "resources/kith-resource-pane.h"

#include <glib/gi18n.h>

#include "base/kith-clean-text.h"
#include "resources/kith-resource-detail.h"
#include "resources/kith-resource-doing.h"
#include "shared/kith-link.h"

/* One that was left for another from its details. */
typedef struct
{
  gint64 id;
  gint64 place;
} Left;

struct _KithResourcePane
{
  AdwBin parent_instance;

  GtkWidget *back_bar; /* (unowned) template child, as those below */
  KithResourceDetail *detail;

  KithAppContext *context;      /* (unowned) (nullable) the page around it owns it */
  KithDirectoryKeeper *keeper;  /* (unowned) (nullable) the same */
  KithHandoutTray *tray;        /* (unowned) (nullable) the same */
  KithResourceReading *reading; /* (owned) (nullable) what is shown */
  GArray *left;                 /* (owned) (element-type Left) */
  gboolean alone;
};

G_DEFINE_FINAL_TYPE (KithResourcePane, kith_resource_pane, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SHOWN,
  N_PROPS
};

enum
{
  SIGNAL_LEFT,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
show_reading (KithResourcePane *self, KithResourceReading *reading)
{
  g_clear_pointer (&self->reading, kith_resource_reading_free);
  self->reading = reading;
  kith_resource_detail_show (self->detail, reading);
  if (reading != NULL)
    {
      g_autoptr (GArray) kinds = kith_directory_list_values (
          kith_directory_keeper_get (self->keeper), reading->id, reading->place, KITH_DIRECTORY_TERM);

      kith_resource_detail_show_kinds (self->detail, kinds);
    }
  kith_resource_pane_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

static gboolean
show_entry (KithResourcePane *self, gint64 id, gint64 place)
{
  KithDirectory *directory = kith_directory_keeper_get (self->keeper);
  g_autoptr (GError) error = NULL;
  KithResourceReading *reading;

  if (directory == NULL)
    return FALSE;
  reading =
      kith_resource_reading_new (kith_app_context_get_session (self->context), directory, id, place, &error);
  show_reading (self, reading);
  if (reading == NULL)
    kith_app_context_say_error (self->context, error);
  return reading != NULL;
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithResourcePane *self = KITH_RESOURCE_PANE (widget);
  const char *text = g_variant_get_string (parameter, NULL);
  /* Translators: %s is a phone number */
  g_autofree char *sentence = g_strdup_printf (_ ("%s is copied."), text);

  kith_link_copy (widget, text);
  kith_app_context_say (self->context, sentence);
}

static void
open_link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *uri = kith_catalog_safe_uri (g_variant_get_string (parameter, NULL));

  if (uri != NULL)
    kith_link_open (widget, uri);
}

static void
go_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithResourcePane *self = KITH_RESOURCE_PANE (widget);
  Left left = { 0, 0 };
  gint64 id, place;

  g_variant_get (parameter, "(xx)", &id, &place);
  if (self->reading != NULL)
    left = (Left){ self->reading->id, self->reading->place };
  if (!show_entry (self, id, place))
    return;
  if (left.id != 0)
    g_array_append_val (self->left, left);
  kith_resource_pane_update (self);
  kith_resource_detail_focus (self->detail);
}

static void
verify_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithResourcePane *self = KITH_RESOURCE_PANE (widget);
  g_autofree char *sentence = NULL;

  if (!self->reading->is_verified)
    {
      kith_resource_doing_verify (self->context, self->reading->id, self->reading->place,
                                  kith_resource_pane_get_name (self));
      return;
    }
  /* Translators: %s is an entry of the directory */
  sentence = g_strdup_printf (_ ("%s is verified as of today."), kith_resource_pane_get_name (self));
  kith_app_context_say (self->context, sentence);
}

static void
pin_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithResourcePane *self = KITH_RESOURCE_PANE (widget);

  kith_resource_doing_pin (self->context, self->reading->id, !self->reading->pinned,
                           kith_resource_pane_get_name (self));
}

static void
collect_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithResourcePane *self = KITH_RESOURCE_PANE (widget);

  kith_handout_tray_toggle (self->tray, self->reading->id, self->reading->place);
  kith_resource_pane_update (self);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  g_signal_emit (widget, signals[SIGNAL_LEFT], 0);
  return TRUE;
}

static void
kith_resource_pane_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SHOWN)
    g_value_set_int64 (value, kith_resource_pane_get_shown (KITH_RESOURCE_PANE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kith_resource_pane_finalize (GObject *object)
{
  KithResourcePane *self = KITH_RESOURCE_PANE (object);

  g_clear_pointer (&self->reading, kith_resource_reading_free);
  g_array_unref (self->left);
  G_OBJECT_CLASS (kith_resource_pane_parent_class)->finalize (object);
}

static void
kith_resource_pane_class_init (KithResourcePaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kith_resource_pane_get_property;
  object_class->finalize = kith_resource_pane_finalize;

  properties[PROP_SHOWN] =
      g_param_spec_int64 ("shown", NULL, NULL, 0, G_MAXINT64, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_LEFT] =
      g_signal_new ("left", KITH_TYPE_RESOURCE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "page.copy", "s", copy_action);
  gtk_widget_class_install_action (widget_class, "page.open-link", "s", open_link_action);
  gtk_widget_class_install_action (widget_class, "page.go", "(xx)", go_action);
  gtk_widget_class_install_action (widget_class, "page.verify", NULL, verify_action);
  gtk_widget_class_install_action (widget_class, "page.pin", NULL, pin_action);
  gtk_widget_class_install_action (widget_class, "page.collect", NULL, collect_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  g_type_ensure (KITH_TYPE_RESOURCE_DETAIL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/resources/kith-resource-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, KithResourcePane, back_bar);
  gtk_widget_class_bind_template_child (widget_class, KithResourcePane, detail);
}

static void
kith_resource_pane_init (KithResourcePane *self)
{
  self->left = g_array_new (FALSE, FALSE, sizeof (Left));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_resource_pane_new:
 *
 * Returns: (transfer floating): a pane of nothing
 */
GtkWidget *
kith_resource_pane_new (void)
{
  return g_object_new (KITH_TYPE_RESOURCE_PANE, NULL);
}

/**
 * kith_resource_pane_set_context:
 * @self: a pane
 * @context: what the window works with, with a session
 * @keeper: the directory
 * @tray: what is collected
 *
 * Once. All outlive the pane.
 */
void
kith_resource_pane_set_context (KithResourcePane *self,
                                KithAppContext *context,
                                KithDirectoryKeeper *keeper,
                                KithHandoutTray *tray)
{
  g_return_if_fail (KITH_IS_RESOURCE_PANE (self));

  self->context = context;
  self->keeper = keeper;
  self->tray = tray;
  kith_resource_pane_update (self);
}

/**
 * kith_resource_pane_show:
 * @self: a pane
 * @id: a service, or an organization without any
 * @place: where it is wanted; 0: anywhere
 *
 * Returns: whether it is shown
 */
gboolean
kith_resource_pane_show (KithResourcePane *self, gint64 id, gint64 place)
{
  g_return_val_if_fail (KITH_IS_RESOURCE_PANE (self), FALSE);

  g_array_set_size (self->left, 0);
  return show_entry (self, id, place);
}

/* Not what the state flags say: they stay for a while where what had the focus is gone. */
static gboolean
has_keyboard (KithResourcePane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) && gtk_widget_get_mapped (focus);
}

/**
 * kith_resource_pane_show_again:
 * @self: a pane
 *
 * Somebody changed the directory: shows the same as it is now, with the keyboard where it was.
 */
void
kith_resource_pane_show_again (KithResourcePane *self)
{
  gboolean is_used;
  KithDirectoryEntry entry;

  g_return_if_fail (KITH_IS_RESOURCE_PANE (self));

  if (self->reading == NULL)
    return;
  is_used = has_keyboard (self);
  if (!kith_directory_get (kith_directory_keeper_get (self->keeper), self->reading->id, &entry))
    show_reading (self, NULL);
  else
    show_entry (self, self->reading->id, self->reading->place);
  /* What had the focus may have been made anew. */
  if (is_used && !has_keyboard (self))
    kith_resource_detail_focus (self->detail);
}

/**
 * kith_resource_pane_get_shown:
 * @self: a pane
 *
 * Returns: the entry that is shown; 0: none
 */
gint64
kith_resource_pane_get_shown (KithResourcePane *self)
{
  g_return_val_if_fail (KITH_IS_RESOURCE_PANE (self), 0);

  return self->reading != NULL ? self->reading->id : 0;
}

/**
 * kith_resource_pane_get_place:
 * @self: a pane
 *
 * Returns: where it is shown; 0: nowhere
 */
gint64
kith_resource_pane_get_place (KithResourcePane *self)
{
  g_return_val_if_fail (KITH_IS_RESOURCE_PANE (self), 0);

  return self->reading != NULL ? self->reading->place : 0;
}

/**
 * kith_resource_pane_get_organization:
 * @self: a pane
 *
 * Returns: the organization that is shown, or whose service is; 0: none
 */
gint64
kith_resource_pane_get_organization (KithResourcePane *self)
{
  KithDirectoryEntry entry;

  g_return_val_if_fail (KITH_IS_RESOURCE_PANE (self), 0);

  if (self->reading == NULL)
    return 0;
  if (self->reading->organization != 0)
    return self->reading->organization;
  return kith_directory_get (kith_directory_keeper_get (self->keeper), self->reading->id, &entry) &&
                 entry.kind == KITH_RESOURCE_ORGANIZATION
             ? entry.id
             : 0;
}

/**
 * kith_resource_pane_get_name:
 * @self: a pane that shows something
 *
 * Returns: what that is called
 */
const char *
kith_resource_pane_get_name (KithResourcePane *self)
{
  g_return_val_if_fail (KITH_IS_RESOURCE_PANE (self) && self->reading != NULL, "");

  return kith_handout_item_find (self->reading->item, KITH_HANDOUT_NAME)->text;
}

/**
 * kith_resource_pane_set_may_refer:
 * @self: a pane
 * @may_refer: whether somebody can be referred from here
 */
void
kith_resource_pane_set_may_refer (KithResourcePane *self, gboolean may_refer)
{
  g_return_if_fail (KITH_IS_RESOURCE_PANE (self));

  kith_resource_detail_set_may_refer (self->detail, may_refer);
}

/**
 * kith_resource_pane_go_back:
 * @self: a pane
 *
 * To what was shown before; where nothing was, "left" is emitted.
 */
void
kith_resource_pane_go_back (KithResourcePane *self)
{
  Left left;

  g_return_if_fail (KITH_IS_RESOURCE_PANE (self));

  if (self->left->len == 0)
    {
      g_signal_emit (self, signals[SIGNAL_LEFT], 0);
      return;
    }
  left = g_array_index (self->left, Left, self->left->len - 1);
  g_array_set_size (self->left, self->left->len - 1);
  show_entry (self, left.id, left.place);
  kith_resource_detail_focus (self->detail);
}

/**
 * kith_resource_pane_set_alone:
 * @self: a pane
 * @alone: whether the list is not beside it
 */
void
kith_resource_pane_set_alone (KithResourcePane *self, gboolean alone)
{
  g_return_if_fail (KITH_IS_RESOURCE_PANE (self));

  self->alone = alone;
  kith_resource_pane_update (self);
}

/**
 * kith_resource_pane_update:
 * @self: a pane
 *
 * Offers what can be done now.
 */
void
kith_resource_pane_update (KithResourcePane *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean shown;

  g_return_if_fail (KITH_IS_RESOURCE_PANE (self));

  shown = self->reading != NULL;
  gtk_widget_action_set_enabled (widget, "page.verify", shown);
  gtk_widget_action_set_enabled (widget, "page.pin", shown);
  gtk_widget_action_set_enabled (widget, "page.collect", shown);
  kith_resource_detail_set_collected (
      self->detail, shown && kith_handout_tray_has (self->tray, self->reading->id, self->reading->place));
  gtk_widget_set_visible (self->back_bar, self->left->len > 0 || self->alone);
}

/**
 * kith_resource_pane_focus:
 * @self: a pane
 *
 * Puts the focus on the first thing that can be done.
 */
void
kith_resource_pane_focus (KithResourcePane *self)
{
  g_return_if_fail (KITH_IS_RESOURCE_PANE (self));

  kith_resource_detail_focus (self->detail);
}
