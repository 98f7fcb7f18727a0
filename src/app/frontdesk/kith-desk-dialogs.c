/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each dialog becomes one desk command, so each can be undone. What is typed in them is a draft until it is
 * stored. */

#include "frontdesk/kith-desk-dialogs.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/kith-text.h"
#include "frontdesk/kith-answer-form.h"
#include "frontdesk/kith-notice-form.h"
#include "frontdesk/kith-pick-person.h"
#include "frontdesk/kith-waiting-form.h"
#include "shared/kith-dialogs.h"

typedef struct
{
  KithAppContext *context; /* (owned) */
  GtkWidget *form;         /* (owned) (nullable) */
  GPtrArray *commands;     /* (owned) (nullable) (element-type KithDeskCommand) */
  gint64 id;               /* a person or a notice */
} Ask;

static Ask *
ask_new (KithAppContext *context, GtkWidget *form, gint64 id)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->context = g_object_ref (context);
  ask->form = form ? g_object_ref_sink (form) : NULL;
  ask->id = id;
  return ask;
}

static void
ask_free (Ask *ask)
{
  g_object_unref (ask->context);
  g_clear_object (&ask->form);
  g_clear_pointer (&ask->commands, g_ptr_array_unref);
  g_free (ask);
}

static void
form_stored (KithDeskOutcome *outcome, const GError *error, gpointer user_data)
{
  g_autoptr (GtkWidget) form = user_data;

  if (!outcome)
    return;
  if (KITH_IS_WAITING_FORM (form))
    kith_waiting_form_done (KITH_WAITING_FORM (form));
  else if (KITH_IS_ANSWER_FORM (form))
    kith_answer_form_done (KITH_ANSWER_FORM (form));
  else
    kith_notice_form_done (KITH_NOTICE_FORM (form));
}

static KithDeskCommand *
form_to_command (GtkWidget *form)
{
  if (KITH_IS_WAITING_FORM (form))
    return kith_waiting_form_to_command (KITH_WAITING_FORM (form));
  if (KITH_IS_ANSWER_FORM (form))
    return kith_answer_form_to_command (KITH_ANSWER_FORM (form));
  return kith_notice_form_to_command (KITH_NOTICE_FORM (form));
}

static void
form_answered (gboolean accepted, gpointer user_data)
{
  Ask *ask = user_data;
  g_autoptr (KithDeskCommand) command = NULL;

  if (accepted)
    {
      command = form_to_command (ask->form);
      kith_app_context_apply (ask->context, command, form_stored, g_object_ref (ask->form));
    }
  ask_free (ask);
}

static void
commands_answered (gboolean accepted, gpointer user_data)
{
  Ask *ask = user_data;
  g_autoptr (KithDeskCommand) command = NULL;

  if (accepted && ask->commands->len > 0)
    {
      command = kith_desk_command_several (ask->commands);
      kith_app_context_apply (ask->context, command, NULL, NULL);
    }
  ask_free (ask);
}

static void
apart_picked (gint64 person, gpointer user_data)
{
  Ask *ask = user_data;

  if (person != 0 && person != ask->id)
    {
      g_autoptr (KithDeskCommand) command = kith_desk_command_keep_apart (ask->id, person);

      kith_app_context_apply (ask->context, command, NULL, NULL);
    }
  ask_free (ask);
}

/* "Message: call your sister", "Parcel" */
static char *
describe_waiting (const KithWaiting *waiting)
{
  const char *kind = waiting->kind == KITH_WAITING_MAIL     ? _ ("Mail")
                     : waiting->kind == KITH_WAITING_PARCEL ? _ ("Parcel")
                                                            : _ ("Message");
  g_autofree char *day = kith_day_format_short (waiting->day);

  if (kith_text_is_blank (waiting->words))
    /* Translators: "Parcel, since 3 November" */
    return g_strdup_printf (_ ("%s, since %s"), kind, day);
  /* Translators: "Message, since 3 November: call your sister" */
  return g_strdup_printf (_ ("%s, since %s: %s"), kind, day, waiting->words);
}

/**
 * kith_desk_dialogs_dup_name:
 * @context: what the window works with
 * @person: an id
 *
 * Returns: (transfer full): the name as this screen may show it; "" where nobody has that id
 */
char *
kith_desk_dialogs_dup_name (KithAppContext *context, gint64 person)
{
  KithDesk *desk;
  KithCard *card;

  g_return_val_if_fail (KITH_IS_APP_CONTEXT (context), NULL);

  desk = kith_app_context_get_desk (context);
  card = desk ? kith_card_index_get (kith_desk_get_index (desk), person) : NULL;
  if (!card)
    return g_strdup ("");
  if (kith_preferences_get_public_screen (kith_app_context_get_preferences (context)))
    return kith_text_public_name (kith_card_get_name (card));
  return g_strdup (kith_card_get_name (card));
}

/**
 * kith_desk_dialogs_add_waiting:
 * @parent: a widget of the window
 * @context: what the window works with
 * @person: for whom something was left
 *
 * Asks what it is.
 */
