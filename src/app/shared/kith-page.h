/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithPage: what every page of the window is. A page is made when it is first shown and lives until the lock.
 */

#pragma once

#include <adwaita.h>

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_PAGE (kith_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (KithPage, kith_page, KITH, PAGE, AdwBin)

/**
 * KithPageClass:
 * @setup: the context is there: fill the page. Called once
 * @focus_search: Ctrl+F and the page coming into view: puts the focus where typing begins
 * @flush: the session is about to end: saves what is being typed, at once. Called on the main thread before a
 * lock
 * @open_person: shows this person, where the page can. TRUE if it did
 * @open_resource: shows this entry of the directory, where the page can
 * @refer: goes on with a referral of this person, to this entry of the directory, or to one that is chosen
 * there where it is 0
 * @open_notes: shows the notes about this person; see kith_app_context_open_notes()
 * @open_section: shows that part of this person's page
 *
 * Each may be %NULL.
 */
struct _KithPageClass
{
  AdwBinClass parent_class;

  void (*setup) (KithPage *self, KithAppContext *context);
  void (*focus_search) (KithPage *self);
  void (*flush) (KithPage *self);
  gboolean (*open_person) (KithPage *self, gint64 person);
  void (*open_resource) (KithPage *self, gint64 resource);
  void (*refer) (KithPage *self, gint64 person, gint64 resource);

  void (*open_notes) (KithPage *self, gint64 person, gint64 what);
  void (*open_section) (KithPage *self, gint64 person, const char *section);

  /*< private >*/
  gpointer padding[1];
};

KithAppContext *kith_page_get_context (KithPage *self);
void kith_page_focus_search (KithPage *self);
void kith_page_flush (KithPage *self);
gboolean kith_page_open_person (KithPage *self, gint64 person);
void kith_page_open_resource (KithPage *self, gint64 resource);
void kith_page_open_notes (KithPage *self, gint64 person, gint64 what);
void kith_page_open_section (KithPage *self, gint64 person, const char *section);
void kith_page_go_back (KithPage *self);
void kith_page_refer (KithPage *self, gint64 person, gint64 resource);

G_END_DECLS
