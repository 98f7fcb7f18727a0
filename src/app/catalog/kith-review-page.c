/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many there are of each, and one list at a time. All is read again when the directory changes; the page
 * of the list stays. */

#include "catalog/kith-review-page.h"

#include <glib/gi18n.h>

#include "catalog/kith-catalog-conflicts.h"
#include "catalog/kith-catalog-rows.h"
#include "catalog/kith-catalog-words.h"
#include "catalog/kith-pager.h"
#include "catalog/kith-review-deciding.h"
#include "catalog/kith-review-missing.h"
#include "catalog/kith-review-pairs.h"
#include "catalog/kith-review.h"
#include "resources/kith-resource-field.h"
#include "resources/kith-resource-doing.h"
#include "shared/kith-a11y.h"
#include "shared/kith-children.h"

typedef enum
{
  LIST_NONE,
  LIST_UNVERIFIED,
  LIST_MISSING,
  LIST_CONFLICTS,
  LIST_PAIRS,
} List;

/* What the row of choices offers, in months. */
static const guint months[] = { 6, 12, 24, 36 };
#define USUAL_MONTHS 1

typedef struct
{
  KithReview *review;   /* (owned) */
  GPtrArray *conflicts; /* (owned) (element-type KithCatalogConflict) */
  GPtrArray *pairs;     /* (owned) (element-type KithReviewPair) */
} Loaded;

struct _KithReviewPage
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller; /* (unowned) template child, as those below */
  GtkWidget *back_button;
  GtkLabel *title_label;
  GtkLabel *note_label;
  GtkWidget *busy_label;
  GtkListBox *overview;
  GtkWidget *months_list;
  AdwComboRow *months_row;
  GtkWidget *look_box;
  GtkWidget *look_spinner;
  GtkLabel *none_label;
  KithPager *pager;

  KithAppContext *context;   /* (unowned) (nullable): the page around it owns it */
  Loaded *loaded;            /* (owned) (nullable) */
  GPtrArray *unverified;     /* (owned) (nullable) (element-type KithReviewItem) of loaded */
  GCancellable *cancellable; /* (owned) (nullable): of what reads */
  GCancellable *looking;     /* (owned) (nullable): of what looks for pairs */
  List list;
};

G_DEFINE_FINAL_TYPE (KithReviewPage, kith_review_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->review, kith_review_free);
  g_clear_pointer (&loaded->conflicts, g_ptr_array_unref);
  g_clear_pointer (&loaded->pairs, g_ptr_array_unref);
  g_free (loaded);
}

static const char *
list_title (List list)
{
  static const char *const titles[] = {
    [LIST_NONE] = N_ ("Review the Directory"),
    [LIST_UNVERIFIED] = N_ ("Not verified for long"),
    [LIST_MISSING] = N_ ("No longer told by their source"),
    [LIST_CONFLICTS] = N_ ("Changed here and by the source"),
    [LIST_PAIRS] = N_ ("May be one and the same"),
  };

  return _ (titles[list]);
}

static const char *
list_note (List list)
{
  static const char *const notes[] = {
    [LIST_NONE] = N_ ("What somebody should look at, so that nobody is sent to a closed door."),
    [LIST_UNVERIFIED] =
        N_ ("Call, ask whether all of it is still right, and write that down. The oldest are first."),
    [LIST_MISSING] = N_ ("They are in the directory still. The source may have dropped them, or they closed: "
                         "call, and write down what you found out. It holds for what belongs to them, too."),
    [LIST_CONFLICTS] =
        N_ ("Yours stays until somebody decides. Taking the source’s writes over what was changed "
            "here."),
    [LIST_PAIRS] =
        N_ ("Two sources, or a source and this center, may tell of the same. If they are one, choose which "
            "is shown; the places and services of the other go with it."),
  };

  return _ (notes[list]);
}

static GPtrArray *
get_items (KithReviewPage *self, List list)
{
  switch (list)
    {
    case LIST_UNVERIFIED:
      return self->unverified;
    case LIST_MISSING:
      return kith_review_list_missing (self->loaded->review);
    case LIST_CONFLICTS:
      return self->loaded->conflicts;
    case LIST_PAIRS:
      return self->loaded->pairs;
    case LIST_NONE:
    default:
      return NULL;
    }
}

