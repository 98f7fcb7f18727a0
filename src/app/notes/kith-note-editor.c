/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each part is one text view; the draft has the words of all of them, and in which one the cursor is. */

#include "notes/kith-note-editor.h"

#include <glib/gi18n.h>

#include "base/kith-text.h"
#include "notes/kith-follow-up-chip.h"
#include "notes/kith-note-chips.h"
#include "notes/kith-note-doing.h"
#include "notes/kith-support-chips.h"
#include "notes/kith-nudge.h"
#include "notes/kith-template-button.h"
#include "notes/kith-word-lists.h"
#include "people/kith-signature-pad.h"
#include "shared/kith-a11y.h"
#include "shared/kith-dialogs.h"
#include "shared/kith-draft-keeper.h"
#include "shared/kith-focus.h"
#include "shared/kith-growing.h"
#include "shared/kith-later.h"
#include "shared/kith-text-box.h"
#include "shared/kith-wheel.h"

struct _KithNoteEditor
{
  AdwBin parent_instance;

  GtkLabel *title_label; /* (unowned) template child, as those below */
  GtkWidget *top_box;
  KithNoteChips *chips;
  KithTemplateButton *template_button;
  GtkMenuButton *add_button;
  GtkWidget *text_box;
  GtkTextView *text_view;
  KithNudge *nudge;
  KithSupportChips *supports;
  GtkBox *parts_box;
  GtkWidget *sign_box;
  GtkLabel *sign_label;
  GtkEditable *name_entry;
  KithSignaturePad *pad;

  KithTextBox *boxes[KITH_N_NOTE_TEXTS]; /* (unowned) (nullable): in @parts_box */
  KithFollowUpChip *follow_up;           /* (unowned): below the next step */
  KithAppContext *context;               /* (unowned) (nullable): the page owns it */
  KithNoteDraft *draft;                  /* (owned) (nullable) */
  KithDraftKeeper *keeper;               /* (owned) (nullable) */
  char *about;                           /* (owned) (nullable): the name of whom it is about */
  char *state;                           /* (owned) (nullable) */
  gboolean is_read_together;             /* whoever types now is not whoever signs */
  gboolean filling;
  gboolean writing;
};

G_DEFINE_FINAL_TYPE (KithNoteEditor, kith_note_editor, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_RESTRICTED,
  PROP_STATE,
  N_PROPS
};

