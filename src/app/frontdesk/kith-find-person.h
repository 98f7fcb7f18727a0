/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithFindPerson: what Ctrl+K shows over any page: find a person and sign them in. */

#pragma once

#include <adwaita.h>

#include "frontdesk/kith-desk-runner.h"

G_BEGIN_DECLS

#define KITH_TYPE_FIND_PERSON (kith_find_person_get_type ())
G_DECLARE_FINAL_TYPE (KithFindPerson, kith_find_person, KITH, FIND_PERSON, AdwBin)

/*
 * Signal "finished": the host closes it and gives the focus back. Signal "new-person" (const char *name): nobody has that name yet;
 * the host closes it and shows the front desk's panel for a new person.
 */
GtkWidget *kith_find_person_new (KithDeskRunner *runner);
void kith_find_person_start (KithFindPerson *self);

G_END_DECLS
