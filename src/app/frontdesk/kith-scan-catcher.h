/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithScanCatcher: picks a card scanner's code out of the keys of a window, wherever the focus is. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KithScanStep:
 * @KITH_SCAN_PASS: not part of a code: the key goes where keys go
 * @KITH_SCAN_HELD: part of a code, or may become one: nobody else gets the key
 * @KITH_SCAN_DONE: the code is complete
 * @KITH_SCAN_BROKEN: what was held is no code after all: kith_scan_catcher_take_held() has it; then feed the
 * key again
 */
typedef enum
{
  KITH_SCAN_PASS,
  KITH_SCAN_HELD,
  KITH_SCAN_DONE,
  KITH_SCAN_BROKEN,
} KithScanStep;

#define KITH_TYPE_SCAN_CATCHER (kith_scan_catcher_get_type ())
G_DECLARE_FINAL_TYPE (KithScanCatcher, kith_scan_catcher, KITH, SCAN_CATCHER, GObject)

/*
 * Signal "scanned" (const char *code, without the prefix). Property "holding": while TRUE the keys belong to
 * a code, so a cover stays on. Attach to the window once; the window connects "scanned" to
 * kith_app_context_scan().
 */
KithScanCatcher *kith_scan_catcher_new (const char *prefix);
void kith_scan_catcher_set_prefix (KithScanCatcher *self, const char *prefix);
gboolean kith_scan_catcher_get_holding (KithScanCatcher *self);
KithScanStep kith_scan_catcher_feed (KithScanCatcher *self, guint keyval, GdkModifierType state);
char *kith_scan_catcher_take_held (KithScanCatcher *self);
char *kith_scan_catcher_take_code (KithScanCatcher *self);
void kith_scan_catcher_attach (KithScanCatcher *self, GtkWidget *window);
void kith_scan_catcher_watch (KithScanCatcher *self, GtkWidget *widget);

G_END_DECLS
