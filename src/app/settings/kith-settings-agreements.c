/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words are saved on purpose, not as they are typed: each saving is a version that stays for good. */

#include "settings/kith-settings-agreements.h"

#include <glib/gi18n.h>

#include "people/kith-consent-wording.h"
#include "report/kith-consent-paper.h"
#include "session/kith-default-text.h"
#include "session/kith-settings.h"
#include "shared/kith-a11y.h"
#include "shared/kith-document-printing.h"
#include "shared/kith-job.h"
#include "shared/kith-text-box.h"

#define NOTICE "posted-notice"

/* The words of one kind, or of the notice. */
typedef struct
{
  KithConsentKind kind; /* %KITH_CONSENT_KIND_NONE: the notice */
  GtkWidget *row;       /* (unowned), as those below */
  KithTextBox *box;
  GtkWidget *save_button;
  char *stored; /* (owned) (nullable): as shown last */
} Words;

static const KithConsentKind kinds[] = {
#define KIND(symbol, ...) KITH_CONSENT_##symbol,
  KITH_CONSENT_KINDS (KIND)
#undef KIND
};

struct _KithSettingsAgreements
{
  KithSettingsSection parent_instance;

  AdwPreferencesGroup *words_group; /* (unowned) template child, as that below */
  AdwPreferencesGroup *notice_group;

  Words words[G_N_ELEMENTS (kinds) + 1]; /* the notice last */
};

G_DEFINE_FINAL_TYPE (KithSettingsAgreements, kith_settings_agreements, KITH_TYPE_SETTINGS_SECTION)

typedef struct
{
  KithConsentKind kind;
  char *text; /* (owned) */
} Edit;

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_free (edit->text);
  g_free (edit);
}

static const char *
default_words (const Words *words)
{
  return kith_default_text (words->kind != KITH_CONSENT_KIND_NONE ? kith_consent_kind_code (words->kind)
                                                                  : NOTICE);
}

static Words *
find_words (KithSettingsAgreements *self, gconstpointer part)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->words); i++)
    if (self->words[i].box == part || self->words[i].save_button == part || self->words[i].row == part)
      return &self->words[i];
  return NULL;
}

static void
typed_cb (KithSettingsAgreements *self, KithTextBox *box)
{
  Words *words = find_words (self, box);
  g_autofree char *typed = kith_text_box_dup_text (box);

  gtk_widget_set_sensitive (words->save_button, *typed != '\0' && g_strcmp0 (typed, words->stored) != 0);
}

/* What is typed over it stays. */
static void
show_text (Words *words, const char *text)
{
  g_autofree char *typed = kith_text_box_dup_text (words->box);

  if (words->stored == NULL || g_str_equal (typed, words->stored) || g_str_equal (typed, text))
    {
      kith_text_box_set_text (words->box, text);
      gtk_widget_set_sensitive (words->save_button, FALSE);
    }
  g_free (words->stored);
  words->stored = g_strdup (text);
}

static void
show_wording (KithSettingsAgreements *self, Words *words)
{
  KithSession *session = kith_settings_section_get_session (KITH_SETTINGS_SECTION (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (KithConsentWording) wording =
      kith_consent_wording_get (kith_session_get_store (session), words->kind, 0, &error);
  g_autofree char *day = NULL;
  g_autofree char *version = NULL;

  if (wording == NULL)
    {
      kith_app_context_say_error (kith_settings_section_get_context (KITH_SETTINGS_SECTION (self)), error);
      return;
    }
  show_text (words, wording->words);
  if (wording->number != 0)
    {
      day = kith_day_format_long (wording->day);
      /* Translators: the number of the words, and since when they are read */
      version = g_strdup_printf (_ ("Words no. %u, since %s"), wording->number, day);
    }
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (words->row),
                                 version != NULL ? version : _ ("The words that come with Kith"));
}

static void
show_notice (KithSettingsAgreements *self, Words *words)
{
  KithCenter *center =
      kith_session_get_center (kith_settings_section_get_session (KITH_SETTINGS_SECTION (self)));
  const char *text = kith_center_get_text (center, KITH_SETTING_POSTED_NOTICE);

  show_text (words, text);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (words->row), g_str_equal (text, default_words (words))
                                                                    ? _ ("The words that come with Kith")
                                                                    : _ ("Your own words"));
}

static gboolean
write_job (KithSession *session, gpointer data, GError **error)
{
  const Edit *edit = data;

  return kith_consent_wording_write (session, edit->kind, edit->text, error) != 0;
}

static void
write_done (gpointer object, gpointer data, const GError *error)
{
  KithSettingsSection *section = object;

  if (error == NULL)
    kith_app_context_say (
        kith_settings_section_get_context (section),
        _ ("These words are read from now on. Whoever agreed before agreed to those before."));
  kith_settings_section_refresh (section);
}

