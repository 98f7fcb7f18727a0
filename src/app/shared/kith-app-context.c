/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one thing pages hold: it carries out the desk's commands, remembers how to take them back, and passes
 * on what is said. */

#include "shared/kith-app-context.h"

#include <glib/gi18n.h>

struct _KithAppContext
{
  GObject parent_instance;

  KithDesk *desk;               /* (owned) (nullable) only in tests of bare screens */
  KithPreferences *preferences; /* (owned) */
  KithUndo *undo;               /* (owned) */
  guint n_applying;             /* commands that are not stored yet */
  guint n_undo_asked;           /* how often undo was asked for meanwhile */
  gboolean practise;
  gboolean covered;
};

/* One command on its way. */
typedef struct
{
  KithAppContext *context;  /* (owned) */
  KithDeskCommand *command; /* (owned) */
  KithApplied applied;      /* (nullable) */
  gpointer user_data;
  gboolean undoing;
} Application;

/* One command that takes something back. */
typedef struct
{
  KithAppContext *context;  /* (unowned) owns the stack this sits in */
  KithDeskCommand *command; /* (owned) */
} Inverse;

static void apply (KithAppContext *self,
                   KithDeskCommand *command,
                   gboolean undoing,
                   KithApplied applied,
                   gpointer user_data);

G_DEFINE_FINAL_TYPE (KithAppContext, kith_app_context, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PREFERENCES,
  PROP_UNDO,
  PROP_PRACTISE,
  PROP_COVERED,
  N_PROPS
};

enum
{
  SAID,
  OUTCOME,
  TAKEN_BACK,
  OPEN_PERSON,
  OPEN_PAGE,
  OPEN_RESOURCE,
  REFER,
  OPEN_NOTES,
  OPEN_SECTION,
  READ_TOGETHER,
  TOGETHER_OVER,
  CENTER_CHANGED,
  RESEALED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
inverse_free (gpointer data)
{
  Inverse *inverse = data;

  kith_desk_command_unref (inverse->command);
  g_free (inverse);
}

static void
inverse_run (gpointer data)
{
  Inverse *inverse = data;

  apply (inverse->context, inverse->command, TRUE, NULL, NULL);
}

static void
remember (KithAppContext *self, KithDeskCommand *command)
{
  Inverse *inverse = g_new0 (Inverse, 1);

  inverse->context = self;
  inverse->command = kith_desk_command_ref (command);
  kith_undo_push (self->undo, inverse_run, inverse, inverse_free);
}

/* On a screen that others see a sentence has first name and initial only. */
static const char *
shown_sentence (KithAppContext *self, const KithDeskOutcome *outcome)
{
  if (kith_preferences_get_public_screen (self->preferences) && outcome->public_sentence != NULL)
    return outcome->public_sentence;
  return outcome->sentence;
}

/* What was asked to be undone before the newest command was stored is undone now, so that it is that one. */
static void
undo_asked (KithAppContext *self)
{
  while (self->n_applying == 0 && self->n_undo_asked > 0 && self->undo != NULL)
    {
      self->n_undo_asked--;
      kith_undo_run (self->undo);
    }
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Application *application = user_data;
  KithAppContext *self = application->context;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDeskOutcome) outcome = kith_desk_apply_finish (KITH_DESK (source), result, &error);

  self->n_applying--;
  if (outcome != NULL)
    {
      const char *sentence = shown_sentence (self, outcome);
      gboolean undoable = outcome->inverse != NULL && !application->undoing;

      if (undoable)
        remember (self, outcome->inverse);
      g_signal_emit (self, signals[OUTCOME], 0, outcome);
      if (sentence != NULL && sentence[0] != '\0')
        g_signal_emit (self, signals[SAID], 0, sentence, undoable);
      if (application->undoing)
        g_signal_emit (self, signals[TAKEN_BACK], 0, application->command);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      kith_app_context_say_error (self, error);
    }
  if (application->applied != NULL)
    application->applied (outcome, error, application->user_data);
  undo_asked (self);

  g_object_unref (application->context);
  kith_desk_command_unref (application->command);
  g_free (application);
}

static void
apply (KithAppContext *self,
       KithDeskCommand *command,
       gboolean undoing,
       KithApplied applied,
       gpointer user_data)
{
  Application *application = g_new0 (Application, 1);

  application->context = g_object_ref (self);
  application->command = kith_desk_command_ref (command);
  application->applied = applied;
  application->user_data = user_data;
  application->undoing = undoing;
  self->n_applying++;
  kith_desk_apply_async (self->desk, command, NULL, applied_cb, application);
}