static GtkWidget *
make_button (const char *label, const char *about, GCallback clicked, KithReviewPage *self, gpointer item)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  g_autofree char *name = NULL;
  g_autofree char *plain = NULL;
  g_auto (GStrv) parts = g_strsplit (label, "_", 2);

  plain = g_strjoinv ("", parts);
  /* Translators: what a button does, and to what: "Verified Today: Teapot House" */
  name = g_strdup_printf (_ ("%s: %s"), plain, about);
  kith_a11y_set_label (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "item", item);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static void
verified_cb (KithReviewPage *self, GtkWidget *button)
{
  const KithReviewItem *item = g_object_get_data (G_OBJECT (button), "item");

  gtk_widget_set_sensitive (button, FALSE);
  kith_resource_doing_verify (self->context, item->id, 0, item->name);
}

static void
decide_missing (KithReviewPage *self, GtkWidget *button, gboolean there)
{
  const KithReviewItem *item = g_object_get_data (G_OBJECT (button), "item");

  gtk_widget_set_sensitive (button, FALSE);
  kith_review_missing_decide (self->context, item->id, item->name, there);
}

static void
there_cb (KithReviewPage *self, GtkWidget *button)
{
  decide_missing (self, button, TRUE);
}

static void
not_there_cb (KithReviewPage *self, GtkWidget *button)
{
  decide_missing (self, button, FALSE);
}

static void
add_missing (KithReviewPage *self, KithReviewItem *item)
{
  g_autofree char *about = kith_review_item_describe_missing (item);
  GtkWidget *row = kith_catalog_rows_make_box (item->name);
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  kith_catalog_rows_add_texts (GTK_BOX (box), item->name, about, "");
  gtk_box_append (GTK_BOX (buttons),
                  make_button (_ ("_Still There"), item->name, G_CALLBACK (there_cb), self, item));
  gtk_box_append (GTK_BOX (buttons),
                  make_button (_ ("_Not There Any More"), item->name, G_CALLBACK (not_there_cb), self, item));
  gtk_box_append (GTK_BOX (box), buttons);
  kith_pager_add (self->pager, row);
}

static void
add_item (KithReviewPage *self, KithReviewItem *item)
{
  g_autofree char *about = kith_review_item_describe_verified (item);
  GtkWidget *row = kith_catalog_rows_make (item->name, about);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button (_ ("_Verified Today"), item->name,
                                                                G_CALLBACK (verified_cb), self, item));
  kith_pager_add (self->pager, row);
}

static void
decide (KithReviewPage *self, GtkWidget *button, gboolean theirs)
{
  const KithCatalogConflict *conflict = g_object_get_data (G_OBJECT (button), "item");

  gtk_widget_set_sensitive (button, FALSE);
  kith_review_deciding_conflict (self->context, conflict->id, theirs);
}

static void
ours_cb (KithReviewPage *self, GtkWidget *button)
{
  decide (self, button, FALSE);
}

static void
theirs_cb (KithReviewPage *self, GtkWidget *button)
{
  decide (self, button, TRUE);
}

static void
add_conflict (KithReviewPage *self, KithCatalogConflict *conflict)
{
  g_autofree char *ours = kith_catalog_words_values (conflict->ours, conflict->ours_kept_back);
  g_autofree char *theirs = kith_catalog_words_values (conflict->theirs, conflict->theirs_kept_back);
  g_autofree char *about = NULL;
  GtkWidget *row = kith_catalog_rows_make_conflict (conflict->kind, conflict->resource_name, conflict->field,
                                                    ours, theirs, &about);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (buttons),
                  make_button (_ ("_Keep Ours"), about, G_CALLBACK (ours_cb), self, conflict));
  gtk_box_append (GTK_BOX (buttons),
                  make_button (_ ("Take the _Source’s"), about, G_CALLBACK (theirs_cb), self, conflict));
  gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))), buttons);
  kith_pager_add (self->pager, row);
}

