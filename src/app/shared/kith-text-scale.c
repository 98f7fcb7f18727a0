/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The size of the text: read where a layout depends on it, set where Kith's own preference changes it. */

#include "shared/kith-text-scale.h"

#define USUAL_DPI 96.0

typedef struct
{
  KithPreferences *preferences; /* (unowned) disconnected with it */
  GtkSettings *settings;        /* (unowned) lives as long as the display */
  int desktop_dpi;
} Follower;

/**
 * kith_text_scale_get:
 * @widget: any widget of the display in question
 *
 * Returns: 1 for text of the usual size, 2 for text twice as large
 */
double
kith_text_scale_get (GtkWidget *widget)
{
  int dpi = -1;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 1.0);

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / 1024.0 / USUAL_DPI : 1.0;
}

static void
clamp_cb (AdwClamp *clamp)
{
  double scale = kith_text_scale_get (GTK_WIDGET (clamp));
  int maximum = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (clamp), "kith-maximum"));
  int threshold = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (clamp), "kith-threshold"));

  adw_clamp_set_maximum_size (clamp, (int) (maximum * scale));
  adw_clamp_set_tightening_threshold (clamp, (int) (threshold * scale));
}

static void
follow_text (AdwClamp *clamp)
{
  if (g_object_get_data (G_OBJECT (clamp), "kith-maximum") != NULL)
    return;
  g_object_set_data (G_OBJECT (clamp), "kith-maximum", GINT_TO_POINTER (adw_clamp_get_maximum_size (clamp)));
  g_object_set_data (G_OBJECT (clamp), "kith-threshold",
                     GINT_TO_POINTER (adw_clamp_get_tightening_threshold (clamp)));
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (clamp)), "notify::gtk-xft-dpi",
                           G_CALLBACK (clamp_cb), clamp, G_CONNECT_SWAPPED);
  clamp_cb (clamp);
}

/**
 * kith_text_scale_clamps:
 * @root: a screen, a page or a part of one
 *
 * Lets what is wide enough for text of the usual size be wide enough for larger text too: every clamp in it,
 * those that the toolkit makes among them, becomes wider with the text than it says.
 */
void
kith_text_scale_clamps (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (ADW_IS_CLAMP (root))
    follow_text (ADW_CLAMP (root));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    kith_text_scale_clamps (child);
}

static void
scale_changed_cb (KithPreferences *preferences, GParamSpec *pspec, Follower *follower)
{
  int dpi = (int) (follower->desktop_dpi * (gint64) kith_preferences_get_text_scale (preferences) / 100);

  g_object_set (follower->settings, "gtk-xft-dpi", dpi, NULL);
}

/**
 * kith_text_scale_follow:
 * @preferences: this computer's
 * @settings: of the display
 *
 * From now on the text is as large as the preference says, on top of what the desktop says.
 */
void
kith_text_scale_follow (KithPreferences *preferences, GtkSettings *settings)
{
  Follower *follower;

  g_return_if_fail (KITH_IS_PREFERENCES (preferences));
  g_return_if_fail (GTK_IS_SETTINGS (settings));

  follower = g_new0 (Follower, 1);
  follower->preferences = preferences;
  follower->settings = settings;
  g_object_get (settings, "gtk-xft-dpi", &follower->desktop_dpi, NULL);
  if (follower->desktop_dpi <= 0)
    follower->desktop_dpi = (int) (USUAL_DPI * 1024);
  g_signal_connect_data (preferences, "notify::text-scale", G_CALLBACK (scale_changed_cb), follower,
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  if (kith_preferences_get_text_scale (preferences) != 100)
    scale_changed_cb (preferences, NULL, follower);
}
