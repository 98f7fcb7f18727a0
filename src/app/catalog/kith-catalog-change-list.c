/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "catalog/kith-catalog-change-list.h"

#include <glib/gi18n.h>

#include "catalog/kith-catalog-rows.h"
#include "catalog/kith-pager.h"

struct _KithCatalogChangeList
{
  GtkBox parent_instance;

  GtkLabel *heading; /* (unowned) template child, as those below */
  GtkLabel *note;
  KithPager *pager;

  KithCatalogImport *import; /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) (nullable): of the page that is read */
  GArray *starts;            /* (owned) (element-type gint64): after which one each page begins */
  guint wanted;              /* the page that is read */
  int change;
};

G_DEFINE_FINAL_TYPE (KithCatalogChangeList, kith_catalog_change_list, GTK_TYPE_BOX)

static void
stop (KithCatalogChangeList *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KithCatalogChangeList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = kith_catalog_import_list_finish (KITH_CATALOG_IMPORT (source), result, &error);
  KithCatalogPlan *plan = kith_catalog_import_get_plan (KITH_CATALOG_IMPORT (source));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (list == NULL)
    {
      gtk_label_set_text (self->note, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->note), TRUE);
      return;
    }
  kith_pager_begin (self->pager, self->wanted, kith_catalog_plan_get_counts (plan)->changes[self->change][0]);
  for (guint i = 0; i < list->len; i++)
    kith_pager_add (self->pager, kith_catalog_rows_make_change (list->pdata[i]));
  if (list->len > 0 && self->starts->len == self->wanted + 1)
    {
      const KithCatalogChange *last = list->pdata[list->len - 1];

      g_array_append_val (self->starts, last->id);
    }
  kith_pager_focus (self->pager);
}

static void
show_problems (KithCatalogChangeList *self, guint page)
{
  GPtrArray *problems = kith_catalog_plan_get_problems (kith_catalog_import_get_plan (self->import));

  kith_pager_begin (self->pager, page, problems->len);
  for (guint i = page * KITH_PAGER_SIZE; i < MIN (problems->len, (page + 1) * KITH_PAGER_SIZE); i++)
    kith_pager_add (self->pager, kith_catalog_rows_make_problem (problems->pdata[i]));
  kith_pager_focus (self->pager);
}

/* Pages are turned one by one, so that where this one begins is known. */
static void
turned_cb (KithCatalogChangeList *self, guint page)
{
  stop (self);
  if (self->change == KITH_CATALOG_LIST_PROBLEMS)
    {
      show_problems (self, page);
      return;
    }
  g_return_if_fail (page < self->starts->len);
  self->wanted = page;
  self->cancellable = g_cancellable_new ();
  kith_catalog_import_list_async (self->import, (KithCatalogChangeKind) self->change,
                                  g_array_index (self->starts, gint64, page), KITH_PAGER_SIZE,
                                  self->cancellable, listed_cb, g_object_ref (self));
}

static void
kith_catalog_change_list_dispose (GObject *object)
{
  KithCatalogChangeList *self = KITH_CATALOG_CHANGE_LIST (object);

  stop (self);
  g_clear_object (&self->import);
  g_clear_pointer (&self->starts, g_array_unref);

  G_OBJECT_CLASS (kith_catalog_change_list_parent_class)->dispose (object);
}

static void
kith_catalog_change_list_class_init (KithCatalogChangeListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_catalog_change_list_dispose;

  g_type_ensure (KITH_TYPE_PAGER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/catalog/kith-catalog-change-list.ui");
  gtk_widget_class_bind_template_child (widget_class, KithCatalogChangeList, heading);
  gtk_widget_class_bind_template_child (widget_class, KithCatalogChangeList, note);
  gtk_widget_class_bind_template_child (widget_class, KithCatalogChangeList, pager);
  gtk_widget_class_bind_template_callback (widget_class, turned_cb);
}

static void
kith_catalog_change_list_init (KithCatalogChangeList *self)
{
  self->starts = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What a person wants to know of all of them. */
static char *
make_note (KithCatalogChangeList *self)
{
  KithCatalogPlan *plan = kith_catalog_import_get_plan (self->import);
  guint n = kith_catalog_plan_get_n_problems (plan);

  if (self->change == KITH_CATALOG_MISSING)
    return g_strdup (_ ("They stay in the directory and are marked: the source does not tell them any more. "
                        "Somebody can look at them under Review."));
  if (self->change == KITH_CATALOG_CHANGED)
    return g_strdup (
        _ ("What was changed here stays as it is. Where the source changed it too, both are kept "
           "and somebody can decide."));
  if (self->change == KITH_CATALOG_LIST_PROBLEMS && n > kith_catalog_plan_get_problems (plan)->len)
    return g_strdup_printf (ngettext ("There is %u in all; the first of them are listed.",
                                      "There are %u in all; the first of them are listed.", n),
                            n);
  return NULL;
}

/**
 * kith_catalog_change_list_show:
 * @self: the list
 * @import: an import that has a plan
 * @change: a #KithCatalogChangeKind, or %KITH_CATALOG_LIST_PROBLEMS
 *
 * Shows the first page of them.
 */
void
kith_catalog_change_list_show (KithCatalogChangeList *self, KithCatalogImport *import, int change)
{
  const gint64 first = 0;
  const char *title = change == KITH_CATALOG_LIST_PROBLEMS
                          ? _ ("Problems in the File")
                          : kith_catalog_change_label ((KithCatalogChangeKind) change);
  g_autofree char *note = NULL;

  g_return_if_fail (KITH_IS_CATALOG_CHANGE_LIST (self));

  kith_catalog_change_list_clear (self);
  self->import = g_object_ref (import);
  self->change = change;
  g_array_append_val (self->starts, first);
  gtk_label_set_text (self->heading, title);
  kith_pager_set_label (self->pager, title);
  note = make_note (self);
  gtk_label_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  turned_cb (self, 0);
}

/**
 * kith_catalog_change_list_clear:
 * @self: the list
 *
 * Empties it and lets go of the import.
 */
void
kith_catalog_change_list_clear (KithCatalogChangeList *self)
{
  g_return_if_fail (KITH_IS_CATALOG_CHANGE_LIST (self));

  stop (self);
  g_array_set_size (self->starts, 0);
  kith_pager_begin (self->pager, 0, 0);
  g_clear_object (&self->import);
}
