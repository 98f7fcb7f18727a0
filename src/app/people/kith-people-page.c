/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register is never listed: there is a search, and what it found. */

#include "people/kith-people-page.h"

#include <glib/gi18n.h>

#include "base/kith-text.h"
#include "frontdesk/kith-person-finder.h"
#include "goals/kith-check-ins-page.h"
#include "people/kith-duplicates-page.h"
#include "people/kith-erasing-list.h"
#include "people/kith-guards-page.h"
#include "people/kith-holding-page.h"
#include "people/kith-merge-page.h"
#include "people/kith-person-page.h"
#include "people/kith-requests-page.h"
#include "people/kith-seen-page.h"
#include "referrals/kith-follow-ups-page.h"

struct _KithPeoplePage
{
  KithPage parent_instance;

  GtkStack *stack; /* (unowned) template child, as those below */
  KithPersonFinder *finder;
  GtkButton *add_button;
  GtkWidget *duplicates_button;
  GtkWidget *requests_button;
  GtkWidget *follow_ups_button;
  GtkWidget *check_ins_button;
  KithErasingList *erasing_list;
  KithPersonPage *person_page;
  KithDuplicatesPage *duplicates_page;
  KithMergePage *merge_page;
  KithGuardsPage *guards_page;
  KithHoldingPage *holding_page;
  KithRequestsPage *requests_page;
  KithSeenPage *seen_page;
  KithFollowUpsPage *follow_ups_page;
  KithCheckInsPage *check_ins_page;

  KithAppContext *context; /* (unowned) (nullable) the parent class owns it */
  gboolean from_list;      /* the two that are compared were chosen from the list of such pairs */
  gboolean from_all;       /* the requests are everybody's */
};

G_DEFINE_FINAL_TYPE (KithPeoplePage, kith_people_page, KITH_TYPE_PAGE)

static void
turn_to_person (KithPeoplePage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "person");
  kith_person_page_focus (self->person_page);
}

static gboolean
show_person (KithPeoplePage *self, gint64 person)
{
  if (!kith_person_page_show (self->person_page, person))
    return FALSE;
  turn_to_person (self);
  return TRUE;
}

static void
listed_cb (KithPeoplePage *self, gint64 person)
{
  show_person (self, person);
}

static void
chosen_cb (KithPeoplePage *self, gint64 person, gboolean scanned)
{
  show_person (self, person);
}

static void
text_changed_cb (KithPeoplePage *self)
{
  const char *text = kith_person_finder_get_text (self->finder);
  gboolean show = kith_text_length (text) >= 2;

  gtk_widget_set_visible (GTK_WIDGET (self->add_button), show);
  if (show)
    {
      /* Translators: %s is a name that was typed */
      g_autofree char *label = g_strdup_printf (_ ("Add “%s” as a New Person"), text);

      gtk_button_set_label (self->add_button, label);
    }
}

static void
nobody_cb (KithPeoplePage *self, const char *text)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->add_button));
}

static void
added (KithDeskOutcome *outcome, const GError *error, gpointer user_data)
{
  g_autoptr (KithPeoplePage) self = user_data;

  if (!outcome)
    return;
  kith_person_finder_clear (self->finder);
  show_person (self, outcome->person);
}

static void
add_cb (KithPeoplePage *self)
{
  g_autoptr (KithDeskCommand) command =
      kith_desk_command_add (kith_person_finder_get_text (self->finder), NULL, NULL, NULL, NULL);

  kith_app_context_apply (self->context, command, added, g_object_ref (self));
}

static void
person_left_cb (KithPeoplePage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "search");
  kith_erasing_list_refresh (self->erasing_list);
  kith_person_finder_refresh (self->finder);
  kith_person_finder_focus (self->finder);
}

static void
holding_cb (KithPeoplePage *self, gint64 person)
{
  gtk_stack_set_visible_child_name (self->stack, "holding");
  kith_holding_page_show (self->holding_page, person);
}

static void
all_requests_cb (KithPeoplePage *self)
{
  self->from_all = TRUE;
  gtk_stack_set_visible_child_name (self->stack, "requests");
  kith_requests_page_show_all (self->requests_page);
}

static void
follow_ups_cb (KithPeoplePage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "follow-ups");
  kith_follow_ups_page_show (self->follow_ups_page);
}

static void
follow_up_chosen_cb (KithPeoplePage *self, gint64 person)
{
  if (show_person (self, person))
    gtk_widget_activate_action (GTK_WIDGET (self->person_page), "person.section", "s", "referrals");
}

static void
check_ins_cb (KithPeoplePage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "check-ins");
  kith_check_ins_page_show (self->check_ins_page);
}

