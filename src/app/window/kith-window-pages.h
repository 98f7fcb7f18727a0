/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the window, in their order. A room that adds a page adds a line to the table. */

#pragma once

#include "session/kith-permission.h"
#include "shared/kith-page.h"

G_BEGIN_DECLS

/**
 * KithPageEntry:
 * @name: stable, for win.page and the preferences
 * @title: what the sidebar says, to be translated
 * @icon: (nullable): a symbolic icon; %NULL: it has no row in the sidebar, other pages lead to it
 * @key: the digit of Ctrl+1 to Ctrl+6; 0: none
 * @action: what a role must be allowed to do to have this page
 * @get_type: the page, a #KithPage
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon;
  guint key;
  KithAction action;
  GType (*get_type) (void);
} KithPageEntry;

const KithPageEntry *kith_window_pages_get (guint *n_pages);
const KithPageEntry *kith_window_pages_find (const char *name);

G_END_DECLS
