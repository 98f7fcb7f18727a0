/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "settings/kith-import-lists.h"

#include <glib/gi18n.h>

#include "shared/kith-a11y.h"
#include "shared/kith-children.h"

#define EXAMPLES 3
#define LOOK_FOR_EXAMPLES 100
#define PREVIEW 5
#define MOST_PROBLEMS 20
#define MOST_LIKES 100

/* In the order in which they are offered; what cannot be, of a guarded record, is the last. */
static const struct
{
  KithImportDecision decision;
  const char *label;
} decisions[] = {
  { KITH_IMPORT_LATER, N_ ("Decide later") },
  { KITH_IMPORT_OTHER, N_ ("Somebody else") },
  { KITH_IMPORT_LEFT_OUT, N_ ("Leave out") },
  { KITH_IMPORT_SAME, N_ ("The same person") },
};

static void
decided_cb (AdwComboRow *row, GParamSpec *pspec, KithImportRun *run)
{
  guint like = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "like"));
  guint selected = adw_combo_row_get_selected (row);

  if (selected < G_N_ELEMENTS (decisions))
    kith_import_run_decide (run, like, decisions[selected].decision);
}

static void
field_chosen_cb (AdwComboRow *row, GParamSpec *pspec, KithImportRun *run)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "column"));

  kith_import_run_set_field (run, column, adw_combo_row_get_selected (row));
}

static GtkWidget *
make_row (GType type, const char *title, const char *subtitle)
{
  return g_object_new (type, "use-markup", FALSE, "title", title, "subtitle", subtitle, "title-lines", 0,
                       "subtitle-lines", 0, NULL);
}

/* The first that are something, so that one sees what the column holds. */
static char *
describe_examples (const KithImportTable *table, guint column)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < MIN (table->lines->len, LOOK_FOR_EXAMPLES) && n < EXAMPLES; i++)
    {
      char **cells = g_ptr_array_index (table->lines, i);
      g_autofree char *shown =
          column < g_strv_length (cells) ? kith_import_table_show (cells[column]) : g_strdup ("");

      if (shown[0] == '\0')
        continue;
      g_string_append_printf (text, "%s%s", n++ > 0 ? " · " : "", shown);
    }
  if (n == 0)
    g_string_append (text, _ ("Empty"));
  return g_string_free (text, FALSE);
}

/**
 * kith_import_lists_clear:
 * @list: a list
 */
void
kith_import_lists_clear (GtkListBox *list)
{
  kith_children_remove (GTK_WIDGET (list));
}

/**
 * kith_import_lists_fill_columns:
 * @list: the list of columns
 * @run: a run whose file was read
 *
 * A row a column, which says what the column is and tells the run where that is changed.
 */
void
kith_import_lists_fill_columns (GtkListBox *list, KithImportRun *run)
{
  const KithImportTable *table = kith_import_run_get_table (run);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  kith_import_lists_clear (list);
  for (guint i = 0; i < kith_import_run_get_n_fields (run); i++)
    gtk_string_list_append (labels, kith_import_run_get_field_label (run, i));
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_autofree char *shown = kith_import_table_show (table->headers[i]);
      g_autofree char *unnamed = g_strdup_printf (_ ("Column %u, without a name"), i + 1);
      g_autofree char *examples = describe_examples (table, i);
      GtkWidget *row = make_row (ADW_TYPE_COMBO_ROW, shown[0] != '\0' ? shown : unnamed, examples);

      adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), kith_import_run_get_field (run, i));
      g_object_set_data (G_OBJECT (row), "column", GUINT_TO_POINTER (i));
      g_signal_connect_object (row, "notify::selected", G_CALLBACK (field_chosen_cb), run, 0);
      gtk_list_box_append (list, row);
    }
  kith_a11y_name_parts (GTK_WIDGET (list));
}

/**
 * kith_import_lists_fill_preview:
 * @list: the list
 * @run: a run whose columns were mapped
 *
 * The first people or months, as they would be taken.
 */
void
kith_import_lists_fill_preview (GtkListBox *list, KithImportRun *run)
{
  kith_import_lists_clear (list);
  for (guint i = 0; i < MIN (kith_import_run_get_n_rows (run), PREVIEW); i++)
    {
      g_autofree char *title = NULL;
      g_autofree char *subtitle = NULL;

      kith_import_run_describe_row (run, i, &title, &subtitle);
      gtk_list_box_append (list, make_row (ADW_TYPE_ACTION_ROW, title, subtitle));
    }
}

/**
 * kith_import_lists_describe_problems:
 * @run: a run whose columns were mapped
 *
 * Returns: (transfer full) (nullable): what keeps it from being taken, a line each; %NULL where nothing does
 */
char *
kith_import_lists_describe_problems (KithImportRun *run)
{
  const KithImportTable *table = kith_import_run_get_table (run);
  guint n = table->problems->len;
  GString *text;

  if (kith_import_run_get_sentence (run) != NULL)
    return g_strdup (kith_import_run_get_sentence (run));
  if (n == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < MIN (n, MOST_PROBLEMS); i++)
    {
      g_autofree char *sentence = kith_import_table_describe (table, g_ptr_array_index (table->problems, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", sentence);
    }
  if (kith_import_table_is_full (table))
    g_string_append_printf (text, "\n%s", _ ("And more after these."));
  else if (n > MOST_PROBLEMS)
    g_string_append_printf (text,
                            ngettext ("\n%u more after these.", "\n%u more after these.", n - MOST_PROBLEMS),
                            n - MOST_PROBLEMS);
  return g_string_free (text, FALSE);
}

/**
 * kith_import_lists_fill_likes:
 * @list: the list
 * @run: a run that has compared
 *
 * A row for each of the first hundred who may be somebody who is there; what is decided goes to the run.
 *
 * Returns: how many more there are
 */
guint
kith_import_lists_fill_likes (GtkListBox *list, KithImportRun *run)
{
  GArray *likes = kith_import_run_get_likes (run);

  kith_import_lists_clear (list);
  for (guint i = 0; i < MIN (likes->len, MOST_LIKES); i++)
    {
      const KithImportLike *like = &g_array_index (likes, KithImportLike, i);
      g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
      g_autofree char *title = NULL;
      g_autofree char *subtitle = NULL;
      GtkWidget *row;

      for (guint k = 0; k < G_N_ELEMENTS (decisions) - (like->is_guarded ? 1 : 0); k++)
        gtk_string_list_append (labels, _ (decisions[k].label));
      kith_import_run_describe_like (run, like, &title, &subtitle);
      row = make_row (ADW_TYPE_COMBO_ROW, title, subtitle);
      adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
      g_object_set_data (G_OBJECT (row), "like", GUINT_TO_POINTER (i));
      g_signal_connect_object (row, "notify::selected", G_CALLBACK (decided_cb), run, 0);
      gtk_list_box_append (list, row);
    }
  kith_a11y_name_parts (GTK_WIDGET (list));
  return likes->len - MIN (likes->len, MOST_LIKES);
}