static void
check_in_chosen_cb (KithPeoplePage *self, gint64 person)
{
  if (show_person (self, person))
    gtk_widget_activate_action (GTK_WIDGET (self->person_page), "person.section", "s", "plan");
}

static void
requests_cb (KithPeoplePage *self, gint64 person)
{
  self->from_all = FALSE;
  gtk_stack_set_visible_child_name (self->stack, "requests");
  kith_requests_page_show (self->requests_page, person);
}

static void
seen_cb (KithPeoplePage *self, gint64 person)
{
  gtk_stack_set_visible_child_name (self->stack, "seen");
  kith_seen_page_show (self->seen_page, person);
}

static void
guards_cb (KithPeoplePage *self, gint64 person)
{
  gtk_stack_set_visible_child_name (self->stack, "guards");
  kith_guards_page_show (self->guards_page, person);
}

/* Shown anew: it may be kept from whoever was just here. */
static void
guards_left_cb (KithPeoplePage *self, gint64 person)
{
  if (kith_person_page_is_shown (self->person_page))
    show_person (self, person);
  else
    person_left_cb (self);
}

/* Back to the person, where there still is one. */
static void
part_left_cb (KithPeoplePage *self)
{
  if (kith_person_page_is_shown (self->person_page))
    {
      gtk_stack_set_visible_child_name (self->stack, "person");
      kith_person_page_refresh (self->person_page);
      kith_person_page_focus (self->person_page);
    }
  else
    person_left_cb (self);
}

static void
requests_left_cb (KithPeoplePage *self)
{
  if (self->from_all)
    person_left_cb (self);
  else
    part_left_cb (self);
}

static void
duplicates_cb (KithPeoplePage *self)
{
  self->from_list = TRUE;
  gtk_stack_set_visible_child_name (self->stack, "duplicates");
  kith_duplicates_page_show (self->duplicates_page);
  kith_duplicates_page_focus (self->duplicates_page);
}

static void
compare (KithPeoplePage *self, gint64 person, gint64 other, const char *reasons)
{
  if (!kith_merge_page_show (self->merge_page, person, other, reasons))
    return;
  gtk_stack_set_visible_child_name (self->stack, "merge");
  kith_merge_page_focus (self->merge_page);
}

static void
compare_listed_cb (KithPeoplePage *self, gint64 person, gint64 other, const char *reasons)
{
  compare (self, person, other, reasons);
}

static void
compare_cb (KithPeoplePage *self, gint64 person, gint64 other)
{
  self->from_list = FALSE;
  compare (self, person, other, NULL);
}

static void
merge_left_cb (KithPeoplePage *self)
{
  if (self->from_list)
    duplicates_cb (self);
  else
    person_left_cb (self);
}

static void
merged_cb (KithPeoplePage *self, gint64 person)
{
  if (self->from_list)
    duplicates_cb (self);
  else
    show_person (self, person);
}

static void
kith_people_page_setup (KithPage *page, KithAppContext *context)
{
  KithPeoplePage *self = KITH_PEOPLE_PAGE (page);

  self->context = context;
  kith_person_finder_set_context (self->finder, context);
  kith_person_page_set_context (self->person_page, context);
  kith_erasing_list_set_context (self->erasing_list, context);
  kith_duplicates_page_set_context (self->duplicates_page, context);
  kith_merge_page_set_context (self->merge_page, context);
  kith_guards_page_set_context (self->guards_page, context);
  kith_holding_page_set_context (self->holding_page, context);
  kith_requests_page_set_context (self->requests_page, context);
  kith_seen_page_set_context (self->seen_page, context);
  kith_follow_ups_page_set_context (self->follow_ups_page, context);
  kith_check_ins_page_set_context (self->check_ins_page, context);
  gtk_widget_set_visible (self->check_ins_button,
                          kith_session_may (kith_app_context_get_session (context), KITH_ACTION_CARE_READ));
  gtk_widget_set_visible (self->follow_ups_button,
                          kith_session_may (kith_app_context_get_session (context), KITH_ACTION_CARE_READ));
  gtk_widget_set_visible (self->duplicates_button, kith_session_may (kith_app_context_get_session (context),
                                                                     KITH_ACTION_PERSON_MERGE));
  gtk_widget_set_visible (self->requests_button, kith_session_may (kith_app_context_get_session (context),
                                                                   KITH_ACTION_REQUEST_LIST));
}

