/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithFlow: texts and signatures one below the other, parted into pages. */

#pragma once

#include "people/kith-strokes.h"
#include "report/kith-document.h"

G_BEGIN_DECLS

typedef enum
{
  KITH_FLOW_USUAL = 0,
  KITH_FLOW_BOLD = 1 << 0,
  KITH_FLOW_KEEP = 1 << 1,  /* on the page of what follows */
  KITH_FLOW_CLOSE = 1 << 2, /* close to what follows */
} KithFlowFlags;

typedef struct _KithFlow KithFlow;

KithFlow *kith_flow_new (void);
void kith_flow_free (KithFlow *self);
void kith_flow_add_text (KithFlow *self, const char *text, double size, KithFlowFlags flags);
void kith_flow_add_strokes (KithFlow *self, const KithStrokes *strokes);
void kith_flow_add_space (KithFlow *self, double height);
/* On every page, and its number beside the head. */
void kith_flow_set_running (KithFlow *self, const char *head, const char *foot);
void kith_flow_to_pages (KithFlow *self, KithDocument *document, const KithPaper *paper, gboolean numbered);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithFlow, kith_flow_free)

G_END_DECLS
