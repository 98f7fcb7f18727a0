/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file system for tests that loses what was not forced out, runs full, and fails. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Puts it underneath every connection that store/ opens from now on, with nothing wrong yet. */
void kith_fault_vfs_begin (guint32 seed);
/* Takes it away; every connection must be closed. */
void kith_fault_vfs_end (void);

/* Operations are writes, syncs, truncations and deletions, counted from 1 since kith_fault_vfs_begin(). */
guint64 kith_fault_vfs_get_n_operations (void);
/* The power goes at that operation: it and everything after it fails. 0: never. */
void kith_fault_vfs_cut_at (guint64 operation);
gboolean kith_fault_vfs_is_cut (void);
/* That operation fails once, as a bad sector would make it. 0: none. */
void kith_fault_vfs_fail_at (guint64 operation);
/* No room after so many more bytes. G_MAXUINT64: room enough. */
void kith_fault_vfs_set_room (guint64 bytes);

/*
 * After a cut, when every connection is closed: leaves in each file what a disk might hold: all that was
 * forced out, and of the rest any part, in 512-byte sectors, in any order.
 */
void kith_fault_vfs_power_on (void);

G_END_DECLS
