/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form knows what is missing; this shows the words in full beside it, and only what one of their kind
 * asks for. */

#include "people/kith-agreement-editor.h"

#include <glib/gi18n.h>

#include "people/kith-agreement-form.h"
#include "people/kith-consent-wording.h"
#include "people/kith-consents.h"
#include "people/kith-signature-pad.h"
#include "shared/kith-a11y.h"
#include "shared/kith-columns.h"
#include "shared/kith-draft-keeper.h"
#include "shared/kith-job.h"
#include "shared/kith-scope-box.h"

/* In the order in which they are offered. */
static const KithConsentKind kinds[] = {
#define KIND(symbol, ...) KITH_CONSENT_##symbol,
  KITH_CONSENT_KINDS (KIND)
#undef KIND
};

struct _KithAgreementEditor
{
  AdwBin parent_instance;

  AdwComboRow *kind_row; /* (unowned) template child, as those below */
  GtkLabel *title_label;
  GtkLabel *words_label;
  GtkWidget *sharing_group;
  GtkEditable *recipient_row;
  GtkEditable *purpose_row;
  GtkWidget *scope_group;
  KithScopeBox *scope_box;
  GtkEditable *from_row;
  GtkEditable *until_row;
  GtkEditable *event_row;
  GtkEditable *guardian_row;
  GtkEditable *guardian_who_row;
  GtkWidget *part2_row;
  GtkSwitch *part2_switch;
  GtkCheckButton *aloud_check;
  GtkCheckButton *typed_check;
  GtkCheckButton *drawn_check;
  GtkWidget *name_group;
  GtkEditable *name_row;
  GtkWidget *pad_box;
  KithSignaturePad *pad;

  KithAppContext *context; /* (unowned) (nullable): the page owns it */
  gint64 person;
  KithAgreementForm *form;   /* (owned) (nullable) */
  KithConsentWording *words; /* (owned) (nullable): those that are shown */
  KithDraftKeeper *draft;    /* (owned) (nullable) */
  char *state;               /* (owned) (nullable) */
  gboolean filling;
  gboolean writing;
};

G_DEFINE_FINAL_TYPE (KithAgreementEditor, kith_agreement_editor, ADW_TYPE_BIN)

