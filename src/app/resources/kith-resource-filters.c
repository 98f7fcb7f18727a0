/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each chip says how many would be left with it. What is on stays on while somebody types. */

#include "resources/kith-resource-filters.h"

#include <glib/gi18n.h>

#include "resources/kith-facet-chip.h"
#include "resources/kith-near-chip.h"

#define N_CHIPS (KITH_DIRECTORY_POPULATION + 1)

struct _KithResourceFilters
{
  AdwBin parent_instance;

  GtkToggleButton *open_toggle; /* (unowned) template child, as those below */
  GtkToggleButton *free_toggle;
  GtkToggleButton *wheelchair_toggle;
  KithFacetChip *kind_chip;
  KithFacetChip *language_chip;
  KithFacetChip *population_chip;
  KithNearChip *near_chip;
  GtkWidget *clear_button;

  gboolean clearing;
};

G_DEFINE_FINAL_TYPE (KithResourceFilters, kith_resource_filters, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed_cb (KithResourceFilters *self)
{
  if (self->clearing)
    return;
  gtk_widget_set_visible (self->clear_button, kith_resource_filters_is_any (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Whoever calls it ends the clearing, and tells of it. */
static void
clear_chips (KithResourceFilters *self)
{
  self->clearing = TRUE;
  gtk_toggle_button_set_active (self->open_toggle, FALSE);
  gtk_toggle_button_set_active (self->free_toggle, FALSE);
  gtk_toggle_button_set_active (self->wheelchair_toggle, FALSE);
  kith_facet_chip_clear (self->kind_chip);
  kith_facet_chip_clear (self->language_chip);
  kith_facet_chip_clear (self->population_chip);
  kith_near_chip_clear (self->near_chip);
}

static void
clear_cb (KithResourceFilters *self)
{
  /* The button goes, and the focus shall not go with it. */
  gtk_widget_grab_focus (GTK_WIDGET (self->open_toggle));
  kith_resource_filters_clear (self);
}

static void
show_toggle (GtkToggleButton *toggle, const KithDirectoryFacet *facet)
{
  /* Translators: a filter, and how many it would leave: "Free (12)" */
  g_autofree char *label = g_strdup_printf (_ ("%s (%u)"), facet->label, facet->n);

  gtk_button_set_label (GTK_BUTTON (toggle), label);
}

static void
kith_resource_filters_class_init (KithResourceFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KITH_TYPE_RESOURCE_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KITH_TYPE_FACET_CHIP);
  g_type_ensure (KITH_TYPE_NEAR_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/resources/kith-resource-filters.ui");
  gtk_widget_class_bind_template_child (widget_class, KithResourceFilters, open_toggle);
  gtk_widget_class_bind_template_child (widget_class, KithResourceFilters, free_toggle);
  gtk_widget_class_bind_template_child (widget_class, KithResourceFilters, wheelchair_toggle);
  gtk_widget_class_bind_template_child (widget_class, KithResourceFilters, kind_chip);
  gtk_widget_class_bind_template_child (widget_class, KithResourceFilters, language_chip);
  gtk_widget_class_bind_template_child (widget_class, KithResourceFilters, population_chip);
  gtk_widget_class_bind_template_child (widget_class, KithResourceFilters, near_chip);
  gtk_widget_class_bind_template_child (widget_class, KithResourceFilters, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
kith_resource_filters_init (KithResourceFilters *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_facet_chip_set_kind (self->kind_chip, KITH_DIRECTORY_TERM, _ ("Any kind"));
  kith_facet_chip_set_kind (self->language_chip, KITH_DIRECTORY_LANGUAGE, _ ("Any language"));
  kith_facet_chip_set_kind (self->population_chip, KITH_DIRECTORY_POPULATION, _ ("For anyone"));
}

/**
 * kith_resource_filters_new:
 *
 * Returns: (transfer floating): chips of which none is on
 */
GtkWidget *
kith_resource_filters_new (void)
{
  return g_object_new (KITH_TYPE_RESOURCE_FILTERS, NULL);
}

/**
 * kith_resource_filters_fill:
 * @self: the chips
 * @query: what else is asked
 *
 * Writes what is chosen into @query.
 */
void
kith_resource_filters_fill (KithResourceFilters *self, KithDirectoryQuery *query)
{
  KithFacetChip *chips[N_CHIPS];

  g_return_if_fail (KITH_IS_RESOURCE_FILTERS (self));
  g_return_if_fail (query != NULL);

  chips[KITH_DIRECTORY_TERM] = self->kind_chip;
  chips[KITH_DIRECTORY_LANGUAGE] = self->language_chip;
  chips[KITH_DIRECTORY_POPULATION] = self->population_chip;
  for (guint i = 0; i < N_CHIPS; i++)
    {
      g_free (query->values[i]);
      query->values[i] = g_strdup (kith_facet_chip_get_code (chips[i]));
    }
  query->open = gtk_toggle_button_get_active (self->open_toggle);
  query->free = gtk_toggle_button_get_active (self->free_toggle);
  query->wheelchair = gtk_toggle_button_get_active (self->wheelchair_toggle);
  g_free (query->near);
  query->near = g_strdup (kith_near_chip_get_place (self->near_chip));
}

/**
 * kith_resource_filters_show:
 * @self: the chips
 * @facets: (element-type KithDirectoryFacet): of what was found
 * @directory: what it was found in
 *
 * Says on each how many it would leave.
 */
void
kith_resource_filters_show (KithResourceFilters *self, GArray *facets, KithDirectory *directory)
{
  g_return_if_fail (KITH_IS_RESOURCE_FILTERS (self));
  g_return_if_fail (facets != NULL);

  for (guint i = 0; i < facets->len; i++)
    {
      const KithDirectoryFacet *facet = &g_array_index (facets, KithDirectoryFacet, i);

      if (facet->kind == KITH_DIRECTORY_OPEN)
        show_toggle (self->open_toggle, facet);
      else if (facet->kind == KITH_DIRECTORY_FREE)
        show_toggle (self->free_toggle, facet);
      else if (facet->kind == KITH_DIRECTORY_WHEELCHAIR)
        show_toggle (self->wheelchair_toggle, facet);
    }
  kith_facet_chip_show (self->kind_chip, facets);
  kith_facet_chip_show (self->language_chip, facets);
  kith_facet_chip_show (self->population_chip, facets);
  kith_near_chip_set_directory (self->near_chip, directory);
}

/**
 * kith_resource_filters_is_any:
 * @self: the chips
 *
 * Returns: whether any is on
 */
gboolean
kith_resource_filters_is_any (KithResourceFilters *self)
{
  g_return_val_if_fail (KITH_IS_RESOURCE_FILTERS (self), FALSE);

  return gtk_toggle_button_get_active (self->open_toggle) ||
         gtk_toggle_button_get_active (self->free_toggle) ||
         gtk_toggle_button_get_active (self->wheelchair_toggle) ||
         kith_facet_chip_get_code (self->kind_chip) != NULL ||
         kith_facet_chip_get_code (self->language_chip) != NULL ||
         kith_facet_chip_get_code (self->population_chip) != NULL ||
         kith_near_chip_get_place (self->near_chip) != NULL;
}

/**
 * kith_resource_filters_choose_kind:
 * @self: the chips
 * @code: of a kind
 * @label: what it is called
 *
 * Asks for that kind and nothing else.
 */
void
kith_resource_filters_choose_kind (KithResourceFilters *self, const char *code, const char *label)
{
  g_return_if_fail (KITH_IS_RESOURCE_FILTERS (self));
  g_return_if_fail (code != NULL && label != NULL);

  clear_chips (self);
  kith_facet_chip_choose (self->kind_chip, code, label);
  self->clearing = FALSE;
  changed_cb (self);
}

/**
 * kith_resource_filters_clear:
 * @self: the chips
 *
 * None is on any more.
 */
void
kith_resource_filters_clear (KithResourceFilters *self)
{
  g_return_if_fail (KITH_IS_RESOURCE_FILTERS (self));

  clear_chips (self);
  self->clearing = FALSE;
  changed_cb (self);
}
