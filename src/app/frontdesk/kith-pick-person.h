/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithPickPerson: a small window in which one person is chosen: for "Wrong person", "They gave a name", "Keep
 * apart". */

#pragma once

#include "shared/kith-app-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KITH_TYPE_PICK_PERSON (kith_pick_person_get_type ())
G_DECLARE_FINAL_TYPE (KithPickPerson, kith_pick_person, KITH, PICK_PERSON, AdwWindow)

/* person: 0 where it was closed without a choice. */
typedef void (*KithPicked) (gint64 person, gpointer user_data);

/* may_add: whether a name that nobody has yet may become a new person, without a visit. */
KithPickPerson *kith_pick_person_ask (GtkWidget *parent,
                                      KithAppContext *context,
                                      const char *title,
                                      const char *words,
                                      gboolean may_add,
                                      KithPicked picked,
                                      gpointer user_data);

G_END_DECLS
