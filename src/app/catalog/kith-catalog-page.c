/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "catalog/kith-catalog-page.h"

#include <glib/gi18n.h>

#include "catalog/kith-catalog-import-page.h"
#include "catalog/kith-catalog-sources-page.h"
#include "catalog/kith-review-page.h"
#include "shared/kith-dialogs.h"

struct _KithCatalogPage
{
  KithPage parent_instance;

  GtkStack *stack; /* (unowned) template child, as those below */
  KithCatalogImportPage *import_page;
  KithCatalogSourcesPage *sources_page;
  KithReviewPage *review_page;

  KithAppContext *context; /* (unowned) (nullable) the parent class owns it */
};

G_DEFINE_FINAL_TYPE (KithCatalogPage, kith_catalog_page, KITH_TYPE_PAGE)

static void
chosen_cb (GFile *file, gpointer user_data)
{
  KithCatalogPage *self = user_data;

  if (file == NULL)
    return;
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->import_page));
  kith_app_context_open_page (self->context, KITH_CATALOG_PAGE_NAME);
  kith_catalog_import_page_show (self->import_page, file);
}

static void
choose_cb (KithCatalogPage *self)
{
  kith_dialogs_choose_file (GTK_WIDGET (self), KITH_FILE_OPEN, _ ("Import a Directory"), NULL, NULL, NULL,
                            chosen_cb, self);
}

/* To the page that this was opened from: the last one that has a row of its own. */
static void
left_cb (KithCatalogPage *self)
{
  g_autofree char *before = NULL;

  g_object_get (kith_app_context_get_preferences (self->context), "last-page", &before, NULL);
  kith_app_context_open_page (self->context, before);
}

static void
done_cb (KithCatalogPage *self)
{
  left_cb (self);
  kith_app_context_open_page (self->context, "resources");
}

static void
kith_catalog_page_setup (KithPage *page, KithAppContext *context)
{
  KithCatalogPage *self = KITH_CATALOG_PAGE (page);

  self->context = context;
  kith_catalog_import_page_set_context (self->import_page, context);
  kith_catalog_sources_page_set_context (self->sources_page, context);
  kith_review_page_set_context (self->review_page, context);
}

static void
kith_catalog_page_focus_search (KithPage *page)
{
  KithCatalogPage *self = KITH_CATALOG_PAGE (page);
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);

  if (shown == GTK_WIDGET (self->sources_page))
    kith_catalog_sources_page_focus (self->sources_page);
  else if (shown == GTK_WIDGET (self->review_page))
    kith_review_page_focus (self->review_page);
  else
    kith_catalog_import_page_focus (self->import_page);
}

/* Nothing of a file is taken after the lock. */
static void
kith_catalog_page_flush (KithPage *page)
{
  kith_catalog_import_page_stop (KITH_CATALOG_PAGE (page)->import_page);
}

static void
kith_catalog_page_class_init (KithCatalogPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KithPageClass *page_class = KITH_PAGE_CLASS (klass);

  page_class->setup = kith_catalog_page_setup;
  page_class->focus_search = kith_catalog_page_focus_search;
  page_class->flush = kith_catalog_page_flush;

  g_type_ensure (KITH_TYPE_CATALOG_IMPORT_PAGE);
  g_type_ensure (KITH_TYPE_CATALOG_SOURCES_PAGE);
  g_type_ensure (KITH_TYPE_REVIEW_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/catalog/kith-catalog-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KithCatalogPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KithCatalogPage, import_page);
  gtk_widget_class_bind_template_child (widget_class, KithCatalogPage, sources_page);
  gtk_widget_class_bind_template_child (widget_class, KithCatalogPage, review_page);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
}

static void
kith_catalog_page_init (KithCatalogPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_catalog_page_open:
 * @self: the page
 * @part: "import-catalog", "resource-sources" or "resource-review"
 *
 * Shows a part of it; an import once a file is chosen.
 */
void
kith_catalog_page_open (KithCatalogPage *self, const char *part)
{
  g_return_if_fail (KITH_IS_CATALOG_PAGE (self));

  if (g_str_equal (part, "import-catalog"))
    {
      choose_cb (self);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack,
                                    g_str_equal (part, "resource-sources") ? "sources" : "review");
  kith_app_context_open_page (self->context, KITH_CATALOG_PAGE_NAME);
  if (g_str_equal (part, "resource-sources"))
    kith_catalog_sources_page_show (self->sources_page);
  else
    kith_review_page_show (self->review_page);
}
