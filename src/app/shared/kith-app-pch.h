/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Read once for all files of the windows: reading it takes longer than compiling most of them. */
#include <adwaita.h>
#include <glib/gi18n.h>