static void
decided_pair_cb (KithReviewPage *self, GtkWidget *button)
{
  const KithReviewPair *pair = g_object_get_data (G_OBJECT (button), "item");
  const KithReviewSide *side = g_object_get_data (G_OBJECT (button), "side");

  gtk_widget_set_sensitive (button, FALSE);
  kith_review_deciding_pair (self->context, pair->id, side != NULL ? side->id : 0);
}

static void
add_pair (KithReviewPage *self, KithReviewPair *pair)
{
  g_autofree char *about =
      /* Translators: two entries that may be one */
      g_strdup_printf (_ ("%s and %s"), pair->sides[0].name, pair->sides[1].name);
  GtkWidget *row = kith_catalog_rows_make_box (about);
  GtkBox *box = GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)));

  for (guint i = 0; i < G_N_ELEMENTS (pair->sides); i++)
    {
      KithReviewSide *side = &pair->sides[i];
      g_autofree char *which = g_strdup_printf ("%s, %s", side->name, side->about);
      GtkWidget *button =
          make_button (_ ("Same: _Show This One"), which, G_CALLBACK (decided_pair_cb), self, pair);

      g_object_set_data (G_OBJECT (button), "side", side);
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      kith_catalog_rows_add_texts (box, side->name, side->about, side->facts);
      gtk_box_append (box, button);
      gtk_box_append (box, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
    }
  gtk_box_append (box, make_button (_ ("_Not the Same"), about, G_CALLBACK (decided_pair_cb), self, pair));
  gtk_widget_set_halign (gtk_widget_get_last_child (GTK_WIDGET (box)), GTK_ALIGN_START);
  kith_pager_add (self->pager, row);
}

static void
turned_cb (KithReviewPage *self, guint page)
{
  GPtrArray *items = get_items (self, self->list);

  /* The last row of the last page may be gone. */
  page = items->len > 0 ? MIN (page, (items->len - 1) / KITH_PAGER_SIZE) : 0;
  kith_pager_begin (self->pager, page, items->len);
  for (guint i = page * KITH_PAGER_SIZE; i < MIN (items->len, (page + 1) * KITH_PAGER_SIZE); i++)
    {
      if (self->list == LIST_CONFLICTS)
        add_conflict (self, items->pdata[i]);
      else if (self->list == LIST_PAIRS)
        add_pair (self, items->pdata[i]);
      else if (self->list == LIST_MISSING)
        add_missing (self, items->pdata[i]);
      else
        add_item (self, items->pdata[i]);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->none_label), items->len == 0);
  if (items->len > 0)
    kith_pager_focus (self->pager);
  else
    gtk_widget_grab_focus (self->back_button);
}

static void
show_overview (KithReviewPage *self, List focus)
{
  kith_children_remove (GTK_WIDGET (self->overview));
  for (int list = LIST_UNVERIFIED; list <= LIST_PAIRS; list++)
    {
      GPtrArray *items = get_items (self, (List) list);
      GtkWidget *row = kith_catalog_rows_make_count (list_title ((List) list), NULL, items->len);

      g_object_set_data (G_OBJECT (row), "list", GINT_TO_POINTER (list));
      gtk_list_box_append (self->overview, row);
      if (list == (int) MAX (focus, LIST_UNVERIFIED))
        gtk_widget_grab_focus (row);
    }
}

static void
show (KithReviewPage *self, List list)
{
  List before = self->list;

  self->list = list;
  gtk_label_set_text (self->title_label, list_title (list));
  gtk_label_set_text (self->note_label, list_note (list));
  gtk_widget_set_visible (self->busy_label, self->loaded == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->overview), self->loaded != NULL && list == LIST_NONE);
  gtk_widget_set_visible (self->months_list, list == LIST_UNVERIFIED);
  gtk_widget_set_visible (self->look_box, list == LIST_PAIRS);
  gtk_widget_set_visible (GTK_WIDGET (self->pager), list != LIST_NONE);
  gtk_widget_set_visible (GTK_WIDGET (self->none_label), FALSE);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  if (self->loaded == NULL)
    return;
  if (list == LIST_NONE)
    show_overview (self, before);
  else
    {
      kith_pager_set_label (self->pager, list_title (list));
      turned_cb (self, 0);
    }
}

