/* SPDX-License-Identifier: GPL-3.0-or-later */
/* It goes as soon as somebody is signed in, except where there is something to be told about them: that is
 * read first. */

#include "frontdesk/kith-find-person.h"

#include <glib/gi18n.h>

#include "frontdesk/kith-arrival-notes.h"
#include "frontdesk/kith-desk-dialogs.h"
#include "frontdesk/kith-person-finder.h"
#include "shared/kith-children.h"

struct _KithFindPerson
{
  AdwBin parent_instance;

  KithPersonFinder *finder; /* (unowned) template child, as the one below */
  GtkBox *notes_box;

  KithAppContext *context; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KithFindPerson, kith_find_person, ADW_TYPE_BIN)

enum
{
  SIGNAL_FINISHED,
  SIGNAL_NEW_PERSON,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clear_notes (KithFindPerson *self)
{
  kith_children_remove (GTK_WIDGET (self->notes_box));
}

static void
signed_in (KithDeskOutcome *outcome, const GError *error, gpointer user_data)
{
  g_autoptr (KithFindPerson) self = user_data;

  if (!self->context)
    return;
  /* Where there is no desk page yet, nobody took it. */
  if (outcome)
    kith_arrival_notes_take_claim (self->context, outcome->person);
  if (!outcome)
    kith_person_finder_say (self->finder, error->message);
  else if (kith_arrival_notes_add (self->notes_box, self->context, outcome) == 0)
    g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
  else
    kith_person_finder_say (
        self->finder, kith_preferences_get_public_screen (kith_app_context_get_preferences (self->context))
                          ? outcome->public_sentence
                          : outcome->sentence);
}

static void
chosen_cb (KithFindPerson *self, gint64 person, gboolean scanned)
{
  g_autoptr (KithDeskCommand) command =
      kith_desk_command_sign_in (person, scanned ? KITH_SOURCE_SCAN : KITH_SOURCE_DESK, NULL);

  clear_notes (self);
  kith_person_finder_clear (self->finder);
  kith_arrival_notes_claim (self->context, person);
  kith_app_context_apply (self->context, command, signed_in, g_object_ref (self));
}

static void
nobody_cb (KithFindPerson *self, const char *text)
{
  g_signal_emit (self, signals[SIGNAL_NEW_PERSON], 0, text);
}

static void
unknown_code_cb (KithFindPerson *self, const char *code)
{
  kith_desk_note_unmatched_scan (kith_app_context_get_desk (self->context), code);
}

static void
left_cb (KithFindPerson *self)
{
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static void
answer_notice_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kith_desk_dialogs_answer_notice (widget, KITH_FIND_PERSON (widget)->context,
                                   g_variant_get_int64 (parameter));
}

static void
kith_find_person_dispose (GObject *object)
{
  g_clear_object (&KITH_FIND_PERSON (object)->context);

  G_OBJECT_CLASS (kith_find_person_parent_class)->dispose (object);
}

static void
kith_find_person_class_init (KithFindPersonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_find_person_dispose;

  signals[SIGNAL_FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_NEW_PERSON] = g_signal_new ("new-person", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "desk.answer-notice", "x", answer_notice_action);
  g_type_ensure (KITH_TYPE_PERSON_FINDER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/frontdesk/kith-find-person.ui");
  gtk_widget_class_bind_template_child (widget_class, KithFindPerson, finder);
  gtk_widget_class_bind_template_child (widget_class, KithFindPerson, notes_box);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, nobody_cb);
  gtk_widget_class_bind_template_callback (widget_class, unknown_code_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
}

static void
kith_find_person_init (KithFindPerson *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_find_person_new:
 * @context: what the window works with
 *
 * Returns: (transfer floating): the content of Ctrl+K
 */
GtkWidget *
kith_find_person_new (KithAppContext *context)
{
  KithFindPerson *self = g_object_new (KITH_TYPE_FIND_PERSON, NULL);

  self->context = g_object_ref (context);
  kith_person_finder_set_context (self->finder, context);
  return GTK_WIDGET (self);
}

/**
 * kith_find_person_start:
 *
 * Empties it and puts the cursor in.
 */
void
kith_find_person_start (KithFindPerson *self)
{
  g_return_if_fail (KITH_IS_FIND_PERSON (self));

  clear_notes (self);
  kith_person_finder_clear (self->finder);
  kith_person_finder_focus (self->finder);
}
