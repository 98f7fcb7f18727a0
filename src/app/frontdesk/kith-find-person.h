/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithFindPerson: what Ctrl+K shows over any page: find a person and sign them in. */

#pragma once

#include "shared/kith-app-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KITH_TYPE_FIND_PERSON (kith_find_person_get_type ())
G_DECLARE_FINAL_TYPE (KithFindPerson, kith_find_person, KITH, FIND_PERSON, AdwBin)

/*
 * Signal "finished": the host closes it and gives the focus back to where it was. Signal "new-person" (const
 * char *name): nobody has that name yet; the host closes it, shows the front desk and calls
 * kith_front_desk_page_new_person().
 */
GtkWidget *kith_find_person_new (KithAppContext *context);
/* Empties it and puts the cursor in. */
void kith_find_person_start (KithFindPerson *self);

G_END_DECLS
