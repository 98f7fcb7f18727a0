/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was chosen before and is not permitted any more can still be taken out. */

#include "goals/kith-check-in-ways.h"

#include <glib/gi18n.h>

static const KithContactWay ways[] = {
#define WAY(symbol, ...) KITH_WAY_##symbol,
  KITH_CONTACT_WAYS (WAY)
#undef WAY
};

static const guint bits[] = {
#define WAY(symbol, ...) KITH_WAYS_##symbol,
  KITH_CONTACT_WAYS (WAY)
#undef WAY
};

struct _KithCheckInWays
{
  GtkBox parent_instance;

  GtkWidget *checks[G_N_ELEMENTS (ways)]; /* (unowned) children, as the one below */
  GtkWidget *note_label;

  guint others; /* of a newer Kith */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KithCheckInWays, kith_check_in_ways, GTK_TYPE_BOX)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
toggled_cb (KithCheckInWays *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
kith_check_in_ways_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (KITH_CHECK_IN_WAYS (widget)->checks[0]);
}

static void
kith_check_in_ways_class_init (KithCheckInWaysClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = kith_check_in_ways_grab_focus;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "wrap", TRUE, "css-classes",
                       (const char *[]){ css_class, NULL }, NULL);
}

static void
kith_check_in_ways_init (KithCheckInWays *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_append (GTK_BOX (self), make_label (_ ("How they are to be asked"), "heading"));
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      self->checks[i] = gtk_check_button_new_with_label (kith_contact_way_label (ways[i]));
      g_signal_connect_object (self->checks[i], "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self), self->checks[i]);
    }
  self->note_label = make_label (
      _ ("They have not said that they may be reached in the other ways. Ask them first, and write it "
         "down in what they told."),
      "dim-label");
  gtk_box_append (GTK_BOX (self), self->note_label);
}

/**
 * kith_check_in_ways_show:
 * @self: the ways
 * @chosen: which are chosen
 * @permitted: which can be
 */
void
kith_check_in_ways_show (KithCheckInWays *self, KithContactWays chosen, KithContactWays permitted)
{
  gboolean all = TRUE;

  g_return_if_fail (KITH_IS_CHECK_IN_WAYS (self));

  self->filling = TRUE;
  self->others = (guint) chosen;
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      gboolean is_chosen = ((guint) chosen & bits[i]) != 0;
      gboolean is_permitted = ((guint) permitted & bits[i]) != 0;

      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->checks[i]), is_chosen);
      gtk_widget_set_sensitive (self->checks[i], is_chosen || is_permitted);
      self->others &= ~bits[i];
      all &= is_permitted;
    }
  gtk_widget_set_visible (self->note_label, !all);
  self->filling = FALSE;
}

/**
 * kith_check_in_ways_get:
 * @self: the ways
 *
 * Returns: which are chosen
 */
KithContactWays
kith_check_in_ways_get (KithCheckInWays *self)
{
  guint chosen;

  g_return_val_if_fail (KITH_IS_CHECK_IN_WAYS (self), KITH_WAYS_NONE);

  chosen = self->others;
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks[i])))
      chosen |= bits[i];
  return (KithContactWays) chosen;
}
