/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed is searched at every keystroke. The best of it is looked at when nobody types for the moment;
 * whoever walks through the rows looks at each. */

#include "resources/kith-resource-finder.h"

#include <glib/gi18n.h>

#include "base/kith-text.h"
#include "resources/kith-resource-search.h"
#include "shared/kith-a11y.h"
#include "shared/kith-focus.h"

/* Rows that are made of one search. */
#define MOST_RESULTS 100
/* Values of a filter that are offered. */
#define MOST_FACETS 40

struct _KithResourceFinder
{
  GObject parent_instance;

  GtkEntry *entry;              /* (unowned) the page owns it, as those below */
  KithResourceFilters *filters; /* (unowned) */
  KithResultList *list;         /* (unowned) */
  GtkLabel *status_label;       /* (unowned) */

  KithResourceSearch *search; /* (owned) (nullable) */
  gint64 shown;               /* beside the list; 0: nothing */
  guint best_id;              /* the best is looked at when nobody types for the moment */
};

G_DEFINE_FINAL_TYPE (KithResourceFinder, kith_resource_finder, G_TYPE_OBJECT)

enum
{
  SIGNAL_LOOKED_AT,
  SIGNAL_CHOSEN,
  SIGNAL_UNDO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
say (KithResourceFinder *self, const char *sentence)
{
  gtk_label_set_text (self->status_label, sentence);
  kith_a11y_set_label (GTK_WIDGET (self->status_label), sentence);
}

static void
look_at (KithResourceFinder *self, KithResultItem *item)
{
  g_clear_handle_id (&self->best_id, g_source_remove);
  g_signal_emit (self, signals[SIGNAL_LOOKED_AT], 0, item);
}

static gboolean
best_cb (gpointer user_data)
{
  KithResourceFinder *self = user_data;
  g_autoptr (KithResultItem) item = kith_result_list_dup_item (self->list, 0);

  self->best_id = 0;
  if (item == NULL)
    return G_SOURCE_REMOVE;
  kith_result_list_mark (self->list, kith_result_item_get_id (item));
  look_at (self, item);
  return G_SOURCE_REMOVE;
}

static void
want_best (KithResourceFinder *self)
{
  if (self->best_id == 0)
    self->best_id = g_idle_add_full (G_PRIORITY_LOW, best_cb, self, NULL);
}

static void
say_found (KithResourceFinder *self, guint n)
{
  g_autofree char *text = NULL;
  KithDirectoryResults *names = kith_resource_search_get_names (self->search);

  if (!names->near_known)
    text = g_strdup (_ ("The directory knows no such postcode or place."));
  else if (n == 0)
    text = g_strdup (_ ("Nothing by that name. Try fewer letters, or another word for it."));
  else
    text = g_strdup_printf (ngettext ("%u found.", "%u found.", n), n);
  say (self, text);
}

static GPtrArray *
make_items (KithResourceFinder *self, KithDirectoryResults *results, const char *heading)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  GDateTime *now = kith_resource_search_get_now (self->search);

  for (guint i = 0; i < results->results->len; i++)
    g_ptr_array_add (items, kith_result_item_new (&g_array_index (results->results, KithDirectoryResult, i),
                                                  now, i == 0 ? heading : NULL));
  return items;
}

static void
found_cb (KithResourceFinder *self)
{
  KithDirectoryResults *names = kith_resource_search_get_names (self->search);
  g_autoptr (GPtrArray) items = make_items (self, names, NULL);
  gboolean is_walked = kith_result_list_has_focus (self->list);

  kith_result_list_show (self->list, items);
  /* Somebody changed the directory: whoever walks through the rows goes on where they were. */
  if (is_walked && self->shown != 0)
    {
      kith_result_list_mark (self->list, self->shown);
      kith_result_list_return (self->list);
    }
  kith_resource_filters_show (self->filters, names->facets, names->directory);
  say_found (self, names->n_found);
}

