/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithIntakeView: what somebody told about themself. Who may not read it adds to it. */

#pragma once

#include "people/kith-record-section.h"

G_BEGIN_DECLS

#define KITH_TYPE_INTAKE_VIEW (kith_intake_view_get_type ())
G_DECLARE_FINAL_TYPE (KithIntakeView, kith_intake_view, KITH, INTAKE_VIEW, KithRecordSection)

G_END_DECLS
