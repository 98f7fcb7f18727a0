/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The crisis page: large enough for arm's length, the whole height used, one key away and one key back. */

#include "crisis/kith-crisis-page.h"

#include <glib/gi18n.h>

#include "shared/kith-a11y.h"
#include "shared/kith-children.h"
#include "shared/kith-columns.h"
#include "shared/kith-focus.h"
#include "shared/kith-text-scale.h"

/* With more than this many in a column the type is a step smaller. */
#define MANY 5
/* So many numbers are huge. */
#define N_HUGE 3
/* From here on, at the usual text size, a screen is tall. */
#define ROOMY_HEIGHT 860
#define ROOMY_WIDTH 1300
/* From this size of text on, what is huge at the usual size would push the rest off the screen. */
#define LARGE_TEXT 1.4

struct _KithCrisisPage
{
  AdwBin parent_instance;

  gboolean roomy;
  guint layout_id;
  GtkSizeGroup *widths;      /* (owned) of the numbers that stand in a column */
  GtkWidget *header_buttons; /* (owned) */
  GtkToggleButton *callers_button;
  GtkWidget *happened_button;
  GtkWidget *back_button;
  GtkScrolledWindow *scrolled;
  KithColumns *columns;
  GtkStack *start_stack;
  GtkStack *end_stack;
  GtkBox *sayings;
  GtkBox *numbers;
  GtkWidget *unchecked_note;
  GtkBox *callers;
  GtkBox *officials;
};

G_DEFINE_FINAL_TYPE (KithCrisisPage, kith_crisis_page, ADW_TYPE_BIN)

enum
{
  CLOSE,
  CHECKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* A few share the height among them; many stand close, so that less is out of sight. */
static GtkWidget *
make_item (guint n_items)
{
  GtkWidget *item = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_vexpand (item, n_items <= MANY);
  gtk_widget_set_valign (item, GTK_ALIGN_CENTER);
  return item;
}

static void
empty (GtkBox *box, guint n_items)
{
  kith_children_remove (GTK_WIDGET (box));
  if (n_items > MANY)
    gtk_widget_add_css_class (GTK_WIDGET (box), "crisis-many");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (box), "crisis-many");
}

static void
fill_sayings (GtkBox *box, GPtrArray *sayings)
{
  empty (box, sayings->len);
  for (guint i = 0; i < sayings->len; i++)
    {
      const KithCrisisSaying *saying = g_ptr_array_index (sayings, i);
      GtkWidget *item = make_item (sayings->len);

      gtk_box_append (GTK_BOX (item), make_label (saying->title, "crisis-title"));
      if (saying->body != NULL && saying->body[0] != '\0')
        gtk_box_append (GTK_BOX (item), make_label (saying->body, "crisis-body"));
      gtk_box_append (box, item);
    }
}

static void
checked_cb (KithCrisisPage *self, GtkWidget *button)
{
  g_signal_emit (self, signals[CHECKED], 0,
                 GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "position")));
}

/* Whether anybody made sure of the number. A mark stands for no: on a new card it is all of them, and the
 * numbers are what is looked for. */
static GtkWidget *
make_state (const KithCrisisNumber *number)
{
  GtkWidget *label;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  if (number->checked_day == KITH_DAY_NONE)
    {
      /* Translators: the mark at a telephone number that nobody has checked */
      label = make_label (_ ("?"), "crisis-unchecked");
      gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
      kith_a11y_set_label (label, _ ("Not checked yet"));
      return label;
    }
  day = kith_day_format_long (number->checked_day);
  /* Translators: a day, as in "Checked on 2 November 2026". */
  text = g_strdup_printf (_ ("Checked on %s"), day);
  return make_label (text, "dim-label");
}