static void
save_cb (KithSettingsAgreements *self, GtkWidget *button)
{
  KithSettingsSection *section = KITH_SETTINGS_SECTION (self);
  Words *words = find_words (self, button);
  g_autofree char *typed = kith_text_box_dup_text (words->box);
  Edit *edit;

  if (words->kind == KITH_CONSENT_KIND_NONE)
    {
      kith_settings_section_set (section, KITH_SETTING_POSTED_NOTICE, typed);
      return;
    }
  edit = g_new0 (Edit, 1);
  edit->kind = words->kind;
  edit->text = g_steal_pointer (&typed);
  kith_job_run (kith_settings_section_get_context (section), write_job, edit, edit_free, self, write_done);
}

/* They are only typed in: Save makes them those that are read. */
static void
default_cb (KithSettingsAgreements *self, GtkWidget *button)
{
  Words *words = find_words (self, gtk_widget_get_ancestor (button, ADW_TYPE_EXPANDER_ROW));

  kith_text_box_set_text (words->box, default_words (words));
  typed_cb (self, words->box);
}

static KithDocument *
make_notice (KithAppContext *context, const KithPaper *paper, gpointer data, GError **error)
{
  KithSession *session = kith_app_context_get_session (context);
  KithCenter *center = kith_session_get_center (session);
  const KithReleaseRequest request = {
    .kind = KITH_RELEASE_BLANK,
    .way = KITH_RELEASE_PRINT,
    .what = NOTICE,
  };
  g_autoptr (KithDocument) document = kith_notice_paper_new (
      kith_center_get_name (center), kith_center_get_text (center, KITH_SETTING_POSTED_NOTICE), paper);
  g_autoptr (KithRelease) release = kith_disclosure_request (session, &request, NULL, error);

  if (release == NULL || !kith_document_release (document, release, error))
    return NULL;
  return g_steal_pointer (&document);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kith_document_printing_run (widget, kith_settings_section_get_context (KITH_SETTINGS_SECTION (widget)),
                              make_notice, NULL, NULL);
}

static void
kith_settings_agreements_refresh (KithSettingsSection *section)
{
  KithSettingsAgreements *self = KITH_SETTINGS_AGREEMENTS (section);

  for (guint i = 0; i < G_N_ELEMENTS (self->words); i++)
    if (self->words[i].kind != KITH_CONSENT_KIND_NONE)
      show_wording (self, &self->words[i]);
    else
      show_notice (self, &self->words[i]);
}

static void
kith_settings_agreements_finalize (GObject *object)
{
  KithSettingsAgreements *self = KITH_SETTINGS_AGREEMENTS (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->words); i++)
    g_free (self->words[i].stored);
  G_OBJECT_CLASS (kith_settings_agreements_parent_class)->finalize (object);
}

static void
kith_settings_agreements_class_init (KithSettingsAgreementsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KithSettingsSectionClass *section_class = KITH_SETTINGS_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kith_settings_agreements_finalize;
  section_class->refresh = kith_settings_agreements_refresh;
  section_class->topic = "consent_wording";

  gtk_widget_class_install_action (widget_class, "agreements.print-notice", NULL, print_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/settings/kith-settings-agreements.ui");
  gtk_widget_class_bind_template_child (widget_class, KithSettingsAgreements, words_group);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsAgreements, notice_group);
}

static GtkWidget *
make_buttons (KithSettingsAgreements *self, Words *words)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *reset = gtk_button_new_with_label (_ ("Use Kith’s Words"));

  words->save_button = gtk_button_new_with_label (_ ("Save"));
  gtk_widget_set_sensitive (words->save_button, FALSE);
  gtk_widget_add_css_class (words->save_button, "suggested-action");
  gtk_widget_add_css_class (reset, "flat");
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  g_signal_connect_object (reset, "clicked", G_CALLBACK (default_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (words->save_button, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (buttons), reset);
  gtk_box_append (GTK_BOX (buttons), words->save_button);
  return buttons;
}

static void
add_words (KithSettingsAgreements *self, Words *words, AdwPreferencesGroup *group, const char *title)
{
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *line =
      g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "focusable", FALSE, "child", inside, NULL);

  words->row = g_object_new (ADW_TYPE_EXPANDER_ROW, "title", title, NULL);
  words->box = KITH_TEXT_BOX (kith_text_box_new (_ ("The first line is the title")));
  gtk_widget_add_css_class (inside, "settings-text-box");
  g_signal_connect_object (words->box, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (inside), GTK_WIDGET (words->box));
  gtk_box_append (GTK_BOX (inside), make_buttons (self, words));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (words->row), line);
  adw_preferences_group_add (group, words->row);
}

static void
kith_settings_agreements_init (KithSettingsAgreements *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      self->words[i].kind = kinds[i];
      add_words (self, &self->words[i], self->words_group, kith_consent_kind_label (kinds[i]));
    }
  add_words (self, &self->words[G_N_ELEMENTS (kinds)], self->notice_group, _ ("What we write down, and why"));
  kith_a11y_name_parts (GTK_WIDGET (self));
}
