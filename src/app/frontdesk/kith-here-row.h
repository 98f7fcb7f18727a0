/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithHereRow: somebody who is here, or guests: name, since when, services, and what else can be done. */

#pragma once

#include "shared/kith-app-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KithHereRowKind:
 * @KITH_HERE_ROW_HERE: with services
 * @KITH_HERE_ROW_AWAY: stepped out or left: with a button that brings them back
 */
typedef enum
{
  KITH_HERE_ROW_HERE,
  KITH_HERE_ROW_AWAY,
} KithHereRowKind;

#define KITH_TYPE_HERE_ROW (kith_here_row_get_type ())
G_DECLARE_FINAL_TYPE (KithHereRow, kith_here_row, KITH, HERE_ROW, GtkBox)

/* The menu and the buttons call the actions "desk.…" of KithHereList. */
GtkWidget *kith_here_row_new (KithAppContext *context, KithHereRowKind kind);
void kith_here_row_bind (KithHereRow *self, KithDeskRow *row);
void kith_here_row_unbind (KithHereRow *self);
char *kith_here_row_dup_name (KithAppContext *context, KithDeskRow *row);
char *kith_here_row_dup_label (KithAppContext *context, KithDeskRow *row);

G_END_DECLS
