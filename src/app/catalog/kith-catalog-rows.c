/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "catalog/kith-catalog-rows.h"

#include <glib/gi18n.h>

#include "catalog/kith-catalog-words.h"
#include "resources/kith-resource-field.h"
#include "shared/kith-a11y.h"
#include "shared/kith-paragraph.h"

/**
 * kith_catalog_rows_make:
 * @title: what stands first
 * @subtitle: (nullable): what stands under it
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
kith_catalog_rows_make (const char *title, const char *subtitle)
{
  return g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle",
                       subtitle != NULL ? subtitle : "", "title-lines", 0, "subtitle-lines", 0, NULL);
}

/**
 * kith_catalog_rows_make_count:
 * @title: what there is
 * @subtitle: (nullable): what stands under it
 * @n: how many of it
 *
 * Returns: (transfer floating): a row that leads to a list
 */
GtkWidget *
kith_catalog_rows_make_count (const char *title, const char *subtitle, guint n)
{
  GtkWidget *row = kith_catalog_rows_make (title, subtitle);
  g_autofree char *text = g_strdup_printf ("%u", n);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

/**
 * kith_catalog_rows_make_problem:
 * @problem: what was wrong in a file
 *
 * Returns: (transfer floating): a row that says it, and where
 */
GtkWidget *
kith_catalog_rows_make_problem (const KithCatalogProblem *problem)
{
  g_autofree char *where = kith_catalog_words_problem (problem);

  return kith_catalog_rows_make (problem->text, where);
}

static void
add_field (GtkBox *box, const char *name, const char *before, const char *after, gboolean conflict)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  /* Translators: what a field held, and what it will */
  g_autofree char *said = g_strdup_printf (_ ("Before: %s"), *before != '\0' ? before : _ ("nothing"));
  g_autofree char *will =
      conflict ? g_strdup_printf (_ ("The source says: %s"), *after != '\0' ? after : _ ("nothing"))
               : g_strdup_printf (_ ("After: %s"), *after != '\0' ? after : _ ("nothing"));
  g_autofree char *heading =
      /* Translators: a field that the center changed, so that what the source says is not taken */
      conflict ? g_strdup_printf (_ ("%s: changed here too, stays"), name) : g_strdup (name);

  gtk_box_append (GTK_BOX (line), kith_paragraph_new (heading, "caption-heading"));
  gtk_box_append (GTK_BOX (line), kith_paragraph_new (said, "dim-label"));
  gtk_box_append (GTK_BOX (line), kith_paragraph_new (will, NULL));
  gtk_box_append (box, line);
}

/* Of an entry that a source tells. */
static const char *
say_status (KithResourceStatus status)
{
  return status == KITH_RESOURCE_IS_DELETED ? _ ("Deleted by its source")
                                            : kith_resource_status_label (status);
}

static void
add_fields (GtkBox *box, const KithCatalogChange *change)
{
  if (change->before != change->after)
    add_field (box, kith_resource_field_label (KITH_FIELD_STATUS), say_status (change->before),
               say_status (change->after), FALSE);
  for (guint i = 0; i < change->fields->len; i++)
    {
      const KithCatalogFieldChange *field = change->fields->pdata[i];
      g_autofree char *one = kith_catalog_words_values (field->before, field->before_kept_back);
      g_autofree char *other = kith_catalog_words_values (field->after, field->after_kept_back);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      kith_catalog_words_differ (one, other, &before, &after);
      add_field (box, kith_resource_name_label (field->name), before, after, field->conflict);
    }
}

/**
 * kith_catalog_rows_make_change:
 * @change: an entry that changes
 *
 * Returns: (transfer floating): a row with what changes of it, field by field
 */
GtkWidget *
kith_catalog_rows_make_change (const KithCatalogChange *change)
{
  g_autofree char *name = NULL;
  g_autofree char *about = kith_catalog_words_entry (change, &name);
  GtkWidget *row;
  GtkBox *box;

  if (change->fields->len == 0 && change->before == change->after)
    return kith_catalog_rows_make (name, about);
  row = kith_catalog_rows_make_box (name);
  box = GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)));
  kith_catalog_rows_add_texts (box, name, about, "");
  add_fields (box, change);
  return row;
}

/**
 * kith_catalog_rows_make_box:
 * @label: what the row is about, for assistive technology
 *
 * Returns: (transfer floating): a row whose child is a box without anything in it
 */
GtkWidget *
kith_catalog_rows_make_box (const char *label)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_widget_add_css_class (box, "catalog-change");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  kith_a11y_set_label (row, label);
  return row;
}

/**
 * kith_catalog_rows_add_texts:
 * @box: of such a row
 * @title: what stands first
 * @about: what it is
 * @text: what is known of it; ""
 *
 * Adds one below the other.
 */
void
kith_catalog_rows_add_texts (GtkBox *box, const char *title, const char *about, const char *text)
{
  gtk_box_append (box, kith_paragraph_new (title, "heading"));
  gtk_box_append (box, kith_paragraph_new (about, "dim-label"));
  if (*text != '\0')
    gtk_box_append (box, kith_paragraph_new (text, NULL));
}

/**
 * kith_catalog_rows_make_conflict:
 * @kind: what the entry is
 * @name: (nullable): what it is called
 * @field: which field of it
 * @ours: what the center says
 * @theirs: what the source says
 * @about: (out) (transfer full): which field of what
 *
 * Returns: (transfer floating): a row whose child is a box that more can be appended to
 */
GtkWidget *
kith_catalog_rows_make_conflict (KithResourceKind kind,
                                 const char *name,
                                 const char *field,
                                 const char *ours,
                                 const char *theirs,
                                 char **about)
{
  const char *label = kith_resource_name_label (field);
  const char *shown = name != NULL && *name != '\0' ? name : kith_resource_kind_label (kind);
  g_autofree char *title = g_strdup_printf ("%s · %s", kith_resource_kind_label (kind), label);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;
  GtkWidget *row;
  GtkBox *box;

  kith_catalog_words_differ (ours, theirs, &before, &after);
  here = g_strdup_printf (_ ("Here: %s"), *before != '\0' ? before : _ ("nothing"));
  there = g_strdup_printf (_ ("The source says: %s"), *after != '\0' ? after : _ ("nothing"));
  /* Translators: an entry and a field of it: "Teapot House, Phone" */
  *about = g_strdup_printf (_ ("%s, %s"), shown, label);
  row = kith_catalog_rows_make_box (*about);
  box = GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)));
  kith_catalog_rows_add_texts (box, shown, title, here);
  gtk_box_append (box, kith_paragraph_new (there, NULL));
  return row;
}
