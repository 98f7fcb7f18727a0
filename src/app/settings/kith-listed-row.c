/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "settings/kith-listed-row.h"

#include <glib/gi18n.h>

#include "shared/kith-a11y.h"

struct _KithListedRow
{
  AdwActionRow parent_instance;

  GtkWidget *menu_button; /* (unowned) template child, as that below */
  GtkWidget *offer_button;

  char *code; /* (owned) (nullable): of what it shows */
};

G_DEFINE_FINAL_TYPE (KithListedRow, kith_listed_row, ADW_TYPE_ACTION_ROW)

static void
kith_listed_row_finalize (GObject *object)
{
  g_free (KITH_LISTED_ROW (object)->code);

  G_OBJECT_CLASS (kith_listed_row_parent_class)->finalize (object);
}

static void
kith_listed_row_class_init (KithListedRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kith_listed_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/settings/kith-listed-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KithListedRow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, KithListedRow, offer_button);
}

static void
kith_listed_row_init (KithListedRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_listed_row_show:
 * @self: a row
 * @one: what it shows from now on
 * @place: where that stands
 * @of: (nullable): which list that is from, where it does not stand in it
 */
void
kith_listed_row_show (KithListedRow *self, const KithListed *one, KithListedPlace place, const char *of)
{
  g_autofree char *again = NULL;

  g_return_if_fail (KITH_IS_LISTED_ROW (self));
  g_return_if_fail (one != NULL);

  g_free (self->code);
  self->code = g_strdup (one->code);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), one->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), of != NULL ? of : "");
  /* Before these get names of their own: it names them after the row. */
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self),
                                         one->active ? self->menu_button : self->offer_button);
  kith_listed_menu_fill (GTK_MENU_BUTTON (self->menu_button), one, place);
  /* Translators: %s is an answer, a question or pronouns. */
  again = g_strdup_printf (_ ("Offer %s again"), one->label);
  kith_a11y_set_label (self->offer_button, again);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->offer_button), "(ss)", one->list, one->code);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->offer_button), "questions.offer");
  gtk_widget_set_visible (self->menu_button, one->active);
  gtk_widget_set_visible (self->offer_button, !one->active);
}

/**
 * kith_listed_row_is:
 * @self: a row
 * @code: of something in its list
 *
 * Returns: whether it shows that
 */
gboolean
kith_listed_row_is (KithListedRow *self, const char *code)
{
  g_return_val_if_fail (KITH_IS_LISTED_ROW (self), FALSE);

  return g_strcmp0 (self->code, code) == 0;
}

/**
 * kith_listed_row_focus:
 * @self: a row
 *
 * Gives the focus to what something can be done with, beside which the row can have it too.
 *
 * Returns: whether it has it
 */
gboolean
kith_listed_row_focus (KithListedRow *self)
{
  g_return_val_if_fail (KITH_IS_LISTED_ROW (self), FALSE);

  return gtk_widget_grab_focus (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (self)));
}

/**
 * kith_listed_rows_fit:
 * @group: where they stand
 * @rows: (element-type KithListedRow): those that stand there
 * @n: how many are needed
 *
 * Adds rows at the end, or takes some from there. Those that stay keep the focus.
 */
void
kith_listed_rows_fit (AdwPreferencesGroup *group, GPtrArray *rows, guint n)
{
  g_return_if_fail (ADW_IS_PREFERENCES_GROUP (group));
  g_return_if_fail (rows != NULL);

  while (rows->len < n)
    {
      GtkWidget *row = g_object_new (KITH_TYPE_LISTED_ROW, NULL);

      adw_preferences_group_add (group, row);
      g_ptr_array_add (rows, row);
    }
  while (rows->len > n)
    adw_preferences_group_remove (group, g_ptr_array_steal_index (rows, rows->len - 1));
}