enum
{
  SIGNAL_DONE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* What has a box of its own beneath the note. */
static const KithNoteText parts[] = { KITH_NOTE_TEXT_MATTERED, KITH_NOTE_TEXT_STRENGTHS,
                                      KITH_NOTE_TEXT_NEXT_STEP, KITH_NOTE_TEXT_THEIR_WORDS,
                                      KITH_NOTE_TEXT_REASON };

static KithClock *
get_clock (KithNoteEditor *self)
{
  return kith_session_get_clock (kith_app_context_get_session (self->context));
}

static KithDay
get_today (KithNoteEditor *self)
{
  return kith_clock_today (get_clock (self));
}

static void
show_state (KithNoteEditor *self)
{
  g_autoptr (GError) error = NULL;

  g_free (self->state);
  if (kith_note_draft_check (self->draft, get_today (self), NULL, &error))
    self->state = g_strdup (_ ("Kept as a draft until you sign it (Ctrl+Enter)."));
  else
    self->state = g_strdup (error->message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/* (transfer none) (nullable) Where that part is typed. */
static GtkTextView *
view_of (KithNoteEditor *self, KithNoteText which)
{
  if (which == KITH_NOTE_TEXT_TEXT)
    return self->text_view;
  return self->boxes[which] != NULL ? kith_text_box_get_view (self->boxes[which]) : NULL;
}

static void
keep (KithNoteEditor *self)
{
  if (self->draft->id == 0 && self->keeper != NULL && kith_note_draft_is_empty (self->draft))
    return;
  kith_draft_keeper_put (self->keeper, kith_note_draft_to_content (self->draft));
}

static gboolean
take_texts (KithNoteEditor *self)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < KITH_N_NOTE_TEXTS; i++)
    if (view_of (self, i) != NULL)
      {
        g_autofree char *text = NULL;

        g_object_get (gtk_text_view_get_buffer (view_of (self, i)), "text", &text, NULL);
        changed |= kith_note_words_set (self->draft->note->words, i, text);
      }
  return kith_note_words_set (self->draft->note->words, KITH_NOTE_TEXT_SIGNED_NAME,
                              gtk_editable_get_text (self->name_entry)) ||
         changed;
}

static void
changed_cb (KithNoteEditor *self)
{
  gboolean changed;

  if (self->filling || self->draft == NULL)
    return;
  changed = take_texts (self);
  changed |= kith_note_chips_take (self->chips, self->draft->note);
  changed |= kith_support_chips_take (self->supports, self->draft->note);
  changed |= kith_follow_up_chip_take (self->follow_up, self->draft->note);
  if (!changed)
    return;
  keep (self);
  show_state (self);
}

static void
drawn_cb (KithNoteEditor *self)
{
  KithNoteWords *words;

  if (self->filling || self->draft == NULL)
    return;
  words = self->draft->note->words;
  g_clear_pointer (&words->strokes, kith_strokes_free);
  words->strokes = kith_strokes_copy (kith_signature_pad_get_strokes (self->pad));
  keep (self);
  show_state (self);
}

/* The cursor is a part of the draft: one comes back to the word at which one was called away. */
static void
moved_cb (KithNoteEditor *self, GParamSpec *pspec, GtkTextBuffer *buffer)
{
  if (self->filling || self->draft == NULL)
    return;
  for (guint i = 0; i < KITH_N_NOTE_TEXTS; i++)
    {
      int cursor;

      if (view_of (self, i) == NULL || gtk_text_view_get_buffer (view_of (self, i)) != buffer)
        continue;
      g_object_get (buffer, "cursor-position", &cursor, NULL);
      if (self->draft->part == i && self->draft->cursor == (guint) cursor)
        return;
      self->draft->part = (KithNoteText) i;
      self->draft->cursor = (guint) cursor;
      keep (self);
    }
}

static void
show_part (KithNoteEditor *self, KithNoteText which, gboolean shown)
{
  gtk_widget_set_visible (GTK_WIDGET (self->boxes[which]), shown);
}

static gboolean
has_part (KithNoteEditor *self, KithNoteText which)
{
  switch (self->draft->kind)
    {
    case KITH_NOTE_AMENDMENT:
      return which == KITH_NOTE_TEXT_REASON;
    case KITH_NOTE_THEIR_WORDS:
      return which == KITH_NOTE_TEXT_THEIR_WORDS;
    case KITH_NOTE_IN_ERROR:
      return which == KITH_NOTE_TEXT_REASON;
    case KITH_NOTE_ORIGINAL:
    default:
      return !kith_text_is_blank (self->draft->note->words->texts[which]) || self->draft->part == which ||
             (which == KITH_NOTE_TEXT_NEXT_STEP && self->draft->note->follow_up != KITH_DAY_NONE);
    }
}

static char *
make_title (KithNoteEditor *self)
{
  switch (self->draft->kind)
    {
    case KITH_NOTE_AMENDMENT:
      /* Translators: %s is a name */
      return g_strdup_printf (_ ("Add to a note about %s"), self->about);
    case KITH_NOTE_THEIR_WORDS:
      /* Translators: %s is a name */
      return g_strdup_printf (_ ("%s’s own words"), self->about);
    case KITH_NOTE_IN_ERROR:
      /* Translators: %s is a name */
      return g_strdup_printf (_ ("A note about %s that should not be there"), self->about);
    case KITH_NOTE_ORIGINAL:
    default:
      /* Translators: %s is a name */
      return g_strdup_printf (_ ("A note about %s"), self->about);
    }
}

static void
show_parts (KithNoteEditor *self)
{
  KithNoteKind kind = self->draft->kind;
  g_autofree char *title = make_title (self);

  gtk_label_set_text (self->title_label, title);
  gtk_widget_set_visible (self->top_box, kind == KITH_NOTE_ORIGINAL);
  gtk_widget_set_visible (self->text_box, kind == KITH_NOTE_ORIGINAL || kind == KITH_NOTE_AMENDMENT);
  gtk_widget_set_visible (GTK_WIDGET (self->supports),
                          kind == KITH_NOTE_ORIGINAL && self->draft->note->support != 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RESTRICTED]);
  gtk_widget_set_visible (self->sign_box, kind == KITH_NOTE_THEIR_WORDS);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    show_part (self, parts[i], has_part (self, parts[i]));
}