static void
found_texts_cb (KithResourceFinder *self)
{
  KithDirectoryResults *names = kith_resource_search_get_names (self->search);
  KithDirectoryResults *texts = kith_resource_search_get_texts (self->search);
  g_autoptr (GPtrArray) items = make_items (self, texts, _ ("In their descriptions"));
  gboolean was_empty = kith_result_list_get_n_items (self->list) == 0;

  if (items->len == 0)
    return;
  kith_result_list_append (self->list, items);
  say_found (self, names->n_found + texts->n_found);
  if (was_empty)
    want_best (self);
}

static void
look_up (KithResourceFinder *self)
{
  g_autoptr (KithDirectoryQuery) query = kith_directory_query_new (kith_resource_finder_get_typed (self));

  if (self->search == NULL)
    return;
  query->limit = MOST_RESULTS;
  query->most_facets = MOST_FACETS;
  kith_resource_filters_fill (self->filters, query);
  kith_resource_search_run (self->search, query);
}

static void
typed_cb (KithResourceFinder *self)
{
  look_up (self);
  g_clear_handle_id (&self->best_id, g_source_remove);
  if (*kith_resource_finder_get_typed (self) != '\0' || kith_resource_filters_is_any (self->filters))
    want_best (self);
}

static void
activated_cb (KithResourceFinder *self)
{
  kith_result_list_focus_row (self->list, 0);
}

static gboolean
down_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  return kith_result_list_focus_row (KITH_RESOURCE_FINDER (user_data)->list, 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  KithResourceFinder *self = user_data;

  if (*kith_resource_finder_get_typed (self) == '\0')
    return FALSE;
  kith_resource_finder_clear (self);
  return TRUE;
}

/* Ctrl+Z takes back what was done only while there is no text whose editing it could take back. */
static gboolean
undo_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  KithResourceFinder *self = user_data;

  if (*kith_resource_finder_get_typed (self) != '\0')
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_UNDO], 0);
  return TRUE;
}

static void
add_shortcuts (KithResourceFinder *self)
{
  static const struct
  {
    const char *trigger;
    GtkShortcutFunc func;
  } shortcuts[] = {
    { "Down", down_cb },
    { "KP_Down", down_cb },
    { "Escape", escape_cb },
    { "<Control>z", undo_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    kith_focus_add_key (GTK_WIDGET (self->entry), shortcuts[i].trigger, GTK_PHASE_CAPTURE, shortcuts[i].func,
                        self);
}

static void
list_chosen_cb (KithResourceFinder *self, KithResultItem *item)
{
  look_at (self, item);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, item);
}

static void
list_typed_cb (KithResourceFinder *self, const char *letter)
{
  int position = (int) kith_text_length (kith_resource_finder_get_typed (self));

  kith_resource_finder_focus (self);
  gtk_editable_insert_text (GTK_EDITABLE (self->entry), letter, -1, &position);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), position);
}

static void
list_erased_cb (KithResourceFinder *self)
{
  kith_resource_finder_focus (self);
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)), "backspace");
}

static void
kith_resource_finder_dispose (GObject *object)
{
  KithResourceFinder *self = KITH_RESOURCE_FINDER (object);

  g_clear_handle_id (&self->best_id, g_source_remove);
  g_clear_object (&self->search);
  G_OBJECT_CLASS (kith_resource_finder_parent_class)->dispose (object);
}