enum
{
  PROP_0,
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

/* What is written on the database thread. */
typedef struct
{
  gint64 person;
  KithConsent *consent;      /* (owned) */
  KithConsentWording *words; /* (owned) */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  kith_consent_free (work->consent);
  kith_consent_wording_free (work->words);
  g_free (work);
}

static void
show_state (KithAgreementEditor *self)
{
  g_autoptr (GError) error = NULL;

  g_free (self->state);
  if (kith_agreement_form_check (self->form, NULL, &error))
    self->state = g_strdup (_ ("Kept as a draft until you save it (Ctrl+S)."));
  else
    self->state = g_strdup (error->message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static KithConsentWording *
read_words (KithAgreementEditor *self, KithConsentKind kind, GError **error)
{
  KithSession *session = kith_app_context_get_session (self->context);

  return kith_consent_wording_get (kith_session_get_store (session), kind, 0, error);
}

/* The first line is a title, and what follows it the rest. */
static void
show_words (KithAgreementEditor *self)
{
  g_auto (GStrv) parts = g_strsplit (self->words->words, "\n", 2);
  g_autofree char *rest = NULL;

  gtk_label_set_text (self->title_label, parts[0] != NULL ? parts[0] : "");
  rest = g_strdup (parts[0] != NULL && parts[1] != NULL ? parts[1] : "");
  gtk_label_set_text (self->words_label, g_strstrip (rest));
}

static void
take_words (KithAgreementEditor *self)
{
  g_autoptr (GError) error = NULL;
  KithConsentWording *words = read_words (self, kith_agreement_form_get_kind (self->form), &error);

  if (words == NULL)
    {
      kith_app_context_say_error (self->context, error);
      return;
    }
  kith_consent_wording_free (self->words);
  self->words = words;
  kith_agreement_form_set_wording (self->form, words->number);
  show_words (self);
}

static void
show_parts (KithAgreementEditor *self)
{
  KithConsentKind kind = kith_agreement_form_get_kind (self->form);
  KithSignature signature = kith_agreement_form_get_signature (self->form);

  gtk_widget_set_visible (self->sharing_group, kith_consent_kind_shares (kind));
  gtk_widget_set_visible (self->scope_group, kith_consent_kind_shares (kind) && kind != KITH_CONSENT_PHOTO);
  gtk_widget_set_visible (self->part2_row, kind == KITH_CONSENT_SHARING);
  gtk_widget_set_visible (self->name_group, signature == KITH_SIGNED_TYPED);
  gtk_widget_set_visible (self->pad_box, signature == KITH_SIGNED_DRAWN);
}

static void
stored (KithAgreementEditor *self)
{
  kith_draft_keeper_put (self->draft, kith_agreement_form_to_draft (self->form));
  show_state (self);
}

static KithSignature
get_signature (KithAgreementEditor *self)
{
  if (gtk_check_button_get_active (self->drawn_check))
    return KITH_SIGNED_DRAWN;
  return gtk_check_button_get_active (self->typed_check) ? KITH_SIGNED_TYPED : KITH_SIGNED_ALOUD;
}

static GtkEditable *
row_of (KithAgreementEditor *self, KithConsentText text)
{
  switch (text)
    {
    case KITH_CONSENT_TEXT_RECIPIENT:
      return self->recipient_row;
    case KITH_CONSENT_TEXT_PURPOSE:
      return self->purpose_row;
    case KITH_CONSENT_TEXT_EVENT:
      return self->event_row;
    case KITH_CONSENT_TEXT_SIGNED_NAME:
      return self->name_row;
    case KITH_CONSENT_TEXT_GUARDIAN:
      return self->guardian_row;
    case KITH_CONSENT_TEXT_GUARDIAN_WHO:
    case KITH_N_CONSENT_TEXTS:
    default:
      return self->guardian_who_row;
    }
}

static void
changed_cb (KithAgreementEditor *self)
{
  gboolean changed = FALSE;

  if (self->filling || self->form == NULL)
    return;
  for (guint i = 0; i < KITH_N_CONSENT_TEXTS; i++)
    changed |= kith_agreement_form_set_text (self->form, i, gtk_editable_get_text (row_of (self, i)));
  changed |= kith_agreement_form_set_from (self->form, gtk_editable_get_text (self->from_row));
  changed |= kith_agreement_form_set_until (self->form, gtk_editable_get_text (self->until_row));
  changed |= kith_agreement_form_set_scope (self->form, kith_scope_box_get_scope (self->scope_box));
  changed |= kith_agreement_form_set_part2 (self->form, gtk_switch_get_active (self->part2_switch));
  changed |= kith_agreement_form_set_signature (self->form, get_signature (self));
  changed |= kith_agreement_form_set_strokes (self->form, kith_signature_pad_get_strokes (self->pad));
  if (!changed)
    return;
  show_parts (self);
  stored (self);
}

static void
kind_cb (KithAgreementEditor *self)
{
  guint selected = adw_combo_row_get_selected (self->kind_row);

  if (self->filling || self->form == NULL || selected >= G_N_ELEMENTS (kinds) ||
      !kith_agreement_form_set_kind (self->form, kinds[selected]))
    return;
  take_words (self);
  kith_signature_pad_set_strokes (self->pad, kith_agreement_form_get_strokes (self->form));
  show_parts (self);
  stored (self);
}

static void
until_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithAgreementEditor *self = KITH_AGREEMENT_EDITOR (widget);
  KithDay day;
  g_autofree char *until = NULL;

  if (self->form == NULL || !kith_day_parse (kith_agreement_form_get_from (self->form), &day, NULL))
    return;
  until = kith_day_format_iso (kith_day_add_months (day, g_variant_get_int32 (parameter)));
  gtk_editable_set_text (self->until_row, until);
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithAgreementEditor *self = KITH_AGREEMENT_EDITOR (widget);

  kith_signature_pad_clear (self->pad);
  gtk_widget_grab_focus (GTK_WIDGET (self->pad));
}

static void
fill (KithAgreementEditor *self)
{
  KithSignature signature = kith_agreement_form_get_signature (self->form);

  self->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] == kith_agreement_form_get_kind (self->form))
      adw_combo_row_set_selected (self->kind_row, i);
  for (guint i = 0; i < KITH_N_CONSENT_TEXTS; i++)
    gtk_editable_set_text (row_of (self, i), kith_agreement_form_get_text (self->form, i));
  gtk_editable_set_text (self->from_row, kith_agreement_form_get_from (self->form));
  gtk_editable_set_text (self->until_row, kith_agreement_form_get_until (self->form));
  kith_scope_box_set_scope (self->scope_box, kith_agreement_form_get_scope (self->form));
  gtk_switch_set_active (self->part2_switch, kith_agreement_form_get_part2 (self->form));
  gtk_check_button_set_active (signature == KITH_SIGNED_DRAWN   ? self->drawn_check
                               : signature == KITH_SIGNED_TYPED ? self->typed_check
                                                                : self->aloud_check,
                               TRUE);
  kith_signature_pad_set_strokes (self->pad, kith_agreement_form_get_strokes (self->form));
  self->filling = FALSE;
  show_parts (self);
  show_state (self);
}

