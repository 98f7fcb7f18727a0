/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is found is shown while the rest is still read: a batch is a job of its own, so that whatever else
 * waits for the database thread comes in between, and what is typed next leaves the rest unread. */

#include "notes/kith-note-finder.h"

#include <glib/gi18n.h>

#include "base/kith-text.h"
#include "notes/kith-note-doing.h"
#include "notes/kith-note-head.h"
#include "notes/kith-note-search.h"
#include "shared/kith-a11y.h"
#include "shared/kith-children.h"
#include "shared/kith-job.h"
#include "shared/kith-paragraph.h"

#define N_ROWS 250
#define N_HITS 100

struct _KithNoteFinder
{
  GtkBox parent_instance;

  GtkEditable *entry; /* (unowned) template child, as those below */
  GtkLabel *said_label;
  GtkListBox *list;

  KithAppContext *context; /* (unowned) (nullable) */
  guint turn;              /* what was typed last; what belongs to an earlier one is dropped */
  guint n_found;
};

G_DEFINE_FINAL_TYPE (KithNoteFinder, kith_note_finder, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_SEARCHING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* One batch, on the database thread; handed on to the next. */
typedef struct
{
  KithNoteSearch *search; /* (owned) */
  GPtrArray *hits;        /* (owned) (element-type KithNoteHit) */
  guint turn;
} Batch;

static void read_batch (KithNoteFinder *self, KithNoteSearch *search);

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  kith_note_search_free (batch->search);
  g_ptr_array_unref (batch->hits);
  g_free (batch);
}

static void
embolden (GtkLabel *label, const KithNoteExcerpt *excerpt)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; i < excerpt->marks->len; i++)
    {
      const KithNoteMark *mark = &g_array_index (excerpt->marks, KithNoteMark, i);
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->start_index = (guint) mark->start;
      bold->end_index = (guint) mark->end;
      pango_attr_list_insert (attributes, bold);
    }
  gtk_label_set_attributes (label, attributes);
}

static GtkWidget *
add_line (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = kith_paragraph_new (text, css_class);

  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_hit (KithNoteFinder *self, const KithNoteHit *hit)
{
  KithClock *clock = kith_session_get_clock (kith_app_context_get_session (self->context));
  const KithNoteEntry entry = { .facts = hit->facts };
  g_autofree char *name = kith_note_doing_dup_name (self->context, hit->person);
  g_autofree char *head = kith_note_head_describe (&entry, kith_clock_today (clock));
  g_autofree char *label = g_strdup_printf ("%s, %s: %s", name, head, hit->excerpt->text);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box =
      g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 2, "margin-top", 10,
                    "margin-bottom", 10, "margin-start", 12, "margin-end", 12, NULL);

  add_line (box, name, NULL);
  add_line (box, head, "dim-label");
  embolden (GTK_LABEL (add_line (box, hit->excerpt->text, "note-words")), hit->excerpt);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(xx)", hit->person, hit->facts.note);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), KITH_NOTE_FINDER_OPEN);
  kith_a11y_set_label (row, label);
  gtk_list_box_append (self->list, row);
}

static void
say (KithNoteFinder *self, const char *text)
{
  gtk_label_set_text (self->said_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->said_label), *text != '\0');
}

static void
say_end (KithNoteFinder *self, KithNoteSearch *search)
{
  g_autofree char *text = NULL;

  if (!kith_note_search_is_over (search))
    return;
  if (self->n_found == 0)
    text = g_strdup (_ ("Nothing found in what you signed."));
  else if (kith_note_search_has_more (search))
    text = g_strdup_printf (_ ("The newest %d notes. There are more: type another word."), N_HITS);
  else
    text = g_strdup_printf (ngettext ("%u note", "%u notes", self->n_found), self->n_found);
  say (self, text);
}

static gboolean
batch_job (KithSession *session, gpointer data, GError **error)
{
  Batch *batch = data;

  return kith_note_search_step (batch->search, N_ROWS, batch->hits, error);
}

static void
batch_done (gpointer object, gpointer data, const GError *error)
{
  KithNoteFinder *self = object;
  Batch *batch = data;

  if (error != NULL || batch->turn != self->turn)
    return;
  for (guint i = 0; i < batch->hits->len; i++)
    add_hit (self, g_ptr_array_index (batch->hits, i));
  self->n_found += batch->hits->len;
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->n_found > 0);
  say_end (self, batch->search);
  if (!kith_note_search_is_over (batch->search))
    read_batch (self, g_steal_pointer (&batch->search));
}

static void
read_batch (KithNoteFinder *self, KithNoteSearch *search)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->search = search;
  batch->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_note_hit_free);
  batch->turn = self->turn;
  kith_job_run (self->context, batch_job, batch, batch_free, self, batch_done);
}

static void
typed_cb (KithNoteFinder *self)
{
  const char *text = gtk_editable_get_text (self->entry);

  self->turn++;
  self->n_found = 0;
  kith_children_remove (GTK_WIDGET (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  say (self, "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCHING]);
  if (kith_note_finder_is_searching (self))
    read_batch (self, kith_note_search_new (kith_app_context_get_session (self->context), text, N_HITS));
}

static void
stop_cb (KithNoteFinder *self)
{
  gtk_editable_set_text (self->entry, "");
}

/* Into what was found; where nothing is, to what lies below. */
static gboolean
key_cb (KithNoteFinder *self, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  if (row != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (row));
  return gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), GTK_DIR_TAB_FORWARD);
}

static gboolean
kith_note_finder_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KITH_NOTE_FINDER (widget)->entry));
}

static void
kith_note_finder_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SEARCHING)
    g_value_set_boolean (value, kith_note_finder_is_searching (KITH_NOTE_FINDER (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kith_note_finder_class_init (KithNoteFinderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = kith_note_finder_get_property;
  widget_class->grab_focus = kith_note_finder_grab_focus;
  properties[PROP_SEARCHING] =
      g_param_spec_boolean ("searching", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/notes/kith-note-finder.ui");
  gtk_widget_class_bind_template_child (widget_class, KithNoteFinder, entry);
  gtk_widget_class_bind_template_child (widget_class, KithNoteFinder, said_label);
  gtk_widget_class_bind_template_child (widget_class, KithNoteFinder, list);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
kith_note_finder_init (KithNoteFinder *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_note_finder_set_context:
 * @self: a finder
 * @context: of the session, which outlives it
 */
void
kith_note_finder_set_context (KithNoteFinder *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_NOTE_FINDER (self));

  self->context = context;
}

/**
 * kith_note_finder_is_searching:
 * @self: a finder
 *
 * Returns: whether something is typed in it
 */
gboolean
kith_note_finder_is_searching (KithNoteFinder *self)
{
  g_return_val_if_fail (KITH_IS_NOTE_FINDER (self), FALSE);

  return !kith_text_is_blank (gtk_editable_get_text (self->entry));
}
