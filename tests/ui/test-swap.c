/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of several things is shown, and its paragraphs are set at one width: in a page that scrolls a stack
 * would have them set at many. */

#include <adwaita.h>

#include "shared/kith-swap.h"

#define TEXT                                                                                                 \
  "We talked about the garden, and about what the letter from the housing office may mean. They will ask "   \
  "again next week; until then we go there together on Mondays, after the first tea."

/* How often a height was asked for, at widths that differ. */
#define KITH_TYPE_PROBE (kith_probe_get_type ())
G_DECLARE_FINAL_TYPE (KithProbe, kith_probe, KITH, PROBE, GtkWidget)

struct _KithProbe
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GHashTable *widths;
};

G_DEFINE_FINAL_TYPE (KithProbe, kith_probe, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
kith_probe_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kith_probe_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  KithProbe *self = KITH_PROBE (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    g_hash_table_add (self->widths, GINT_TO_POINTER (for_size));
  gtk_widget_measure (self->label, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
kith_probe_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_size_allocate (KITH_PROBE (widget)->label, &(GtkAllocation){ 0, 0, width, height }, baseline);
}

static void
kith_probe_dispose (GObject *object)
{
  g_clear_pointer (&KITH_PROBE (object)->label, gtk_widget_unparent);
  g_clear_pointer (&KITH_PROBE (object)->widths, g_hash_table_unref);

  G_OBJECT_CLASS (kith_probe_parent_class)->dispose (object);
}

static void
kith_probe_class_init (KithProbeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_probe_dispose;
  GTK_WIDGET_CLASS (klass)->get_request_mode = kith_probe_get_request_mode;
  GTK_WIDGET_CLASS (klass)->measure = kith_probe_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = kith_probe_size_allocate;
}

static void
kith_probe_init (KithProbe *self)
{
  self->widths = g_hash_table_new (NULL, NULL);
  self->label = gtk_label_new (TEXT);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

static GtkWidget *
new_page (const char *name, KithProbe **probe)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_name (box, name);
  *probe = g_object_new (KITH_TYPE_PROBE, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*probe));
  return box;
}

/* A page that scrolls, with that in it. */
static GtkWidget *
show_scrolled (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), child);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 500, 300);
  gtk_window_present (GTK_WINDOW (window));
  for (gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
       gtk_widget_get_height (child) == 0 && g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (gtk_widget_get_height (child), >, 0);
  return window;
}

/* From its place in a builder's file, as pages have it. */
static KithSwap *
new_swap (KithProbe **first, KithProbe **second)
{
  GtkWidget *self = g_object_new (KITH_TYPE_SWAP, NULL);
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  GtkBuildableIface *iface = GTK_BUILDABLE_GET_IFACE (self);

  iface->add_child (GTK_BUILDABLE (self), builder, G_OBJECT (new_page ("list", first)), NULL);
  iface->add_child (GTK_BUILDABLE (self), builder, G_OBJECT (new_page ("write", second)), NULL);
  return KITH_SWAP (self);
}

static void
test_shown (void)
{
  KithProbe *first, *second;
  KithSwap *swap = new_swap (&first, &second);
  GtkWidget *window = show_scrolled (GTK_WIDGET (swap));

  g_assert_cmpstr (kith_swap_get_shown (swap), ==, "list");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (first)));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (second)));
  kith_swap_show (swap, "write");
  g_assert_cmpstr (kith_swap_get_shown (swap), ==, "write");
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (first)));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (second)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_one_width (void)
{
  KithProbe *in_stack, *in_swap, *other;
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *window;
  guint n_in_stack;

  gtk_stack_add_child (GTK_STACK (stack), new_page ("list", &in_stack));
  window = show_scrolled (stack);
  n_in_stack = g_hash_table_size (in_stack->widths);
  gtk_window_destroy (GTK_WINDOW (window));

  window = show_scrolled (GTK_WIDGET (new_swap (&in_swap, &other)));
  g_test_message ("%u widths in a stack, %u here", n_in_stack, g_hash_table_size (in_swap->widths));
  g_assert_cmpuint (g_hash_table_size (in_swap->widths), <=, 2);
  g_assert_cmpuint (g_hash_table_size (other->widths), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/swap/one is shown", test_shown);
  g_test_add_func ("/ui/swap/set at one width", test_one_width);

  return g_test_run ();
}