static GtkWidget *
make_check_button (KithCrisisPage *self, const KithCrisisNumber *number, guint position)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("I checked it"));
  /* Translators: %s is a telephone number. */
  g_autofree char *label = g_strdup_printf (_ ("I checked %s"), number->number);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  kith_a11y_set_label (button, label);
  g_object_set_data (G_OBJECT (button), "position", GUINT_TO_POINTER (position));
  g_signal_connect_object (button, "clicked", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

/* The first ones stand alone and huge, and what follows shares lines with what it is. In one column each
 * number has a line of its own, so that all of them are seen at once. */
static void
lay_out_number (KithCrisisPage *self, GtkWidget *row, gboolean is_first)
{
  gboolean one_line = kith_columns_is_stacked (self->columns);
  gboolean beside = !is_first || one_line;
  GtkWidget *item = gtk_widget_get_first_child (row);
  GtkWidget *dialled = gtk_widget_get_first_child (item);
  GtkWidget *words = gtk_widget_get_last_child (item);
  gboolean marked = gtk_widget_has_css_class (gtk_widget_get_last_child (words), "crisis-unchecked");

  gtk_orientable_set_orientation (GTK_ORIENTABLE (item),
                                  beside ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (item), beside ? 18 : 0);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (words),
                                  one_line || marked ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (words), one_line || marked ? 18 : 0);
  gtk_label_set_wrap (GTK_LABEL (dialled), !beside);
  gtk_widget_set_valign (dialled, beside ? GTK_ALIGN_BASELINE : GTK_ALIGN_FILL);
  gtk_widget_set_valign (words, beside ? GTK_ALIGN_BASELINE : GTK_ALIGN_FILL);
  if (beside)
    gtk_size_group_add_widget (self->widths, dialled);
  else if (g_slist_find (gtk_size_group_get_widgets (self->widths), dialled) != NULL)
    gtk_size_group_remove_widget (self->widths, dialled);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
lay_out_numbers (KithCrisisPage *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->numbers));
  gboolean stacked = kith_columns_is_stacked (self->columns);
  gboolean large = kith_text_scale_get (GTK_WIDGET (self)) >= LARGE_TEXT;

  set_class (GTK_WIDGET (self), "crisis-stacked", stacked && !large);
  set_class (GTK_WIDGET (self), "crisis-large-text", stacked && large);
  for (guint i = 0; row != NULL; i++, row = gtk_widget_get_next_sibling (row))
    lay_out_number (self, row, i < N_HUGE);
}

static gboolean
lay_out_cb (gpointer user_data)
{
  KithCrisisPage *self = user_data;

  self->layout_id = 0;
  lay_out_numbers (self);
  return G_SOURCE_REMOVE;
}

/* Later: widgets that are being given their places cannot change them. */
static void
stacked_changed_cb (KithCrisisPage *self)
{
  if (self->layout_id == 0)
    self->layout_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, lay_out_cb, self, NULL);
}

static GtkWidget *
make_number (const KithCrisisNumber *number, guint position, guint n_numbers)
{
  gboolean is_first = position < N_HUGE;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *item = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *dialled = make_label (number->number, is_first ? "crisis-number" : "crisis-number-small");

  gtk_box_append (GTK_BOX (words),
                  make_label (number->label, is_first ? "crisis-body" : "crisis-label-small"));
  gtk_widget_set_valign (gtk_widget_get_first_child (words), GTK_ALIGN_BASELINE);
  gtk_box_append (GTK_BOX (words), make_state (number));
  gtk_widget_set_hexpand (gtk_widget_get_first_child (words), TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_hexpand (item, TRUE);
  gtk_box_append (GTK_BOX (item), dialled);
  gtk_box_append (GTK_BOX (item), words);
  gtk_box_append (GTK_BOX (row), item);
  gtk_widget_set_vexpand (row, n_numbers <= MANY);
  gtk_widget_set_valign (row, GTK_ALIGN_CENTER);
  return row;
}

static void
fill_numbers (KithCrisisPage *self, GPtrArray *numbers, gboolean may_check)
{
  gboolean any_unchecked = FALSE;

  empty (self->numbers, numbers->len);
  for (guint i = 0; i < numbers->len; i++)
    {
      const KithCrisisNumber *number = g_ptr_array_index (numbers, i);
      GtkWidget *row = make_number (number, i, numbers->len);

      if (may_check && number->checked_day == KITH_DAY_NONE)
        gtk_box_append (GTK_BOX (row), make_check_button (self, number, i));
      gtk_box_append (self->numbers, row);
      any_unchecked = any_unchecked || number->checked_day == KITH_DAY_NONE;
    }
  gtk_widget_set_visible (self->unchecked_note, any_unchecked);
  /* Where many follow each other, what the mark means follows the last one. */
  gtk_widget_set_vexpand (GTK_WIDGET (self->numbers), numbers->len <= MANY);
  lay_out_numbers (self);
}

static void
callers_toggled_cb (KithCrisisPage *self)
{
  const char *name = gtk_toggle_button_get_active (self->callers_button) ? "callers" : "person";

  gtk_stack_set_visible_child_name (self->start_stack, name);
  gtk_stack_set_visible_child_name (self->end_stack, name);
  /* Numbers come before words; what is said to callers comes before what is said to officials. */
  g_object_set (self->columns, "end-first", !gtk_toggle_button_get_active (self->callers_button), NULL);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

static void
back_clicked_cb (KithCrisisPage *self)
{
  g_signal_emit (self, signals[CLOSE], 0);
}

static void
kith_crisis_page_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, for_size, minimum, natural, NULL,
                      NULL);
}

/* A tall screen has room for type that is larger still. */
static void
kith_crisis_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KithCrisisPage *self = KITH_CRISIS_PAGE (widget);
  double scale = kith_text_scale_get (widget);
  gboolean roomy = height > ROOMY_HEIGHT * scale && width > ROOMY_WIDTH * scale;

  if (roomy != self->roomy)
    {
      self->roomy = roomy;
      set_class (widget, "crisis-roomy", roomy);
    }
  gtk_widget_size_allocate (adw_bin_get_child (ADW_BIN (widget)), &(GtkAllocation){ 0, 0, width, height },
                            -1);
}