static void
list_unverified (KithReviewPage *self)
{
  KithDay today = kith_clock_today (kith_session_get_clock (kith_app_context_get_session (self->context)));
  guint selected = MIN (adw_combo_row_get_selected (self->months_row), G_N_ELEMENTS (months) - 1);

  g_clear_pointer (&self->unverified, g_ptr_array_unref);
  self->unverified = kith_review_list_unverified (self->loaded->review, today, months[selected]);
}

static void
months_selected_cb (KithReviewPage *self)
{
  if (self->loaded == NULL)
    return;
  list_unverified (self);
  if (self->list == LIST_UNVERIFIED)
    turned_cb (self, 0);
}

static void
load_thread (GTask *task, gpointer source, gpointer session, GCancellable *cancellable)
{
  GError *error = NULL;
  Loaded *loaded = g_new0 (Loaded, 1);
  g_autoptr (KithStoreHold) hold = kith_store_hold (kith_session_get_store (session), &error);

  if (hold != NULL)
    loaded->review = kith_review_load (session, cancellable, &error);
  if (loaded->review != NULL)
    loaded->conflicts = kith_catalog_conflicts_list (session, 0, &error);
  if (loaded->conflicts != NULL)
    loaded->pairs = kith_review_pairs_load (session, &error);
  if (loaded->pairs != NULL)
    {
      g_task_return_pointer (task, loaded, loaded_free);
      return;
    }
  loaded_free (loaded);
  g_task_return_error (task, error);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  KithReviewPage *self = KITH_REVIEW_PAGE (object);
  g_autoptr (GError) error = NULL;
  Loaded *loaded = g_task_propagate_pointer (G_TASK (result), &error);
  gboolean is_first = self->loaded == NULL;
  guint page = kith_pager_get_page (self->pager);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (loaded == NULL)
    {
      kith_app_context_say_error (self->context, error);
      if (is_first)
        g_signal_emit (self, signals[SIGNAL_LEFT], 0);
      return;
    }
  /* The rows belong to what was read before. */
  kith_pager_begin (self->pager, 0, 0);
  g_clear_pointer (&self->unverified, g_ptr_array_unref);
  g_clear_pointer (&self->loaded, loaded_free);
  self->loaded = loaded;
  list_unverified (self);
  if (is_first || self->list == LIST_NONE)
    show (self, self->list);
  else
    turned_cb (self, page);
}

static void
stop (KithReviewPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
stop_looking (KithReviewPage *self)
{
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

static void
load (KithReviewPage *self)
{
  g_autoptr (GTask) task = NULL;

  stop (self);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, loaded_cb, NULL);
  g_task_set_source_tag (task, load);
  g_task_set_task_data (task, g_object_ref (kith_app_context_get_session (self->context)), g_object_unref);
  g_task_run_in_thread (task, load_thread);
}

static void
directory_changed_cb (KithReviewPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->loaded != NULL)
    load (self);
}

/* Comparing everything takes seconds in a large directory: a thread of its own, which only writes at its end.
 */
static void
look_thread (GTask *task, gpointer source, gpointer session, GCancellable *cancellable)
{
  GError *error = NULL;
  guint n_new = 0;

  if (kith_resource_pairs_propose (session, &n_new, cancellable, &error))
    g_task_return_int (task, n_new);
  else
    g_task_return_error (task, error);
}

static void
show_looking (KithReviewPage *self)
{
  g_object_set (self->look_spinner, "spinning", self->looking != NULL, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.look", self->looking == NULL);
}

static void
looked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  KithReviewPage *self = KITH_REVIEW_PAGE (object);
  g_autoptr (GError) error = NULL;
  gssize found = g_task_propagate_int (G_TASK (result), &error);
  guint n = (guint) MAX (found, 0);
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->looking);
  show_looking (self);
  if (error != NULL)
    {
      kith_app_context_say_error (self->context, error);
      return;
    }
  sentence = g_strdup_printf (ngettext ("%u more may be the same.", "%u more may be the same.", n), n);
  kith_app_context_say (self->context, n > 0 ? sentence : _ ("No others look alike."));
  if (n > 0)
    load (self);
}

