/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Large plain words: it is read at a kitchen table, by somebody who may never have seen the program. */

#include "report/kith-holding-paper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "report/kith-flow.h"

#define TITLE_SIZE 24.0
#define HEADING_SIZE 17.0
#define TEXT_SIZE 13.0
#define SMALL_SIZE 10.0
#define SECTION_SPACE 14.0

static void
add_line (KithFlow *flow, const KithHoldingEntry *entry)
{
  g_autofree char *line = kith_holding_entry_describe (entry);

  kith_flow_add_text (flow, line, TEXT_SIZE, KITH_FLOW_CLOSE);
}

static void
add_entry (KithFlow *flow, const KithHoldingEntry *entry)
{
  gboolean leaves = kith_holding_entry_leaves (entry);
  g_autofree char *origin = leaves ? kith_holding_entry_describe_origin (entry) : NULL;
  gboolean close = origin != NULL && strchr (entry->value, '\n') == NULL;

  kith_flow_add_text (flow, entry->label, TEXT_SIZE, KITH_FLOW_BOLD | KITH_FLOW_KEEP | KITH_FLOW_CLOSE);
  if (!leaves)
    kith_flow_add_text (flow, _ ("Left out, because it is about somebody else."), TEXT_SIZE, KITH_FLOW_USUAL);
  else if (entry->strokes != NULL)
    kith_flow_add_strokes (flow, entry->strokes);
  else
    kith_flow_add_text (flow, entry->value, TEXT_SIZE, close ? KITH_FLOW_CLOSE : KITH_FLOW_USUAL);
  if (origin != NULL)
    kith_flow_add_text (flow, origin, SMALL_SIZE, KITH_FLOW_USUAL);
}

static void
add_section (KithFlow *flow, const KithHoldingSection *section)
{
  kith_flow_add_space (flow, SECTION_SPACE);
  kith_flow_add_text (flow, section->title, HEADING_SIZE, KITH_FLOW_BOLD | KITH_FLOW_KEEP);
  for (guint i = 0; i < section->entries->len; i++)
    {
      const KithHoldingEntry *entry = g_ptr_array_index (section->entries, i);

      if (kith_holding_section_is_list (section) && kith_holding_entry_leaves (entry))
        add_line (flow, entry);
      else
        add_entry (flow, entry);
    }
  if (section->entries->len == 0)
    kith_flow_add_text (flow, _ ("Nothing."), TEXT_SIZE, KITH_FLOW_USUAL);
}

static void
add_beginning (KithFlow *flow, KithHolding *holding)
{
  guint n_left_out = kith_holding_get_n_left_out (holding);
  g_autofree char *day = kith_day_format_long (holding->day);
  /* Translators: a name, a day, and the name of somebody who works here */
  g_autofree char *made =
      g_strdup_printf (_ ("For %s. Made on %s by %s."), holding->name, day, holding->made_by);

  kith_flow_add_text (flow, _ ("Everything we hold about you"), TITLE_SIZE, KITH_FLOW_BOLD);
  kith_flow_add_text (flow, holding->center, TEXT_SIZE, KITH_FLOW_BOLD | KITH_FLOW_CLOSE);
  kith_flow_add_text (flow, made, TEXT_SIZE, KITH_FLOW_USUAL);
  kith_flow_add_text (
      flow,
      _ ("This is your own copy: yours to keep, to give away or to tear up. If something in it "
         "is not right, tell us and we write down what you say."),
      TEXT_SIZE, KITH_FLOW_USUAL);
  if (n_left_out > 0)
    {
      g_autofree char *left_out = g_strdup_printf (
          ngettext (
              "%u entry is left out because it is about somebody else. It says so where it would stand.",
              "%u entries are left out because they are about somebody else. It says so where they would "
              "stand.",
              n_left_out),
          n_left_out);

      kith_flow_add_text (flow, left_out, TEXT_SIZE, KITH_FLOW_USUAL);
    }
}

/**
 * kith_holding_paper_new:
 * @holding: what is held; every mark is decided
 * @paper: the size of the paper
 * @error: %KITH_ERROR_INVALID while something is to be decided
 *
 * Returns: (transfer full): the pages; they need a release of %KITH_RELEASE_TO_PERSON for %KITH_HOLDING_SCOPE
 */
KithDocument *
kith_holding_paper_new (KithHolding *holding, const KithPaper *paper, GError **error)
{
  g_autoptr (KithFlow) flow = NULL;
  KithDocument *document;

  g_return_val_if_fail (holding != NULL && paper != NULL, NULL);

  if (!kith_holding_check_decided (holding, error))
    return NULL;
  flow = kith_flow_new ();
  add_beginning (flow, holding);
  for (guint i = 0; i < holding->sections->len; i++)
    add_section (flow, g_ptr_array_index (holding->sections, i));
  document = kith_document_new (KITH_RELEASE_TO_PERSON, _ ("Everything we hold"), paper);
  kith_document_set_about (document, holding->person, KITH_HOLDING_SCOPE);
  kith_flow_to_pages (flow, document, paper, TRUE);
  return document;
}