static void
kith_app_context_dispose (GObject *object)
{
  KithAppContext *self = KITH_APP_CONTEXT (object);

  if (self->undo != NULL)
    kith_undo_clear (self->undo);
  g_clear_object (&self->undo);
  g_clear_object (&self->desk);
  g_clear_object (&self->preferences);
  G_OBJECT_CLASS (kith_app_context_parent_class)->dispose (object);
}

static void
kith_app_context_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KithAppContext *self = KITH_APP_CONTEXT (object);

  switch (prop_id)
    {
    case PROP_PREFERENCES:
      g_value_set_object (value, self->preferences);
      break;
    case PROP_UNDO:
      g_value_set_object (value, self->undo);
      break;
    case PROP_PRACTISE:
      g_value_set_boolean (value, self->practise);
      break;
    case PROP_COVERED:
      g_value_set_boolean (value, self->covered);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kith_app_context_class_init (KithAppContextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = kith_app_context_dispose;
  object_class->get_property = kith_app_context_get_property;

  properties[PROP_PREFERENCES] =
      g_param_spec_object ("preferences", NULL, NULL, KITH_TYPE_PREFERENCES, flags);
  properties[PROP_UNDO] = g_param_spec_object ("undo", NULL, NULL, KITH_TYPE_UNDO, flags);
  properties[PROP_PRACTISE] = g_param_spec_boolean ("practise", NULL, NULL, FALSE, flags);
  properties[PROP_COVERED] = g_param_spec_boolean ("covered", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SAID] = g_signal_new ("said", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[OUTCOME] = g_signal_new ("outcome", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[TAKEN_BACK] = g_signal_new ("taken-back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[OPEN_PERSON] = g_signal_new ("open-person", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[OPEN_PAGE] = g_signal_new ("open-page", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OPEN_RESOURCE] = g_signal_new ("open-resource", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[REFER] = g_signal_new ("refer", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  signals[OPEN_NOTES] = g_signal_new ("open-notes", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  signals[OPEN_SECTION] = g_signal_new ("open-section", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[READ_TOGETHER] = g_signal_new ("read-together", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
  signals[TOGETHER_OVER] = g_signal_new ("together-over", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CENTER_CHANGED] = g_signal_new ("center-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RESEALED] = g_signal_new ("resealed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
}

static void
kith_app_context_init (KithAppContext *self)
{
  self->undo = kith_undo_new ();
}

/**
 * kith_app_context_new:
 * @desk: (nullable): the open desk; %NULL only in tests of bare screens
 * @preferences: this computer's
 * @practise: whether this is the sample center
 *
 * Returns: (transfer full): what the pages of one unlocked session work with
 */
KithAppContext *
kith_app_context_new (KithDesk *desk, KithPreferences *preferences, gboolean practise)
{
  KithAppContext *self;

  g_return_val_if_fail (KITH_IS_PREFERENCES (preferences), NULL);

  self = g_object_new (KITH_TYPE_APP_CONTEXT, NULL);
  g_set_object (&self->desk, desk);
  g_set_object (&self->preferences, preferences);
  self->practise = practise;
  return self;
}

/**
 * kith_app_context_get_desk:
 * @self: a context
 *
 * Returns: (transfer none): what the front desk sees and does
 */
KithDesk *
kith_app_context_get_desk (KithAppContext *self)
{
  g_return_val_if_fail (KITH_IS_APP_CONTEXT (self), NULL);
  return self->desk;
}

/**
 * kith_app_context_get_session:
 * @self: a context
 *
 * Returns: (transfer none): the unlocked session
 */
KithSession *
kith_app_context_get_session (KithAppContext *self)
{
  g_return_val_if_fail (KITH_IS_APP_CONTEXT (self), NULL);
  return self->desk != NULL ? kith_desk_get_session (self->desk) : NULL;
}

/**
 * kith_app_context_get_preferences:
 * @self: a context
 *
 * Returns: (transfer none): what this computer remembers
 */
KithPreferences *
kith_app_context_get_preferences (KithAppContext *self)
{
  g_return_val_if_fail (KITH_IS_APP_CONTEXT (self), NULL);
  return self->preferences;
}

/**
 * kith_app_context_get_undo:
 * @self: a context
 *
 * Returns: (transfer none): what can be taken back
 */
KithUndo *
kith_app_context_get_undo (KithAppContext *self)
{
  g_return_val_if_fail (KITH_IS_APP_CONTEXT (self), NULL);
  return self->undo;
}

/**
 * kith_app_context_is_practise:
 * @self: a context
 *
 * Returns: whether this is the sample center
 */
gboolean
kith_app_context_is_practise (KithAppContext *self)
{
  g_return_val_if_fail (KITH_IS_APP_CONTEXT (self), FALSE);
  return self->practise;
}

/**
 * kith_app_context_is_covered:
 * @self: a context
 *
 * Returns: whether names are covered because nobody has touched the computer for a while
 */
gboolean
kith_app_context_is_covered (KithAppContext *self)
{
  g_return_val_if_fail (KITH_IS_APP_CONTEXT (self), FALSE);
  return self->covered;
}

/**
 * kith_app_context_set_covered:
 * @self: a context
 * @covered: whether names are covered now
 *
 * Called by the window alone.
 */
void
kith_app_context_set_covered (KithAppContext *self, gboolean covered)
{
  g_return_if_fail (KITH_IS_APP_CONTEXT (self));

  covered = !!covered;
  if (self->covered == covered)
    return;
  self->covered = covered;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COVERED]);
}

/**
 * kith_app_context_say:
 * @self: a context
 * @sentence: plain text, never markup
 *
 * Shows a sentence for a while.
 */
void
kith_app_context_say (KithAppContext *self, const char *sentence)
{
  g_return_if_fail (KITH_IS_APP_CONTEXT (self));
  g_return_if_fail (sentence != NULL);

  g_signal_emit (self, signals[SAID], 0, sentence, FALSE);
}

/**
 * kith_app_context_say_undoable:
 * @self: a context
 * @sentence: plain text, never markup
 *
 * Shows a sentence with a button that takes back the newest thing on the undo stack. Push that first.
 */
void
kith_app_context_say_undoable (KithAppContext *self, const char *sentence)
{
  g_return_if_fail (KITH_IS_APP_CONTEXT (self));
  g_return_if_fail (sentence != NULL);

  g_signal_emit (self, signals[SAID], 0, sentence, kith_undo_can_undo (self->undo));
}

/**
 * kith_app_context_hush:
 * @self: a context
 *
 * Takes away what is said, with the button that takes the newest thing back: something else begins.
 */
void
kith_app_context_hush (KithAppContext *self)
{
  g_return_if_fail (KITH_IS_APP_CONTEXT (self));

  g_signal_emit (self, signals[SAID], 0, "", FALSE);
}

/**
 * kith_app_context_say_error:
 * @self: a context
 * @error: what went wrong; its message is a plain sentence
 *
 * Shows what went wrong.
 */
void
kith_app_context_say_error (KithAppContext *self, const GError *error)
{
  g_return_if_fail (KITH_IS_APP_CONTEXT (self));

  g_signal_emit (self, signals[SAID], 0,
                 error != NULL ? error->message : _ ("That did not work. Please try again."), FALSE);
}

/**
 * kith_app_context_apply:
 * @self: a context
 * @command: what to do
 * @applied: (nullable): called on the main thread once it is durable, or has failed
 * @user_data: for @applied
 *
 * Carries out a command of the desk: its sentence is said, with Undo where it can be taken back, and
 * "outcome" is emitted. An error is said too.
 */
void
kith_app_context_apply (KithAppContext *self,
                        KithDeskCommand *command,
                        KithApplied applied,
                        gpointer user_data)
{
  g_return_if_fail (KITH_IS_APP_CONTEXT (self));
  g_return_if_fail (command != NULL);
  g_return_if_fail (self->desk != NULL);

  apply (self, command, FALSE, applied, user_data);
}

/**
 * kith_app_context_scan:
 * @self: a context
 * @code: a card's code, without the scanner's prefix
 *
 * Signs in whoever the card belongs to, or says that nobody has it.
 */
void
kith_app_context_scan (KithAppContext *self, const char *code)
{
  g_autoptr (GPtrArray) matches = NULL;
  g_autoptr (KithDeskCommand) command = NULL;
  KithEntryMeaning meaning = KITH_ENTRY_NOBODY;

  g_return_if_fail (KITH_IS_APP_CONTEXT (self));
  g_return_if_fail (code != NULL);

  if (self->desk == NULL)
    return;
  /* Cards are kept with the scanner's prefix or without; the desk knows both. A name is never signed in by a
   * scan. */
  matches = kith_desk_match (self->desk, code, 1, KITH_FIND_DEFAULT, &meaning);
  if (meaning != KITH_ENTRY_CODE || matches->len == 0)
    {
      kith_desk_note_unmatched_scan (self->desk, code);
      kith_app_context_say (self, _ ("Nobody has this card yet. Type their name instead."));
      return;
    }
  command = kith_desk_command_sign_in (
      kith_card_get_person (((KithMatch *) g_ptr_array_index (matches, 0))->card), KITH_SOURCE_SCAN, NULL);
  apply (self, command, FALSE, NULL, NULL);
}

/**
 * kith_app_context_undo:
 * @self: a context
 *
 * Takes back the newest thing; where a command is still on its way to the store, that one.
 */
void
kith_app_context_undo (KithAppContext *self)
{
  g_return_if_fail (KITH_IS_APP_CONTEXT (self));

  self->n_undo_asked++;
  undo_asked (self);
}

/**
 * kith_app_context_open_person:
 * @self: a context
 * @person: a person's id
 *
 * Goes to this person's page.
 */
void
kith_app_context_open_person (KithAppContext *self, gint64 person)
{
  g_return_if_fail (KITH_IS_APP_CONTEXT (self));
  g_signal_emit (self, signals[OPEN_PERSON], 0, person);
}

/**
 * kith_app_context_open_resource:
 * @self: a context
 * @resource: an entry of the directory
 *
 * Goes to this entry.
 */
void
kith_app_context_open_resource (KithAppContext *self, gint64 resource)
{
  g_return_if_fail (KITH_IS_APP_CONTEXT (self));
  g_signal_emit (self, signals[OPEN_RESOURCE], 0, resource);
}

/**
 * kith_app_context_open_notes:
 * @self: a context
 * @person: whom they are about
 * @what: a draft that is gone on with, a note that is shown, %KITH_NOTES_BEGIN, or 0
 *
 * Goes to the notes about somebody.
 */
void
kith_app_context_open_notes (KithAppContext *self, gint64 person, gint64 what)
{
  g_return_if_fail (KITH_IS_APP_CONTEXT (self));

  g_signal_emit (self, signals[OPEN_NOTES], 0, person, what);
}

/**
 * kith_app_context_open_section:
 * @self: a context
 * @person: an id
 * @section: a part of their page: "plan", "referrals"…
 *
 * Goes to that part of somebody's page.
 */
void
kith_app_context_open_section (KithAppContext *self, gint64 person, const char *section)
{
  g_return_if_fail (KITH_IS_APP_CONTEXT (self));
  g_return_if_fail (section != NULL);

  g_signal_emit (self, signals[OPEN_SECTION], 0, person, section);
}

/**
 * kith_app_context_read_together:
 * @self: a context
 * @content: (transfer floating): what is read
 *
 * Shows that alone, with nothing else within reach, until whoever works here comes back.
 */
void
kith_app_context_read_together (KithAppContext *self, GtkWidget *content)
{
  g_autoptr (GtkWidget) kept = NULL;

  g_return_if_fail (KITH_IS_APP_CONTEXT (self));
  g_return_if_fail (GTK_IS_WIDGET (content));

  kept = g_object_ref_sink (content);
  g_signal_emit (self, signals[READ_TOGETHER], 0, kept);
}

/**
 * kith_app_context_together_over:
 * @self: a context
 *
 * Tells that what was read together is gone from the screen.
 */
void
kith_app_context_together_over (KithAppContext *self)
{
  g_return_if_fail (KITH_IS_APP_CONTEXT (self));

  g_signal_emit (self, signals[TOGETHER_OVER], 0);
}

/**
 * kith_app_context_refer:
 * @self: a context
 * @person: who is referred
 * @resource: an entry of the directory; 0: it is chosen in the directory
 *
 * Goes to where the referral is written down, or its place chosen.
 */
void
kith_app_context_refer (KithAppContext *self, gint64 person, gint64 resource)
{
  g_return_if_fail (KITH_IS_APP_CONTEXT (self));
  g_return_if_fail (person != 0);
  g_signal_emit (self, signals[REFER], 0, person, resource);
}

/**
 * kith_app_context_open_page:
 * @self: a context
 * @name: "front-desk", "people", "settings"…
 *
 * Goes to a page.
 */
void
kith_app_context_open_page (KithAppContext *self, const char *name)
{
  g_return_if_fail (KITH_IS_APP_CONTEXT (self));
  g_signal_emit (self, signals[OPEN_PAGE], 0, name);
}

/**
 * kith_app_context_center_changed:
 * @self: a context
 *
 * Lets every screen show the center's settings as they are now.
 */
void
kith_app_context_center_changed (KithAppContext *self)
{
  g_return_if_fail (KITH_IS_APP_CONTEXT (self));
  g_signal_emit (self, signals[CENTER_CHANGED], 0);
}

/**
 * kith_app_context_resealed:
 * @self: a context
 * @fraction: how much of what was under old keys is under new ones, from 0 to 1
 *
 * Lets whoever shows it show it.
 */
void
kith_app_context_resealed (KithAppContext *self, double fraction)
{
  g_return_if_fail (KITH_IS_APP_CONTEXT (self));
  g_signal_emit (self, signals[RESEALED], 0, fraction);
}