static gboolean
write_job (KithSession *session, gpointer data, GError **error)
{
  Work *work = data;
  g_autoptr (KithChange) change = kith_session_begin (session, KITH_EVENT_CONSENT_ADDED, work->person, error);

  if (change == NULL)
    return FALSE;
  work->consent->wording = kith_consent_wording_use_in (change, work->words, error);
  return work->consent->wording != 0 &&
         kith_consents_add_in (change, work->person, work->consent, error) != 0 &&
         kith_change_commit (change, error);
}

static void
finish (KithAgreementEditor *self, gboolean written)
{
  kith_draft_keeper_discard (self->draft);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->form, kith_agreement_form_free);
  g_signal_emit (self, signals[SIGNAL_DONE], 0, written);
}

static void
write_done (gpointer object, gpointer data, const GError *error)
{
  KithAgreementEditor *self = object;
  Work *work = data;

  self->writing = FALSE;
  if (error == NULL && work->person == self->person && self->form != NULL)
    finish (self, TRUE);
}

/* Where what is missing is typed. */
static GtkWidget *
find_part (KithAgreementEditor *self, KithConsentPart part)
{
  switch (part)
    {
    case KITH_CONSENT_PART_DAY:
      return GTK_WIDGET (self->from_row);
    case KITH_CONSENT_PART_UNTIL:
      return GTK_WIDGET (self->until_row);
    case KITH_CONSENT_PART_GUARDIAN:
      return GTK_WIDGET (self->guardian_row);
    case KITH_CONSENT_PART_PART2:
      return GTK_WIDGET (self->part2_switch);
    case KITH_CONSENT_PART_SCOPE:
      return GTK_WIDGET (self->scope_box);
    case KITH_CONSENT_PART_RECIPIENT:
      return GTK_WIDGET (self->recipient_row);
    case KITH_CONSENT_PART_PURPOSE:
      return GTK_WIDGET (self->purpose_row);
    case KITH_CONSENT_PART_SIGNATURE:
      if (get_signature (self) == KITH_SIGNED_TYPED)
        return GTK_WIDGET (self->name_row);
      return get_signature (self) == KITH_SIGNED_DRAWN ? GTK_WIDGET (self->pad)
                                                       : GTK_WIDGET (self->aloud_check);
    case KITH_CONSENT_PART_KIND:
    default:
      return GTK_WIDGET (self->kind_row);
    }
}

static gboolean
kith_agreement_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KITH_AGREEMENT_EDITOR (widget)->kind_row));
}

static void
kith_agreement_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STATE)
    g_value_set_string (value, KITH_AGREEMENT_EDITOR (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kith_agreement_editor_dispose (GObject *object)
{
  KithAgreementEditor *self = KITH_AGREEMENT_EDITOR (object);

  kith_agreement_editor_flush (self);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->form, kith_agreement_form_free);
  g_clear_pointer (&self->words, kith_consent_wording_free);

  G_OBJECT_CLASS (kith_agreement_editor_parent_class)->dispose (object);
}

static void
kith_agreement_editor_finalize (GObject *object)
{
  g_free (KITH_AGREEMENT_EDITOR (object)->state);

  G_OBJECT_CLASS (kith_agreement_editor_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (KITH_TYPE_COLUMNS);
  g_type_ensure (KITH_TYPE_SCOPE_BOX);
  g_type_ensure (KITH_TYPE_SIGNATURE_PAD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/people/kith-agreement-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KithAgreementEditor, kind_row);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementEditor, title_label);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementEditor, words_label);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementEditor, sharing_group);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementEditor, recipient_row);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementEditor, purpose_row);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementEditor, scope_group);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementEditor, scope_box);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementEditor, from_row);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementEditor, until_row);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementEditor, event_row);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementEditor, guardian_row);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementEditor, guardian_who_row);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementEditor, part2_row);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementEditor, part2_switch);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementEditor, aloud_check);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementEditor, typed_check);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementEditor, drawn_check);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementEditor, name_group);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementEditor, name_row);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementEditor, pad_box);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementEditor, pad);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
}