static void
fill (KithNoteEditor *self)
{
  const KithNoteWords *words = self->draft->note->words;

  self->filling = TRUE;
  kith_note_chips_fill (self->chips, self->draft->note, get_clock (self));
  kith_support_chips_fill (self->supports, self->draft->note);
  kith_follow_up_chip_fill (self->follow_up, self->draft->note, get_today (self));
  for (guint i = 0; i < KITH_N_NOTE_TEXTS; i++)
    if (view_of (self, i) != NULL)
      {
        GtkTextBuffer *buffer = gtk_text_view_get_buffer (view_of (self, i));

        gtk_text_buffer_begin_irreversible_action (buffer);
        gtk_text_buffer_set_text (buffer, words->texts[i], -1);
        gtk_text_buffer_end_irreversible_action (buffer);
      }
  gtk_editable_set_text (self->name_entry, words->texts[KITH_NOTE_TEXT_SIGNED_NAME]);
  kith_signature_pad_set_strokes (self->pad, words->strokes);
  self->filling = FALSE;
  show_parts (self);
  show_state (self);
}

static void
scroll_to_cursor (GtkWidget *widget)
{
  GtkTextView *view = GTK_TEXT_VIEW (widget);

  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (gtk_text_view_get_buffer (view)));
}

static void
put_cursor (KithNoteEditor *self)
{
  GtkTextView *view = view_of (self, self->draft->part);
  GtkTextIter place;

  if (view == NULL || !gtk_widget_get_visible (GTK_WIDGET (view)))
    view = self->text_view;
  self->filling = TRUE;
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &place, (int) self->draft->cursor);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (view), &place);
  self->filling = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (view));
  kith_later_painted (GTK_WIDGET (view), scroll_to_cursor);
}

static void
load_words (KithNoteEditor *self)
{
  KithCenter *center = kith_session_get_center (kith_app_context_get_session (self->context));
  g_autoptr (KithWordList) list = kith_word_lists_load (center, kith_word_lists_get_usual_language ());
  const char *own[] = { self->about, NULL };

  kith_nudge_set_list (self->nudge, list, own);
  kith_template_button_set_center (self->template_button, center);
}

static void
over (KithNoteEditor *self, gboolean is_signed)
{
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->draft, kith_note_draft_free);
  self->writing = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  g_signal_emit (self, signals[SIGNAL_DONE], 0, is_signed);
}

static void
signed_cb (gpointer object, const GError *error)
{
  KithNoteEditor *self = object;

  self->writing = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (self->draft == NULL)
    return;
  if (error == NULL)
    over (self, TRUE);
  else
    put_cursor (self);
}

static void
sign_answered (gboolean accepted, gpointer user_data)
{
  g_autoptr (KithNoteEditor) self = user_data;

  if (self->draft == NULL || self->writing)
    return;
  if (!accepted)
    {
      put_cursor (self);
      return;
    }
  self->writing = TRUE;
  self->draft->id = kith_draft_keeper_get_id (self->keeper);
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  kith_note_doing_sign (self->context, self->draft, self->about, self, signed_cb);
}

static void
focus_part (KithNoteEditor *self, KithNotePart part)
{
  switch (part)
    {
    case KITH_NOTE_PART_DAY:
    case KITH_NOTE_PART_TIME:
    case KITH_NOTE_PART_MODE:
      kith_note_chips_focus (self->chips, part);
      return;
    case KITH_NOTE_PART_REASON:
      gtk_widget_grab_focus (GTK_WIDGET (self->boxes[KITH_NOTE_TEXT_REASON]));
      return;
    case KITH_NOTE_PART_THEIR_WORDS:
      gtk_widget_grab_focus (GTK_WIDGET (self->boxes[KITH_NOTE_TEXT_THEIR_WORDS]));
      return;
    case KITH_NOTE_PART_FOLLOW_UP:
      gtk_widget_grab_focus (GTK_WIDGET (self->follow_up));
      return;
    case KITH_NOTE_PART_TEXT:
    default:
      gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
    }
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithNoteEditor *self = KITH_NOTE_EDITOR (widget);
  guint which = g_variant_get_uint32 (parameter);

  if (self->draft == NULL || which >= KITH_N_NOTE_TEXTS || self->boxes[which] == NULL)
    return;
  show_part (self, which, TRUE);
  kith_focus_begin (GTK_WIDGET (self->boxes[which]));
}

