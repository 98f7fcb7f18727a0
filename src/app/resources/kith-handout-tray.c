/* SPDX-License-Identifier: GPL-3.0-or-later */
/* It shows itself while there is something in it, says how many, and lives no longer than the page: whom it
 * was collected for is nobody's to find. */

#include "resources/kith-handout-tray.h"

#include <glib/gi18n.h>

#include "shared/kith-a11y.h"

struct _KithHandoutTray
{
  AdwBin parent_instance;

  GtkLabel *count_label; /* (unowned) template child */

  GArray *collected; /* (owned) (element-type KithCollected) */
};

G_DEFINE_FINAL_TYPE (KithHandoutTray, kith_handout_tray, ADW_TYPE_BIN)

static void
update (KithHandoutTray *self)
{
  g_autofree char *text = g_strdup_printf (
      ngettext ("Handout: %u service", "Handout: %u services", self->collected->len), self->collected->len);

  gtk_label_set_text (self->count_label, text);
  kith_a11y_set_label (GTK_WIDGET (self->count_label), text);
  gtk_widget_set_visible (GTK_WIDGET (self), self->collected->len > 0);
}

static int
find (KithHandoutTray *self, gint64 id, gint64 place)
{
  for (guint i = 0; i < self->collected->len; i++)
    {
      const KithCollected *one = &g_array_index (self->collected, KithCollected, i);

      if (one->id == id && one->place == place)
        return (int) i;
    }
  return -1;
}

static void
kith_handout_tray_finalize (GObject *object)
{
  g_array_unref (KITH_HANDOUT_TRAY (object)->collected);
  G_OBJECT_CLASS (kith_handout_tray_parent_class)->finalize (object);
}

static void
kith_handout_tray_class_init (KithHandoutTrayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kith_handout_tray_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/resources/kith-handout-tray.ui");
  gtk_widget_class_bind_template_child (widget_class, KithHandoutTray, count_label);
}

static void
kith_handout_tray_init (KithHandoutTray *self)
{
  self->collected = g_array_new (FALSE, FALSE, sizeof (KithCollected));
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/**
 * kith_handout_tray_new:
 *
 * Returns: (transfer floating): an empty tray, which hides
 */
GtkWidget *
kith_handout_tray_new (void)
{
  return g_object_new (KITH_TYPE_HANDOUT_TRAY, NULL);
}

/**
 * kith_handout_tray_has:
 * @self: a tray
 * @id: a service, or an organization without any
 * @place: the service at a place; 0: it has none
 *
 * Returns: whether it is in the tray
 */
gboolean
kith_handout_tray_has (KithHandoutTray *self, gint64 id, gint64 place)
{
  g_return_val_if_fail (KITH_IS_HANDOUT_TRAY (self), FALSE);

  return find (self, id, place) >= 0;
}

/**
 * kith_handout_tray_toggle:
 * @self: a tray
 * @id: a service, or an organization without any
 * @place: the service at a place; 0: it has none
 *
 * Puts it in as the last, or takes it out.
 *
 * Returns: whether it is in the tray now
 */
gboolean
kith_handout_tray_toggle (KithHandoutTray *self, gint64 id, gint64 place)
{
  const KithCollected one = { id, place };
  int position;

  g_return_val_if_fail (KITH_IS_HANDOUT_TRAY (self), FALSE);

  position = find (self, id, place);
  if (position >= 0)
    g_array_remove_index (self->collected, (guint) position);
  else
    g_array_append_val (self->collected, one);
  update (self);
  return position < 0;
}

/**
 * kith_handout_tray_empty:
 * @self: a tray
 *
 * Takes everything out.
 */
void
kith_handout_tray_empty (KithHandoutTray *self)
{
  g_return_if_fail (KITH_IS_HANDOUT_TRAY (self));

  g_array_set_size (self->collected, 0);
  update (self);
}

/**
 * kith_handout_tray_get:
 * @self: a tray
 *
 * Returns: (transfer none) (element-type KithCollected): what is in it, in its order
 */
GArray *
kith_handout_tray_get (KithHandoutTray *self)
{
  g_return_val_if_fail (KITH_IS_HANDOUT_TRAY (self), NULL);

  return self->collected;
}
