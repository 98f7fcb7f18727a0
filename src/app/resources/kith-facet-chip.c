/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values are those of what was found last; the one that is chosen stays on the chip, whatever is found.
 */

#include "resources/kith-facet-chip.h"

#include <glib/gi18n.h>

#include "shared/kith-a11y.h"
#include "shared/kith-children.h"

struct _KithFacetChip
{
  AdwBin parent_instance;

  GtkMenuButton *button; /* (unowned) template child, as those below */
  GtkLabel *button_label;
  GtkWidget *popover;
  GtkListBox *list;

  KithDirectoryFacetKind kind;
  const char *any; /* static, translated */
  char *code;      /* (owned) (nullable) */
  char *label;     /* (owned) (nullable) of what is chosen */
};

G_DEFINE_FINAL_TYPE (KithFacetChip, kith_facet_chip, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update_button (KithFacetChip *self)
{
  const char *words = self->label != NULL ? self->label : self->any;
  /* Translators: a kind of filter and what it is set to: "Language: Spanish" */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), kith_directory_facet_label (self->kind), words);

  gtk_label_set_text (self->button_label, words);
  if (self->code != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
  kith_a11y_label_menu_button (GTK_WIDGET (self->button), name);
}

static void
choose (KithFacetChip *self, const char *code, const char *label)
{
  g_autofree char *new_code = g_strdup (code);
  g_autofree char *new_label = g_strdup (label);

  if (g_strcmp0 (self->code, code) == 0)
    return;
  g_free (self->code);
  g_free (self->label);
  self->code = g_steal_pointer (&new_code);
  self->label = g_steal_pointer (&new_label);
  update_button (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
row_activated_cb (KithFacetChip *self, GtkListBoxRow *row)
{
  const char *code = g_object_get_data (G_OBJECT (row), "code");
  const char *label = g_object_get_data (G_OBJECT (row), "label");
  g_autofree char *kept_code = g_strdup (code);
  g_autofree char *kept_label = g_strdup (label);

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  choose (self, kept_code, kept_label);
}

static void
add_row (KithFacetChip *self, const char *code, const char *label, const char *count)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_label_new (NULL);
  GtkWidget *number = gtk_label_new (count);
  g_autofree char *name = *count != '\0' ? g_strdup_printf ("%s, %s", label, count) : g_strdup (label);

  gtk_label_set_text (GTK_LABEL (words), label);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 40);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (number, "dim-label");
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), number);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "code", g_strdup (code), g_free);
  g_object_set_data_full (G_OBJECT (row), "label", code != NULL ? g_strdup (label) : NULL, g_free);
  kith_a11y_set_label (row, name);
  gtk_list_box_append (self->list, row);
}

static void
kith_facet_chip_finalize (GObject *object)
{
  KithFacetChip *self = KITH_FACET_CHIP (object);

  g_free (self->code);
  g_free (self->label);
  G_OBJECT_CLASS (kith_facet_chip_parent_class)->finalize (object);
}

static void
kith_facet_chip_class_init (KithFacetChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kith_facet_chip_finalize;

  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", KITH_TYPE_FACET_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/resources/kith-facet-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, KithFacetChip, button);
  gtk_widget_class_bind_template_child (widget_class, KithFacetChip, button_label);
  gtk_widget_class_bind_template_child (widget_class, KithFacetChip, popover);
  gtk_widget_class_bind_template_child (widget_class, KithFacetChip, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
kith_facet_chip_init (KithFacetChip *self)
{
  self->any = "";
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_facet_chip_new:
 *
 * Returns: (transfer floating): a chip of no kind yet
 */
GtkWidget *
kith_facet_chip_new (void)
{
  return g_object_new (KITH_TYPE_FACET_CHIP, NULL);
}

/**
 * kith_facet_chip_set_kind:
 * @self: a chip
 * @kind: one that has values
 * @any: static: what stands there while nothing is chosen
 */
void
kith_facet_chip_set_kind (KithFacetChip *self, KithDirectoryFacetKind kind, const char *any)
{
  g_return_if_fail (KITH_IS_FACET_CHIP (self));
  g_return_if_fail (kind <= KITH_DIRECTORY_POPULATION);

  self->kind = kind;
  self->any = any;
  update_button (self);
}

/**
 * kith_facet_chip_show:
 * @self: a chip
 * @facets: (element-type KithDirectoryFacet): of what was found, of all kinds
 *
 * Where none is of its kind and nothing is chosen it hides. While it is open it stays as it is.
 */
void
kith_facet_chip_show (KithFacetChip *self, GArray *facets)
{
  guint n = 0;

  g_return_if_fail (KITH_IS_FACET_CHIP (self));
  g_return_if_fail (facets != NULL);

  if (gtk_widget_get_visible (self->popover))
    return;
  kith_children_remove (GTK_WIDGET (self->list));
  add_row (self, NULL, self->any, "");
  for (guint i = 0; i < facets->len; i++)
    {
      const KithDirectoryFacet *facet = &g_array_index (facets, KithDirectoryFacet, i);
      g_autofree char *count = g_strdup_printf ("%u", facet->n);

      if (facet->kind != self->kind)
        continue;
      add_row (self, facet->code, facet->label, count);
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0 || self->code != NULL);
}

/**
 * kith_facet_chip_get_code:
 * @self: a chip
 *
 * Returns: (nullable): the value that is chosen
 */
const char *
kith_facet_chip_get_code (KithFacetChip *self)
{
  g_return_val_if_fail (KITH_IS_FACET_CHIP (self), NULL);

  return self->code;
}

/**
 * kith_facet_chip_choose:
 * @self: a chip
 * @code: one of its values
 * @label: what that is called
 *
 * Filters by it.
 */
void
kith_facet_chip_choose (KithFacetChip *self, const char *code, const char *label)
{
  g_return_if_fail (KITH_IS_FACET_CHIP (self));
  g_return_if_fail (code != NULL && label != NULL);

  choose (self, code, label);
}

/**
 * kith_facet_chip_clear:
 * @self: a chip
 *
 * Nothing is chosen any more.
 */
void
kith_facet_chip_clear (KithFacetChip *self)
{
  g_return_if_fail (KITH_IS_FACET_CHIP (self));

  choose (self, NULL, NULL);
}
