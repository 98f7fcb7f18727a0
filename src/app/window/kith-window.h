/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithWindow: the one window: its header, and whatever screen stands in it. */

#pragma once

#include "shared/kith-app-context.h"
#include "window/kith-application.h"

G_BEGIN_DECLS

#define KITH_TYPE_WINDOW (kith_window_get_type ())
G_DECLARE_FINAL_TYPE (KithWindow, kith_window, KITH, WINDOW, AdwApplicationWindow)

/**
 * KithStart:
 * @store: (nullable): the center's file, where the command line says it
 * @practise: whether to go to the sample center at once
 * @account: who locked; 0: nobody in particular
 * @pin_fd: the file by which they may return with a PIN; -1: none
 * @geometry: (nullable): how large the window was then
 */
typedef struct
{
  const char *store;
  gboolean practise;
  gint64 account;
  int pin_fd;
  const char *geometry;
} KithStart;

KithWindow *kith_window_new (KithApplication *application);
void kith_window_start (KithWindow *self, const KithStart *start);
void kith_window_open_store (KithWindow *self, const char *path);
void kith_window_set_context (KithWindow *self, KithAppContext *context);

G_END_DECLS