static void
kith_agreement_editor_class_init (KithAgreementEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kith_agreement_editor_get_property;
  object_class->dispose = kith_agreement_editor_dispose;
  object_class->finalize = kith_agreement_editor_finalize;
  widget_class->grab_focus = kith_agreement_editor_grab_focus;

  properties[PROP_STATE] =
      g_param_spec_string ("state", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_install_action (widget_class, "agreement.until", "i", until_action);
  gtk_widget_class_install_action (widget_class, "agreement.clear", NULL, clear_action);
  bind_template (widget_class);
}

static void
add_kinds (KithAgreementEditor *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (labels, kith_consent_kind_label (kinds[i]));
  self->filling = TRUE;
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (labels));
  self->filling = FALSE;
}

static void
kith_agreement_editor_init (KithAgreementEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_kinds (self);
  kith_scope_box_set_label (self->scope_box, _ ("What may be shared"));
  kith_a11y_name_parts (GTK_WIDGET (self));
}

/**
 * kith_agreement_editor_set_context:
 * @self: an editor
 * @context: what the window works with; it outlives the editor
 *
 * Once.
 */
void
kith_agreement_editor_set_context (KithAgreementEditor *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_AGREEMENT_EDITOR (self));
  g_return_if_fail (self->context == NULL);

  self->context = context;
}

/**
 * kith_agreement_editor_begin:
 * @self: an editor
 * @person: who agrees
 *
 * Shows an empty form, or goes on where this account left it.
 *
 * Returns: whether something was left
 */
gboolean
kith_agreement_editor_begin (KithAgreementEditor *self, gint64 person)
{
  g_autoptr (GVariant) draft = NULL;
  KithSession *session;

  g_return_val_if_fail (KITH_IS_AGREEMENT_EDITOR (self), FALSE);
  g_return_val_if_fail (self->context != NULL, FALSE);

  session = kith_app_context_get_session (self->context);
  kith_agreement_editor_flush (self);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->form, kith_agreement_form_free);
  self->person = person;
  self->writing = FALSE;
  self->draft = kith_draft_keeper_new (session, KITH_DRAFT_AGREEMENT, person);
  self->form = kith_agreement_form_new (kith_clock_today (kith_session_get_clock (session)));
  draft = kith_draft_keeper_load (self->draft, G_VARIANT_TYPE_VARDICT);
  if (draft != NULL)
    kith_agreement_form_take_draft (self->form, draft);
  take_words (self);
  fill (self);
  return draft != NULL;
}

/**
 * kith_agreement_editor_flush:
 * @self: an editor
 *
 * What is typed is on the disk when this returns.
 */
void
kith_agreement_editor_flush (KithAgreementEditor *self)
{
  g_return_if_fail (KITH_IS_AGREEMENT_EDITOR (self));

  if (self->draft != NULL)
    kith_draft_keeper_flush (self->draft);
}

/**
 * kith_agreement_editor_save:
 * @self: an editor
 *
 * Writes down what was agreed to, or goes to what is missing.
 */
void
kith_agreement_editor_save (KithAgreementEditor *self)
{
  KithConsentPart part;
  Work *work;

  g_return_if_fail (KITH_IS_AGREEMENT_EDITOR (self));

  if (self->form == NULL || self->writing || self->words == NULL)
    return;
  if (!kith_agreement_form_check (self->form, &part, NULL))
    {
      gtk_widget_grab_focus (find_part (self, part));
      return;
    }
  work = g_new0 (Work, 1);
  work->person = self->person;
  work->consent = kith_agreement_form_to_consent (self->form);
  work->words = g_new0 (KithConsentWording, 1);
  *work->words = *self->words;
  work->words->words = g_strdup (self->words->words);
  self->writing = TRUE;
  kith_job_run (self->context, write_job, work, work_free, self, write_done);
}

/**
 * kith_agreement_editor_discard:
 * @self: an editor
 *
 * Throws away what is typed.
 */
void
kith_agreement_editor_discard (KithAgreementEditor *self)
{
  g_return_if_fail (KITH_IS_AGREEMENT_EDITOR (self));

  if (self->form != NULL && !self->writing)
    finish (self, FALSE);
}
