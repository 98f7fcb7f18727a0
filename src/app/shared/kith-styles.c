/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program's own style sheets. Libadwaita would find them below the application's resource path; but with
 * such a path GTK looks there for icons as well, and that makes it load the theme of icons twice before the
 * first frame. So there is no such path: icons lie where GTK looks anyway, and this loads the style sheets.
 */

#include "shared/kith-styles.h"

#define FOLDER "/org/kithdesk/Kith/"

static GtkStyleProvider *
load (const char *name)
{
  GtkCssProvider *provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, name);
  return GTK_STYLE_PROVIDER (provider);
}

static void
show_contrast_cb (AdwStyleManager *manager, GParamSpec *pspec, GtkStyleProvider *provider)
{
  GdkDisplay *display = adw_style_manager_get_display (manager);

  if (adw_style_manager_get_high_contrast (manager))
    gtk_style_context_add_provider_for_display (display, provider, GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  else
    gtk_style_context_remove_provider_for_display (display, provider);
}

/**
 * kith_styles_load:
 * @display: where windows are shown
 *
 * Has the program look as it should there, also in high contrast. Once.
 */
void
kith_styles_load (GdkDisplay *display)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (display);
  g_autoptr (GtkStyleProvider) always = load (FOLDER "style.css");
  g_autoptr (GtkStyleProvider) contrast = load (FOLDER "style-hc.css");

  gtk_style_context_add_provider_for_display (display, always, GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (show_contrast_cb), contrast, 0);
  g_object_set_data_full (G_OBJECT (manager), "kith-contrast", g_object_ref (contrast), g_object_unref);
  if (adw_style_manager_get_high_contrast (manager))
    show_contrast_cb (manager, NULL, contrast);
}
