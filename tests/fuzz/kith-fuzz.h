/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What libFuzzer calls, and kith-fuzz-driver.c without it. Any input may come; a wrong answer aborts. */
int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);