void
kith_desk_dialogs_add_waiting (GtkWidget *parent, KithAppContext *context, gint64 person)
{
  GtkWidget *form = kith_waiting_form_new (kith_app_context_get_session (context), person);
  Ask *ask = ask_new (context, form, person);
  g_autofree char *name = kith_desk_dialogs_dup_name (context, person);
  g_autofree char *heading = NULL;

  /* Translators: %s is a person's name */
  heading = g_strdup_printf (_ ("Waiting for %s"), name);
  kith_dialogs_follow_ready (kith_dialogs_ask (parent, heading, NULL, _ ("_Keep It"), KITH_DIALOG_SUGGESTED,
                                               form, form_answered, ask),
                             form);
  /* What is said matters more often than which of the three it is. */
  gtk_widget_grab_focus (form);
}

/**
 * kith_desk_dialogs_hand_over:
 * @parent: a widget of the window
 * @context: what the window works with
 * @person: who is at the desk
 *
 * Shows what is waiting for them, and marks it given.
 */
void
kith_desk_dialogs_hand_over (GtkWidget *parent, KithAppContext *context, gint64 person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) waiting =
      kith_desk_list_waiting (kith_app_context_get_desk (context), person, &error);
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *name = kith_desk_dialogs_dup_name (context, person);
  g_autofree char *heading = NULL;
  Ask *ask;

  if (!waiting)
    {
      kith_app_context_say_error (context, error);
      return;
    }
  if (waiting->len == 0)
    return;
  ask = ask_new (context, NULL, person);
  ask->commands = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_desk_command_unref);
  for (guint i = 0; i < waiting->len; i++)
    {
      const KithWaiting *one = g_ptr_array_index (waiting, i);
      g_autofree char *line = describe_waiting (one);

      g_string_append_printf (body, "%s%s", i > 0 ? "\n" : "", line);
      g_ptr_array_add (ask->commands, kith_desk_command_waiting_given (one->id));
    }
  heading = g_strdup_printf (_ ("Waiting for %s"), name);
  kith_dialogs_ask (parent, heading, body->str, _ ("_Given"), KITH_DIALOG_SUGGESTED, NULL, commands_answered,
                    ask);
}

/**
 * kith_desk_dialogs_add_notice:
 * @parent: a widget of the window
 * @context: what the window works with
 * @person: whom it is about
 *
 * Asks a coordinator what the desk should do.
 */
void
kith_desk_dialogs_add_notice (GtkWidget *parent, KithAppContext *context, gint64 person)
{
  GtkWidget *form = kith_notice_form_new (kith_app_context_get_session (context), person);
  Ask *ask = ask_new (context, form, person);
  g_autofree char *name = kith_desk_dialogs_dup_name (context, person);
  g_autofree char *heading = NULL;

  /* Translators: %s is a person's name */
  heading = g_strdup_printf (_ ("Desk Notice About %s"), name);
  kith_dialogs_follow_ready (kith_dialogs_ask (parent, heading, NULL, _ ("_Show at Sign-In"),
                                               KITH_DIALOG_SUGGESTED, form, form_answered, ask),
                             form);
}

/**
 * kith_desk_dialogs_answer_notice:
 * @parent: a widget of the window
 * @context: what the window works with
 * @notice: which
 *
 * Writes down what the person says to it, in their words.
 */
void
kith_desk_dialogs_answer_notice (GtkWidget *parent, KithAppContext *context, gint64 notice)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notices = kith_desk_list_notices (kith_app_context_get_desk (context), 0, &error);

  if (!notices)
    kith_app_context_say_error (context, error);
  for (guint i = 0; notices && i < notices->len; i++)
    {
      const KithDeskNotice *one = g_ptr_array_index (notices, i);
      GtkWidget *form;

      if (one->id != notice)
        continue;
      form = kith_answer_form_new (kith_app_context_get_session (context), one->person, notice);
      kith_dialogs_follow_ready (
          kith_dialogs_ask (parent, _ ("Their Answer"),
                            _ ("In their own words. Coordinators read it beside the notice."), _ ("_Save"),
                            KITH_DIALOG_SUGGESTED, form, form_answered, ask_new (context, form, notice)),
          form);
      gtk_widget_grab_focus (form);
    }
}

/**
 * kith_desk_dialogs_keep_apart:
 * @parent: a widget of the window
 * @context: what the window works with
 * @person: one of the two
 *
 * Asks a coordinator for the other.
 */
void
kith_desk_dialogs_keep_apart (GtkWidget *parent, KithAppContext *context, gint64 person)
{
  g_autofree char *name = kith_desk_dialogs_dup_name (context, person);
  g_autofree char *words = NULL;

  /* Translators: %s is a person's name */
  words = g_strdup_printf (
      _ ("When %s arrives while the other is here, or the other way round, the desk is told to ask a "
         "coordinator. It is not told who the other is, nor why."),
      name);
  kith_pick_person_ask (parent, context, _ ("Keep Apart"), words, FALSE, apart_picked,
                        ask_new (context, NULL, person));
}
