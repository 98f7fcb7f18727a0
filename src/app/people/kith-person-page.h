/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithPersonPage: one person: who they are at the side, and sections beside that. Sections of other rooms are
 * added here. */

#pragma once

#include "shared/kith-app-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KITH_TYPE_PERSON_PAGE (kith_person_page_get_type ())
G_DECLARE_FINAL_TYPE (KithPersonPage, kith_person_page, KITH, PERSON_PAGE, AdwBin)

/* Signal "left": back to the search. */
void kith_person_page_set_context (KithPersonPage *self, KithAppContext *context);
gboolean kith_person_page_is_shown (KithPersonPage *self);
gboolean kith_person_page_show (KithPersonPage *self, gint64 person);
gboolean kith_person_page_show_notes (KithPersonPage *self, gint64 person, gint64 what);
void kith_person_page_refresh (KithPersonPage *self);
void kith_person_page_flush (KithPersonPage *self);
void kith_person_page_open_section (KithPersonPage *self, const char *section);
void kith_person_page_refer (KithPersonPage *self, gint64 resource);
void kith_person_page_focus (KithPersonPage *self);

G_END_DECLS