static void
kith_people_page_focus_search (KithPage *page)
{
  KithPeoplePage *self = KITH_PEOPLE_PAGE (page);

  /* Who goes from one person to look for another begins anew; Escape leads back to what was found. */
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "person") == 0)
    kith_person_finder_clear (self->finder);
  gtk_stack_set_visible_child_name (self->stack, "search");
  kith_erasing_list_refresh (self->erasing_list);
  kith_person_finder_focus (self->finder);
}

static void
kith_people_page_flush (KithPage *page)
{
  kith_person_page_flush (KITH_PEOPLE_PAGE (page)->person_page);
}

/* What shows somebody else is left first, as by hand. */
static void
leave_shown (KithPage *page)
{
  KithPeoplePage *self = KITH_PEOPLE_PAGE (page);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "search") != 0)
    kith_people_page_focus_search (page);
}

static gboolean
kith_people_page_open_person (KithPage *page, gint64 person)
{
  leave_shown (page);
  return show_person (KITH_PEOPLE_PAGE (page), person);
}

static void
kith_people_page_refer (KithPage *page, gint64 person, gint64 resource)
{
  KithPeoplePage *self = KITH_PEOPLE_PAGE (page);

  if (kith_people_page_open_person (page, person))
    kith_person_page_refer (self->person_page, resource);
}

static void
kith_people_page_open_notes (KithPage *page, gint64 person, gint64 what)
{
  KithPeoplePage *self = KITH_PEOPLE_PAGE (page);

  leave_shown (page);
  if (kith_person_page_show_notes (self->person_page, person, what))
    turn_to_person (self);
}

static void
kith_people_page_open_section (KithPage *page, gint64 person, const char *section)
{
  KithPeoplePage *self = KITH_PEOPLE_PAGE (page);

  if (kith_people_page_open_person (page, person))
    kith_person_page_open_section (self->person_page, section);
}

static void
kith_people_page_class_init (KithPeoplePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KithPageClass *page_class = KITH_PAGE_CLASS (klass);

  page_class->setup = kith_people_page_setup;
  page_class->focus_search = kith_people_page_focus_search;
  page_class->flush = kith_people_page_flush;
  page_class->open_person = kith_people_page_open_person;
  page_class->open_notes = kith_people_page_open_notes;
  page_class->open_section = kith_people_page_open_section;
  page_class->refer = kith_people_page_refer;

  g_type_ensure (KITH_TYPE_PERSON_FINDER);
  g_type_ensure (KITH_TYPE_DUPLICATES_PAGE);
  g_type_ensure (KITH_TYPE_GUARDS_PAGE);
  g_type_ensure (KITH_TYPE_HOLDING_PAGE);
  g_type_ensure (KITH_TYPE_ERASING_LIST);
  g_type_ensure (KITH_TYPE_MERGE_PAGE);
  g_type_ensure (KITH_TYPE_REQUESTS_PAGE);
  g_type_ensure (KITH_TYPE_SEEN_PAGE);
  g_type_ensure (KITH_TYPE_FOLLOW_UPS_PAGE);
  g_type_ensure (KITH_TYPE_CHECK_INS_PAGE);
  g_type_ensure (KITH_TYPE_PERSON_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/people/kith-people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, stack);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, finder);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, add_button);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, person_page);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, duplicates_button);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, requests_button);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, duplicates_page);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, erasing_list);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, merge_page);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, guards_page);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, holding_page);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, requests_page);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, seen_page);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, follow_ups_button);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, follow_ups_page);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, check_ins_button);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, check_ins_page);
  gtk_widget_class_bind_template_callback (widget_class, follow_ups_cb);
  gtk_widget_class_bind_template_callback (widget_class, follow_up_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_ins_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_in_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, compare_cb);
  gtk_widget_class_bind_template_callback (widget_class, compare_listed_cb);
  gtk_widget_class_bind_template_callback (widget_class, duplicates_cb);
  gtk_widget_class_bind_template_callback (widget_class, listed_cb);
  gtk_widget_class_bind_template_callback (widget_class, guards_cb);
  gtk_widget_class_bind_template_callback (widget_class, guards_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, holding_cb);
  gtk_widget_class_bind_template_callback (widget_class, part_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, requests_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_requests_cb);
  gtk_widget_class_bind_template_callback (widget_class, requests_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, seen_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, merged_cb);
  gtk_widget_class_bind_template_callback (widget_class, nobody_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_left_cb);
}

static void
kith_people_page_init (KithPeoplePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_people_page_new:
 * @context: what the window works with
 *
 * Returns: (transfer floating): the search, with nobody listed
 */
GtkWidget *
kith_people_page_new (KithAppContext *context)
{
  return g_object_new (KITH_TYPE_PEOPLE_PAGE, "context", context, NULL);
}