static void
kith_crisis_page_dispose (GObject *object)
{
  KithCrisisPage *self = KITH_CRISIS_PAGE (object);

  g_clear_handle_id (&self->layout_id, g_source_remove);
  g_clear_object (&self->widths);
  g_clear_object (&self->header_buttons);
  G_OBJECT_CLASS (kith_crisis_page_parent_class)->dispose (object);
}

static gboolean
kith_crisis_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (KITH_CRISIS_PAGE (widget)->back_button);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CLOSE], 0);
}

static void
kith_crisis_page_class_init (KithCrisisPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_crisis_page_dispose;
  widget_class->measure = kith_crisis_page_measure;
  widget_class->size_allocate = kith_crisis_page_size_allocate;
  widget_class->grab_focus = kith_crisis_page_grab_focus;

  signals[CLOSE] = g_signal_new ("close", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[CHECKED] = g_signal_new ("checked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (KITH_TYPE_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/crisis/kith-crisis-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KithCrisisPage, header_buttons);
  gtk_widget_class_bind_template_child (widget_class, KithCrisisPage, callers_button);
  gtk_widget_class_bind_template_child (widget_class, KithCrisisPage, happened_button);
  gtk_widget_class_bind_template_child (widget_class, KithCrisisPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, KithCrisisPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, KithCrisisPage, columns);
  gtk_widget_class_bind_template_child (widget_class, KithCrisisPage, start_stack);
  gtk_widget_class_bind_template_child (widget_class, KithCrisisPage, end_stack);
  gtk_widget_class_bind_template_child (widget_class, KithCrisisPage, sayings);
  gtk_widget_class_bind_template_child (widget_class, KithCrisisPage, numbers);
  gtk_widget_class_bind_template_child (widget_class, KithCrisisPage, unchecked_note);
  gtk_widget_class_bind_template_child (widget_class, KithCrisisPage, callers);
  gtk_widget_class_bind_template_child (widget_class, KithCrisisPage, officials);
  gtk_widget_class_install_action (widget_class, "crisis.close", NULL, close_action);
}

static void
kith_crisis_page_init (KithCrisisPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_focus_leave_on_escape (GTK_WIDGET (self), "crisis.close");
  /* A layout manager would be asked instead of this class. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  self->widths = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_signal_connect_object (self->columns, "notify::stacked", G_CALLBACK (stacked_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (stacked_changed_cb), self, G_CONNECT_SWAPPED);
  /* They live in the window's header, outside of this page. */
  g_object_ref (self->header_buttons);
  g_signal_connect_object (self->callers_button, "toggled", G_CALLBACK (callers_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->back_button, "clicked", G_CALLBACK (back_clicked_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * kith_crisis_page_new:
 *
 * Returns: (transfer floating): the page, empty
 */
GtkWidget *
kith_crisis_page_new (void)
{
  return g_object_new (KITH_TYPE_CRISIS_PAGE, NULL);
}

/**
 * kith_crisis_page_set_card:
 * @self: the page
 * @card: the center's card, or the bundled one
 * @may_check: whether whoever is here may mark numbers as checked
 */
void
kith_crisis_page_set_card (KithCrisisPage *self, const KithCrisisCard *card, gboolean may_check)
{
  g_return_if_fail (KITH_IS_CRISIS_PAGE (self));
  g_return_if_fail (card != NULL);

  fill_sayings (self->sayings, card->sayings);
  fill_sayings (self->callers, card->callers);
  fill_sayings (self->officials, card->officials);
  fill_numbers (self, card->numbers, may_check);
  gtk_widget_set_visible (GTK_WIDGET (self->callers_button), card->callers->len + card->officials->len > 0);
}

/**
 * kith_crisis_page_set_may_write:
 * @self: the page
 * @may_write: whether somebody is there who can write down what happened
 */
void
kith_crisis_page_set_may_write (KithCrisisPage *self, gboolean may_write)
{
  g_return_if_fail (KITH_IS_CRISIS_PAGE (self));

  gtk_widget_set_visible (self->happened_button, may_write);
}

/**
 * kith_crisis_page_get_header_buttons:
 * @self: the page
 *
 * Returns: (transfer none): what belongs into the window's header while the page shows
 */
GtkWidget *
kith_crisis_page_get_header_buttons (KithCrisisPage *self)
{
  g_return_val_if_fail (KITH_IS_CRISIS_PAGE (self), NULL);
  return self->header_buttons;
}

/**
 * kith_crisis_page_start:
 * @self: the page
 *
 * Shows its first side from the top, with the focus on the way back.
 */
void
kith_crisis_page_start (KithCrisisPage *self)
{
  g_return_if_fail (KITH_IS_CRISIS_PAGE (self));

  gtk_toggle_button_set_active (self->callers_button, FALSE);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  gtk_widget_grab_focus (self->back_button);
}
