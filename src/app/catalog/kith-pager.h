/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithPager: a long list a page at a time, with which of how many are shown, and buttons to turn. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Rows on a page. */
#define KITH_PAGER_SIZE 50

#define KITH_TYPE_PAGER (kith_pager_get_type ())
G_DECLARE_FINAL_TYPE (KithPager, kith_pager, KITH, PAGER, GtkBox)

/* Signals: "turned" (guint page): show that page; "activated" (GtkListBoxRow *row) */
void kith_pager_set_label (KithPager *self, const char *label);
/* Empties the list for that page, from 0, of so many rows in all. */
void kith_pager_begin (KithPager *self, guint page, guint n_all);
void kith_pager_add (KithPager *self, GtkWidget *row);
/* On the first row of the page. */
void kith_pager_focus (KithPager *self);
guint kith_pager_get_page (KithPager *self);
guint kith_pager_get_n_all (KithPager *self);

G_END_DECLS