static void
kith_resource_finder_class_init (KithResourceFinderClass *klass)
{
  GType type = KITH_TYPE_RESOURCE_FINDER;

  G_OBJECT_CLASS (klass)->dispose = kith_resource_finder_dispose;

  signals[SIGNAL_LOOKED_AT] = g_signal_new ("looked-at", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, KITH_TYPE_RESULT_ITEM);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                         1, KITH_TYPE_RESULT_ITEM);
  signals[SIGNAL_UNDO] = g_signal_new ("undo", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kith_resource_finder_init (KithResourceFinder *self)
{
}

/**
 * kith_resource_finder_new:
 * @entry: where is typed
 * @filters: what is chosen
 * @list: where it is shown
 * @status_label: where is said how many there are
 *
 * Returns: (transfer full): what joins them; they outlive it
 */
KithResourceFinder *
kith_resource_finder_new (GtkEntry *entry,
                          KithResourceFilters *filters,
                          KithResultList *list,
                          GtkLabel *status_label)
{
  KithResourceFinder *self = g_object_new (KITH_TYPE_RESOURCE_FINDER, NULL);
  const struct
  {
    gpointer object;
    const char *signal;
    GCallback func;
  } handlers[] = {
    { entry, "changed", G_CALLBACK (typed_cb) },
    { entry, "activate", G_CALLBACK (activated_cb) },
    { filters, "changed", G_CALLBACK (typed_cb) },
    { list, "selected", G_CALLBACK (look_at) },
    { list, "chosen", G_CALLBACK (list_chosen_cb) },
    { list, "back", G_CALLBACK (kith_resource_finder_focus) },
    { list, "typed", G_CALLBACK (list_typed_cb) },
    { list, "erased", G_CALLBACK (list_erased_cb) },
  };

  self->entry = entry;
  self->filters = filters;
  self->list = list;
  self->status_label = status_label;
  kith_a11y_set_label (GTK_WIDGET (entry), gtk_entry_get_placeholder_text (entry));
  add_shortcuts (self);
  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (handlers[i].object, handlers[i].signal, handlers[i].func, self,
                             G_CONNECT_SWAPPED);
  return self;
}

/**
 * kith_resource_finder_set_session:
 * @self: a finder
 * @session: whose directory it is
 * @keeper: it in memory
 *
 * Searches from now on; once.
 */
void
kith_resource_finder_set_session (KithResourceFinder *self, KithSession *session, KithDirectoryKeeper *keeper)
{
  g_return_if_fail (KITH_IS_RESOURCE_FINDER (self));

  self->search = kith_resource_search_new (session, keeper);
  g_signal_connect_object (self->search, "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "found-texts", G_CALLBACK (found_texts_cb), self, G_CONNECT_SWAPPED);
  look_up (self);
}

/**
 * kith_resource_finder_get_typed:
 * @self: a finder
 *
 * Returns: what is typed
 */
const char *
kith_resource_finder_get_typed (KithResourceFinder *self)
{
  g_return_val_if_fail (KITH_IS_RESOURCE_FINDER (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * kith_resource_finder_set_shown:
 * @self: a finder
 * @id: the entry that stands beside the list; 0: none
 */
void
kith_resource_finder_set_shown (KithResourceFinder *self, gint64 id)
{
  g_return_if_fail (KITH_IS_RESOURCE_FINDER (self));

  self->shown = id;
}

/**
 * kith_resource_finder_clear:
 * @self: a finder
 *
 * Nothing is typed any more.
 */
void
kith_resource_finder_clear (KithResourceFinder *self)
{
  g_return_if_fail (KITH_IS_RESOURCE_FINDER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

/**
 * kith_resource_finder_find_kind:
 * @self: a finder
 * @code: of a kind
 * @label: what it is called
 *
 * Asks for that kind and nothing else.
 */
void
kith_resource_finder_find_kind (KithResourceFinder *self, const char *code, const char *label)
{
  g_return_if_fail (KITH_IS_RESOURCE_FINDER (self));

  kith_resource_finder_clear (self);
  kith_resource_filters_choose_kind (self->filters, code, label);
}

/**
 * kith_resource_finder_focus:
 * @self: a finder
 *
 * Puts the cursor behind what is typed.
 */
void
kith_resource_finder_focus (KithResourceFinder *self)
{
  g_return_if_fail (KITH_IS_RESOURCE_FINDER (self));

  gtk_entry_grab_focus_without_selecting (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}
