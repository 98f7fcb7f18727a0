/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places are offered while one is typed, and what is not among them can be asked for all the same: the answer
 * says that the directory does not know it. */

#include "resources/kith-near-chip.h"

#include <glib/gi18n.h>

#include "shared/kith-a11y.h"
#include "shared/kith-children.h"

/* Places that are offered at once. */
#define MOST_PLACES 8

struct _KithNearChip
{
  AdwBin parent_instance;

  GtkMenuButton *button; /* (unowned) template child, as those below */
  GtkLabel *button_label;
  GtkWidget *popover;
  GtkEditable *entry;
  GtkListBox *list;

  KithDirectory *directory; /* (owned) (nullable) */
  char *place;              /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KithNearChip, kith_near_chip, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update_button (KithNearChip *self)
{
  /* Translators: %s is a postcode or a city */
  g_autofree char *words =
      self->place != NULL ? g_strdup_printf (_ ("Near %s"), self->place) : g_strdup (_ ("Anywhere"));

  gtk_label_set_text (self->button_label, words);
  if (self->place != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
  kith_a11y_label_menu_button (GTK_WIDGET (self->button), words);
}

static void
choose (KithNearChip *self, const char *place)
{
  g_autofree char *stripped = place != NULL ? g_strstrip (g_strdup (place)) : NULL;
  const char *wanted = stripped != NULL && *stripped != '\0' ? stripped : NULL;

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (g_strcmp0 (self->place, wanted) == 0)
    return;
  g_free (self->place);
  self->place = g_strdup (wanted);
  update_button (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
typed_cb (KithNearChip *self)
{
  g_autoptr (GPtrArray) areas = NULL;

  kith_children_remove (GTK_WIDGET (self->list));
  if (self->directory != NULL && *gtk_editable_get_text (self->entry) != '\0')
    areas = kith_directory_list_areas (self->directory, gtk_editable_get_text (self->entry), MOST_PLACES);
  for (guint i = 0; areas != NULL && i < areas->len; i++)
    {
      GtkWidget *row = gtk_list_box_row_new ();
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_text (GTK_LABEL (label), areas->pdata[i]);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      g_object_set_data_full (G_OBJECT (row), "place", g_strdup (areas->pdata[i]), g_free);
      kith_a11y_set_label (row, areas->pdata[i]);
      gtk_list_box_append (self->list, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), areas != NULL && areas->len > 0);
}

static void
entry_activated_cb (KithNearChip *self)
{
  choose (self, gtk_editable_get_text (self->entry));
}

static void
row_activated_cb (KithNearChip *self, GtkListBoxRow *row)
{
  g_autofree char *place = g_strdup (g_object_get_data (G_OBJECT (row), "place"));

  choose (self, place);
}

static void
anywhere_cb (KithNearChip *self)
{
  choose (self, NULL);
}

static void
shown_cb (KithNearChip *self)
{
  gtk_editable_set_text (self->entry, self->place != NULL ? self->place : "");
  gtk_editable_select_region (self->entry, 0, -1);
}

static void
kith_near_chip_dispose (GObject *object)
{
  g_clear_pointer (&KITH_NEAR_CHIP (object)->directory, kith_directory_unref);
  G_OBJECT_CLASS (kith_near_chip_parent_class)->dispose (object);
}

static void
kith_near_chip_finalize (GObject *object)
{
  g_free (KITH_NEAR_CHIP (object)->place);
  G_OBJECT_CLASS (kith_near_chip_parent_class)->finalize (object);
}

static void
kith_near_chip_class_init (KithNearChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_near_chip_dispose;
  object_class->finalize = kith_near_chip_finalize;

  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", KITH_TYPE_NEAR_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/resources/kith-near-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, KithNearChip, button);
  gtk_widget_class_bind_template_child (widget_class, KithNearChip, button_label);
  gtk_widget_class_bind_template_child (widget_class, KithNearChip, popover);
  gtk_widget_class_bind_template_child (widget_class, KithNearChip, entry);
  gtk_widget_class_bind_template_child (widget_class, KithNearChip, list);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, anywhere_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
kith_near_chip_init (KithNearChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_a11y_set_label (GTK_WIDGET (self->entry), _ ("Postal code or city"));
  update_button (self);
}

/**
 * kith_near_chip_new:
 *
 * Returns: (transfer floating): a chip that says anywhere
 */
GtkWidget *
kith_near_chip_new (void)
{
  return g_object_new (KITH_TYPE_NEAR_CHIP, NULL);
}

/**
 * kith_near_chip_set_directory:
 * @self: a chip
 * @directory: (nullable): what it offers places of
 */
void
kith_near_chip_set_directory (KithNearChip *self, KithDirectory *directory)
{
  g_return_if_fail (KITH_IS_NEAR_CHIP (self));

  g_clear_pointer (&self->directory, kith_directory_unref);
  self->directory = directory != NULL ? kith_directory_ref (directory) : NULL;
}

/**
 * kith_near_chip_get_place:
 * @self: a chip
 *
 * Returns: (nullable): the postcode or city that was asked for
 */
const char *
kith_near_chip_get_place (KithNearChip *self)
{
  g_return_val_if_fail (KITH_IS_NEAR_CHIP (self), NULL);

  return self->place;
}

/**
 * kith_near_chip_clear:
 * @self: a chip
 *
 * Anywhere, from now on.
 */
void
kith_near_chip_clear (KithNearChip *self)
{
  g_return_if_fail (KITH_IS_NEAR_CHIP (self));

  choose (self, NULL);
}
