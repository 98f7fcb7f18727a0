/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Read once for all files of the library. */
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
