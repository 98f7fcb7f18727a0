/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cards stay until somebody has seen them; recording goes on meanwhile. The oldest goes where there is no
 * room for more. */

#include "frontdesk/kith-arrival-notes.h"

#include <glib/gi18n.h>

#include "frontdesk/kith-desk-dialogs.h"
#include "frontdesk/kith-note-card.h"

#define MAX_CARDS 3
#define UNMATCHED "kith-unmatched-card"
#define CLAIMED "kith-arrival-claimed"

static void
prepend (GtkBox *box, GtkWidget *card)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box));

  gtk_box_prepend (box, card);
  for (guint n = 1; child != NULL; n++)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (n >= MAX_CARDS)
        gtk_box_remove (box, child);
      child = next;
    }
}

static void
add_notice (GtkBox *box, const KithDeskOutcome *outcome)
{
  GtkWidget *card = kith_note_card_new ("kith-desk-notice-symbolic", outcome->notice);
  g_autofree char *action =
      g_strdup_printf ("desk.answer-notice(int64 %" G_GINT64_FORMAT ")", outcome->notice_id);

  kith_note_card_add_action (KITH_NOTE_CARD (card), _ ("They Answer…"), NULL, action);
  kith_note_card_add_closer (KITH_NOTE_CARD (card), _ ("Seen"));
  prepend (box, card);
}

static void
add_keep_apart (GtkBox *box, KithAppContext *context, const KithDeskOutcome *outcome)
{
  g_autofree char *name = kith_desk_dialogs_dup_name (context, outcome->person);
  g_autofree char *text = NULL;
  GtkWidget *card;

  /* Translators: %s is the person who arrives. The other person is never named here. */
  text =
      g_strdup_printf (_ ("Please keep %s apart from somebody who is here. Fetch a coordinator now."), name);
  card = kith_note_card_new ("kith-keep-apart-symbolic", text);
  kith_note_card_add_closer (KITH_NOTE_CARD (card), _ ("Seen"));
  prepend (box, card);
}

/**
 * kith_arrival_notes_add:
 * @box: where the cards stand
 * @context: what the window works with
 * @outcome: what came of a command
 *
 * Returns: how many cards were added
 */
guint
kith_arrival_notes_add (GtkBox *box, KithAppContext *context, const KithDeskOutcome *outcome)
{
  guint n = 0;

  g_return_val_if_fail (GTK_IS_BOX (box), 0);
  g_return_val_if_fail (outcome != NULL, 0);

  if (outcome->notice && *outcome->notice)
    {
      add_notice (box, outcome);
      n++;
    }
  if (outcome->keep_apart)
    {
      add_keep_apart (box, context, outcome);
      n++;
    }
  return n;
}

/**
 * kith_arrival_notes_claim:
 * @context: what the window works with
 * @person: who is about to be signed in
 *
 * The caller shows what comes of it.
 */
void
kith_arrival_notes_claim (KithAppContext *context, gint64 person)
{
  g_return_if_fail (KITH_IS_APP_CONTEXT (context));

  g_object_set_data_full (G_OBJECT (context), CLAIMED, g_memdup2 (&person, sizeof person), g_free);
}

/**
 * kith_arrival_notes_take_claim:
 * @context: what the window works with
 * @person: who was signed in
 *
 * Returns: whether somebody else shows what came of it; the claim is gone then
 */
gboolean
kith_arrival_notes_take_claim (KithAppContext *context, gint64 person)
{
  const gint64 *claimed;

  g_return_val_if_fail (KITH_IS_APP_CONTEXT (context), FALSE);

  claimed = g_object_get_data (G_OBJECT (context), CLAIMED);
  if (!claimed || *claimed != person)
    return FALSE;
  g_object_set_data (G_OBJECT (context), CLAIMED, NULL);
  return TRUE;
}

/**
 * kith_arrival_notes_set_unmatched:
 * @box: where the cards stand
 * @code: (nullable): a card's code that is nobody's; %NULL: there is none any more
 *
 * Offers the card to a new person. At most one such offer stands.
 */
void
kith_arrival_notes_set_unmatched (GtkBox *box, const char *code)
{
  GtkWidget *before;
  GtkWidget *card;
  g_autoptr (GVariant) target = NULL;
  g_autofree char *action = NULL;

  g_return_if_fail (GTK_IS_BOX (box));

  before = g_object_get_data (G_OBJECT (box), UNMATCHED);
  if (before && gtk_widget_get_parent (before) == GTK_WIDGET (box))
    gtk_box_remove (box, before);
  g_object_set_data (G_OBJECT (box), UNMATCHED, NULL);
  if (!code)
    return;

  target = g_variant_ref_sink (g_variant_new_string (code));
  action = g_action_print_detailed_name ("desk.new-with-code", target);
  card = kith_note_card_new ("kith-scan-card-symbolic", _ ("Nobody has the card that was scanned."));
  kith_note_card_add_action (KITH_NOTE_CARD (card), _ ("New Person With This Card…"), NULL, action);
  kith_note_card_add_closer (KITH_NOTE_CARD (card), _ ("Seen"));
  prepend (box, card);
  g_object_set_data_full (G_OBJECT (box), UNMATCHED, g_object_ref (card), g_object_unref);
}