static void
support_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithNoteEditor *self = KITH_NOTE_EDITOR (widget);

  gtk_widget_set_visible (GTK_WIDGET (self->supports), TRUE);
  kith_focus_begin (GTK_WIDGET (self->supports));
}

static void
other_picked (gint64 other, gpointer user_data)
{
  g_autoptr (KithNoteEditor) self = user_data;

  if (self->draft == NULL)
    return;
  if (other != 0 && other != self->draft->note->person)
    kith_note_doing_share (self->context, self->draft, other);
  put_cursor (self);
}

static void
share_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithNoteEditor *self = KITH_NOTE_EDITOR (widget);

  kith_note_doing_pick_other (widget, self->context, other_picked, g_object_ref (self));
}

static void
set_restricted (KithNoteEditor *self, gboolean restricted)
{
  if (self->draft == NULL || self->draft->note->restricted == restricted)
    return;
  self->draft->note->restricted = restricted;
  keep (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RESTRICTED]);
  put_cursor (self);
}

static void
clear_pad_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kith_signature_pad_clear (KITH_NOTE_EDITOR (widget)->pad);
}

static gboolean
sign_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  kith_note_editor_sign (KITH_NOTE_EDITOR (widget));
  return TRUE;
}

static void
add_follow_up (KithNoteEditor *self)
{
  GtkWidget *chip = g_object_new (KITH_TYPE_FOLLOW_UP_CHIP, NULL);

  self->follow_up = KITH_FOLLOW_UP_CHIP (chip);
  gtk_box_insert_child_after (self->parts_box, chip, GTK_WIDGET (self->boxes[KITH_NOTE_TEXT_NEXT_STEP]));
  g_object_bind_property (self->boxes[KITH_NOTE_TEXT_NEXT_STEP], "visible", chip, "visible",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (chip, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
add_parts (KithNoteEditor *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();

  g_menu_append (menu, _ ("Kind of Support"), "note.support");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *action = g_strdup_printf ("note.add(uint32 %u)", (guint) parts[i]);
      GtkWidget *box = kith_text_box_new (kith_note_text_label (parts[i]));

      self->boxes[parts[i]] = KITH_TEXT_BOX (box);
      gtk_widget_set_visible (box, FALSE);
      gtk_box_append (self->parts_box, box);
      g_signal_connect_object (box, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (gtk_text_view_get_buffer (kith_text_box_get_view (self->boxes[parts[i]])),
                               "notify::cursor-position", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
      if (parts[i] != KITH_NOTE_TEXT_REASON)
        g_menu_append (menu, kith_note_text_label (parts[i]), action);
    }
  g_menu_append (others, _ ("The Same for Somebody Else…"), "note.share");
  g_menu_append (others, _ ("Only for Me and Coordinators"), "note.restricted");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  gtk_menu_button_set_menu_model (self->add_button, G_MENU_MODEL (menu));
}

static gboolean
kith_note_editor_grab_focus (GtkWidget *widget)
{
  KithNoteEditor *self = KITH_NOTE_EDITOR (widget);

  if (self->draft == NULL)
    return FALSE;
  put_cursor (self);
  return TRUE;
}

static void
kith_note_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KithNoteEditor *self = KITH_NOTE_EDITOR (object);

  switch (id)
    {
    case PROP_RESTRICTED:
      g_value_set_boolean (value, self->draft != NULL && self->draft->kind == KITH_NOTE_ORIGINAL &&
                                      self->draft->note->restricted);
      return;
    case PROP_STATE:
      g_value_set_string (value, self->state);
      return;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kith_note_editor_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_RESTRICTED)
    set_restricted (KITH_NOTE_EDITOR (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kith_note_editor_dispose (GObject *object)
{
  KithNoteEditor *self = KITH_NOTE_EDITOR (object);

  kith_note_editor_flush (self);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->draft, kith_note_draft_free);

  G_OBJECT_CLASS (kith_note_editor_parent_class)->dispose (object);
}

static void
kith_note_editor_finalize (GObject *object)
{
  g_free (KITH_NOTE_EDITOR (object)->about);
  g_free (KITH_NOTE_EDITOR (object)->state);

  G_OBJECT_CLASS (kith_note_editor_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (KITH_TYPE_NOTE_CHIPS);
  g_type_ensure (KITH_TYPE_SUPPORT_CHIPS);
  g_type_ensure (KITH_TYPE_NUDGE);
  g_type_ensure (KITH_TYPE_SIGNATURE_PAD);
  g_type_ensure (KITH_TYPE_TEMPLATE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/notes/kith-note-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KithNoteEditor, title_label);
  gtk_widget_class_bind_template_child (widget_class, KithNoteEditor, top_box);
  gtk_widget_class_bind_template_child (widget_class, KithNoteEditor, chips);
  gtk_widget_class_bind_template_child (widget_class, KithNoteEditor, template_button);
  gtk_widget_class_bind_template_child (widget_class, KithNoteEditor, add_button);
  gtk_widget_class_bind_template_child (widget_class, KithNoteEditor, text_box);
  gtk_widget_class_bind_template_child (widget_class, KithNoteEditor, text_view);
  gtk_widget_class_bind_template_child (widget_class, KithNoteEditor, nudge);
  gtk_widget_class_bind_template_child (widget_class, KithNoteEditor, supports);
  gtk_widget_class_bind_template_child (widget_class, KithNoteEditor, parts_box);
  gtk_widget_class_bind_template_child (widget_class, KithNoteEditor, sign_box);
  gtk_widget_class_bind_template_child (widget_class, KithNoteEditor, sign_label);
  gtk_widget_class_bind_template_child (widget_class, KithNoteEditor, name_entry);
  gtk_widget_class_bind_template_child (widget_class, KithNoteEditor, pad);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, drawn_cb);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
}

static void
kith_note_editor_class_init (KithNoteEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kith_note_editor_get_property;
  object_class->set_property = kith_note_editor_set_property;
  object_class->dispose = kith_note_editor_dispose;
  object_class->finalize = kith_note_editor_finalize;
  widget_class->grab_focus = kith_note_editor_grab_focus;

  properties[PROP_RESTRICTED] = g_param_spec_boolean (
      "restricted", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_STATE] =
      g_param_spec_string ("state", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_install_action (widget_class, "note.add", "u", add_action);
  gtk_widget_class_install_action (widget_class, "note.support", NULL, support_action);
  gtk_widget_class_install_action (widget_class, "note.share", NULL, share_action);
  gtk_widget_class_install_action (widget_class, "note.clear-pad", NULL, clear_pad_action);
  gtk_widget_class_install_property_action (widget_class, "note.restricted", "restricted");
  bind_template (widget_class);
}

static void
kith_note_editor_init (KithNoteEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_growing_begin (self->text_view);
  kith_wheel_let_through (GTK_SCROLLED_WINDOW (gtk_widget_get_parent (GTK_WIDGET (self->text_view))));
  kith_a11y_set_label (GTK_WIDGET (self->text_view), _ ("Note"));
  kith_a11y_label_menu_button (GTK_WIDGET (self->add_button), _ ("Add to the note"));
  add_parts (self);
  add_follow_up (self);
  /* Before the text takes the key for a new line. */
  kith_focus_add_key (GTK_WIDGET (self), "<Control>Return", GTK_PHASE_CAPTURE, sign_key_cb, NULL);
  kith_focus_add_key (GTK_WIDGET (self), "<Control>KP_Enter", GTK_PHASE_CAPTURE, sign_key_cb, NULL);
}

/**
 * kith_note_editor_set_context:
 * @self: an editor
 * @context: what the window works with; it outlives the editor
 *
 * Once.
 */
void
kith_note_editor_set_context (KithNoteEditor *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_NOTE_EDITOR (self));
  g_return_if_fail (self->context == NULL);

  self->context = context;
}

/**
 * kith_note_editor_open:
 * @self: an editor
 * @draft: (transfer full): what is written on
 * @about: the name of whom it is about
 *
 * What was open before is kept as a draft.
 */
void
kith_note_editor_open (KithNoteEditor *self, KithNoteDraft *draft, const char *about)
{
  g_return_if_fail (KITH_IS_NOTE_EDITOR (self));
  g_return_if_fail (self->context != NULL);
  g_return_if_fail (draft != NULL);

  kith_note_editor_close (self);
  self->draft = draft;
  g_free (self->about);
  self->about = g_strdup (about);
  self->keeper = kith_draft_keeper_new (kith_app_context_get_session (self->context), KITH_DRAFT_NOTE,
                                        draft->note->person);
  if (draft->id != 0)
    kith_draft_keeper_go_on (self->keeper, draft->id);
  load_words (self);
  fill (self);
}

/**
 * kith_note_editor_speak_to_them:
 * @self: an editor
 *
 * From now on whoever a note is about sits at the keyboard: they are spoken to, and nothing is signed with
 * the key of whoever works here.
 */
void
kith_note_editor_speak_to_them (KithNoteEditor *self)
{
  g_return_if_fail (KITH_IS_NOTE_EDITOR (self));

  self->is_read_together = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->title_label), FALSE);
  g_object_set (self->boxes[KITH_NOTE_TEXT_THEIR_WORDS], "title", _ ("Your own words"), NULL);
  gtk_label_set_text (self->sign_label, _ ("Sign it, if you wish"));
  g_object_set (self->name_entry, "placeholder-text", _ ("Your name"), NULL);
  kith_a11y_set_label (GTK_WIDGET (self->name_entry), _ ("Your name"));
}

/**
 * kith_note_editor_is_open:
 * @self: an editor
 *
 * Returns: whether something is written on
 */
gboolean
kith_note_editor_is_open (KithNoteEditor *self)
{
  g_return_val_if_fail (KITH_IS_NOTE_EDITOR (self), FALSE);

  return self->draft != NULL;
}

/**
 * kith_note_editor_get_draft:
 * @self: an editor
 *
 * Puts what is typed on the disk first.
 *
 * Returns: the row of the draft that is open, or 0
 */
gint64
kith_note_editor_get_draft (KithNoteEditor *self)
{
  g_return_val_if_fail (KITH_IS_NOTE_EDITOR (self), 0);

  return self->keeper != NULL ? kith_draft_keeper_get_id (self->keeper) : 0;
}

/**
 * kith_note_editor_flush:
 * @self: an editor
 *
 * What is typed is on the disk when this returns.
 */
void
kith_note_editor_flush (KithNoteEditor *self)
{
  g_return_if_fail (KITH_IS_NOTE_EDITOR (self));

  if (self->keeper != NULL)
    kith_draft_keeper_flush (self->keeper);
}

/**
 * kith_note_editor_close:
 * @self: an editor
 *
 * Stops writing; the draft stays where its author finds it.
 */
void
kith_note_editor_close (KithNoteEditor *self)
{
  g_return_if_fail (KITH_IS_NOTE_EDITOR (self));

  kith_note_editor_flush (self);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->draft, kith_note_draft_free);
}

/**
 * kith_note_editor_discard:
 * @self: an editor
 *
 * Throws the draft away, which can be taken back.
 */
void
kith_note_editor_discard (KithNoteEditor *self)
{
  g_return_if_fail (KITH_IS_NOTE_EDITOR (self));

  if (self->draft == NULL || self->writing)
    return;
  kith_draft_keeper_discard (self->keeper);
  if (!kith_note_draft_is_empty (self->draft))
    kith_note_doing_discarded (self->context, self->draft);
  over (self, FALSE);
}

/**
 * kith_note_editor_sign:
 * @self: an editor
 *
 * Asks, since what is signed cannot be changed; then signs. Goes to what is missing instead, where something
 * is.
 */
void
kith_note_editor_sign (KithNoteEditor *self)
{
  KithNotePart part = KITH_NOTE_PART_TEXT;

  g_return_if_fail (KITH_IS_NOTE_EDITOR (self));

  if (self->draft == NULL || self->writing || self->is_read_together)
    return;
  if (!kith_note_draft_check (self->draft, get_today (self), &part, NULL))
    {
      focus_part (self, part);
      return;
    }
  kith_dialogs_ask (GTK_WIDGET (self), _ ("Sign It?"),
                    _ ("What is signed stays as it is. More can be added below it at any time."), _ ("_Sign"),
                    KITH_DIALOG_SUGGESTED, NULL, sign_answered, g_object_ref (self));
}