static void
look_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithReviewPage *self = KITH_REVIEW_PAGE (widget);
  g_autoptr (GTask) task = NULL;

  if (self->looking != NULL)
    return;
  self->looking = g_cancellable_new ();
  show_looking (self);
  task = g_task_new (self, self->looking, looked_cb, NULL);
  g_task_set_source_tag (task, look_action);
  g_task_set_task_data (task, g_object_ref (kith_app_context_get_session (self->context)), g_object_unref);
  g_task_run_in_thread (task, look_thread);
}

static void
overview_activated_cb (KithReviewPage *self, GtkListBoxRow *row)
{
  show (self, (List) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "list")));
}

static void
leave_cb (KithReviewPage *self)
{
  if (self->list != LIST_NONE)
    {
      show (self, LIST_NONE);
      return;
    }
  stop (self);
  stop_looking (self);
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  leave_cb (KITH_REVIEW_PAGE (widget));
  return TRUE;
}

static void
kith_review_page_dispose (GObject *object)
{
  KithReviewPage *self = KITH_REVIEW_PAGE (object);

  stop (self);
  stop_looking (self);
  g_clear_pointer (&self->unverified, g_ptr_array_unref);
  g_clear_pointer (&self->loaded, loaded_free);

  G_OBJECT_CLASS (kith_review_page_parent_class)->dispose (object);
}

static void
kith_review_page_class_init (KithReviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_review_page_dispose;
  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);

  g_type_ensure (KITH_TYPE_PAGER);
  gtk_widget_class_install_action (widget_class, "review.look", NULL, look_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/catalog/kith-review-page.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, KithReviewPage, name)
  CHILD (scroller);
  CHILD (back_button);
  CHILD (title_label);
  CHILD (note_label);
  CHILD (busy_label);
  CHILD (overview);
  CHILD (months_list);
  CHILD (months_row);
  CHILD (look_box);
  CHILD (look_spinner);
  CHILD (none_label);
  CHILD (pager);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, overview_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, months_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, turned_cb);
}

static void
kith_review_page_init (KithReviewPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_autofree char *name = g_strdup_printf (ngettext ("%u month", "%u months", months[i]), months[i]);

      gtk_string_list_append (names, name);
    }
  adw_combo_row_set_model (self->months_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->months_row, USUAL_MONTHS);
  kith_a11y_name_parts (GTK_WIDGET (self->months_row));
}

/**
 * kith_review_page_set_context:
 * @self: a page
 * @context: what the window works with; it outlives the page
 *
 * Once.
 */
void
kith_review_page_set_context (KithReviewPage *self, KithAppContext *context)
{
  KithStore *store;

  g_return_if_fail (KITH_IS_REVIEW_PAGE (self));
  g_return_if_fail (self->context == NULL);

  self->context = context;
  store = kith_session_get_store (kith_app_context_get_session (context));
  g_signal_connect_object (store, "changed::resource", G_CALLBACK (directory_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * kith_review_page_show:
 * @self: a page
 *
 * Reads the directory, and says how much there is to look at.
 */
void
kith_review_page_show (KithReviewPage *self)
{
  g_return_if_fail (KITH_IS_REVIEW_PAGE (self));
  g_return_if_fail (self->context != NULL);

  kith_pager_begin (self->pager, 0, 0);
  g_clear_pointer (&self->unverified, g_ptr_array_unref);
  g_clear_pointer (&self->loaded, loaded_free);
  show (self, LIST_NONE);
  show_looking (self);
  load (self);
}

/**
 * kith_review_page_focus:
 * @self: a page
 */
void
kith_review_page_focus (KithReviewPage *self)
{
  g_return_if_fail (KITH_IS_REVIEW_PAGE (self));

  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
