/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom to call, and when: what helps without power. Numbers are as large as on the crisis card. */

#include "report/kith-paper-pack-resources.h"

#include <glib/gi18n-lib.h>

#include "report/kith-flow.h"
#include "report/kith-handout-item.h"

static void
add_phone (KithFlow *flow, const KithHandoutLine *line)
{
  kith_flow_add_text (flow, line->text, 20, KITH_FLOW_BOLD | KITH_FLOW_KEEP | KITH_FLOW_CLOSE);
  if (line->note != NULL && *line->note != '\0')
    kith_flow_add_text (flow, line->note, 10, KITH_FLOW_KEEP | KITH_FLOW_CLOSE);
}

static void
add_item (KithFlow *flow, const KithHandoutItem *item)
{
  for (guint i = 0; i < kith_handout_item_get_n_lines (item); i++)
    {
      const KithHandoutLine *line = kith_handout_item_get_line (item, i);

      if (line->part == KITH_HANDOUT_NAME)
        kith_flow_add_text (flow, line->text, 14, KITH_FLOW_BOLD | KITH_FLOW_KEEP | KITH_FLOW_CLOSE);
      else if (line->part == KITH_HANDOUT_PHONE)
        add_phone (flow, line);
      else if (line->part <= KITH_HANDOUT_ADDRESS)
        kith_flow_add_text (flow, line->text, 11, KITH_FLOW_KEEP | KITH_FLOW_CLOSE);
    }
  kith_flow_add_space (flow, 14);
}

/* A source's terms of use, each once. */
static void
add_attributions (KithFlow *flow, GPtrArray *items)
{
  g_autoptr (GPtrArray) said = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      const char *const *words = kith_handout_item_get_attributions (items->pdata[i]);

      for (; *words != NULL; words++)
        if (!g_ptr_array_find_with_equal_func (said, *words, g_str_equal, NULL))
          {
            g_ptr_array_add (said, (gpointer) *words);
            kith_flow_add_text (flow, *words, 9, KITH_FLOW_CLOSE);
          }
    }
}

void
_kith_paper_pack_add_resources (KithDocument *document, GPtrArray *items, const KithPaper *paper)
{
  g_autoptr (KithFlow) flow = NULL;

  if (items->len == 0)
    return;
  flow = kith_flow_new ();
  kith_flow_add_text (flow, _ ("Numbers and places"), 24, KITH_FLOW_BOLD | KITH_FLOW_KEEP);
  for (guint i = 0; i < items->len; i++)
    add_item (flow, items->pdata[i]);
  add_attributions (flow, items);
  kith_flow_to_pages (flow, document, paper, FALSE);
}
