/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every class that has a template. A test compares the list with the templates that the program carries. */

#pragma once

#include <adwaita.h>

#define KITH_TEMPLATES(TEMPLATE)                                                                             \
  TEMPLATE (kith_agreement_editor)                                                                           \
  TEMPLATE (kith_agreement_row)                                                                              \
  TEMPLATE (kith_agreements_view)                                                                            \
  TEMPLATE (kith_answer_form)                                                                                \
  TEMPLATE (kith_away_form)                                                                                  \
  TEMPLATE (kith_busy_view)                                                                                  \
  TEMPLATE (kith_card_editor)                                                                                \
  TEMPLATE (kith_catalog_change_list)                                                                        \
  TEMPLATE (kith_catalog_import_page)                                                                        \
  TEMPLATE (kith_catalog_page)                                                                               \
  TEMPLATE (kith_catalog_sources_page)                                                                       \
  TEMPLATE (kith_review_page)                                                                                \
  TEMPLATE (kith_pager)                                                                                      \
  TEMPLATE (kith_contact_row)                                                                                \
  TEMPLATE (kith_cover_view)                                                                                 \
  TEMPLATE (kith_debrief_form)                                                                               \
  TEMPLATE (kith_incident_editor)                                                                            \
  TEMPLATE (kith_incidents_page)                                                                             \
  TEMPLATE (kith_crisis_page)                                                                                \
  TEMPLATE (kith_duplicates_page)                                                                            \
  TEMPLATE (kith_erasing_list)                                                                               \
  TEMPLATE (kith_hard_time_card)                                                                             \
  TEMPLATE (kith_hard_time_form)                                                                             \
  TEMPLATE (kith_hard_time_peek)                                                                             \
  TEMPLATE (kith_find_person)                                                                                \
  TEMPLATE (kith_front_desk_page)                                                                            \
  TEMPLATE (kith_field_mark)                                                                                 \
  TEMPLATE (kith_attendance_list)                                                                            \
  TEMPLATE (kith_attendance_page)                                                                            \
  TEMPLATE (kith_group_editor)                                                                               \
  TEMPLATE (kith_group_note_editor)                                                                          \
  TEMPLATE (kith_group_view)                                                                                 \
  TEMPLATE (kith_groups_page)                                                                                \
  TEMPLATE (kith_groups_view)                                                                                \
  TEMPLATE (kith_groups_today)                                                                               \
  TEMPLATE (kith_guards_page)                                                                                \
  TEMPLATE (kith_guide_page)                                                                                 \
  TEMPLATE (kith_here_list)                                                                                  \
  TEMPLATE (kith_here_row)                                                                                   \
  TEMPLATE (kith_holding_page)                                                                               \
  TEMPLATE (kith_holding_request)                                                                            \
  TEMPLATE (kith_holding_row)                                                                                \
  TEMPLATE (kith_holding_together)                                                                           \
  TEMPLATE (kith_requests_page)                                                                              \
  TEMPLATE (kith_request_form)                                                                               \
  TEMPLATE (kith_hold_form)                                                                                  \
  TEMPLATE (kith_import_page)                                                                                \
  TEMPLATE (kith_intake_view)                                                                                \
  TEMPLATE (kith_language_box)                                                                               \
  TEMPLATE (kith_likely_list)                                                                                \
  TEMPLATE (kith_listed_form)                                                                                \
  TEMPLATE (kith_listed_group)                                                                               \
  TEMPLATE (kith_listed_row)                                                                                 \
  TEMPLATE (kith_lock_page)                                                                                  \
  TEMPLATE (kith_match_list)                                                                                 \
  TEMPLATE (kith_match_row)                                                                                  \
  TEMPLATE (kith_merge_page)                                                                                 \
  TEMPLATE (kith_new_person)                                                                                 \
  TEMPLATE (kith_note_card)                                                                                  \
  TEMPLATE (kith_follow_up_chip)                                                                             \
  TEMPLATE (kith_to_do_section)                                                                              \
  TEMPLATE (kith_note_chips)                                                                                 \
  TEMPLATE (kith_note_editor)                                                                                \
  TEMPLATE (kith_note_finder)                                                                                \
  TEMPLATE (kith_note_row)                                                                                   \
  TEMPLATE (kith_support_chips)                                                                              \
  TEMPLATE (kith_note_together)                                                                              \
  TEMPLATE (kith_together_view)                                                                              \
  TEMPLATE (kith_notes_page)                                                                                 \
  TEMPLATE (kith_notes_view)                                                                                 \
  TEMPLATE (kith_nudge)                                                                                      \
  TEMPLATE (kith_notice_form)                                                                                \
  TEMPLATE (kith_paper_row)                                                                                  \
  TEMPLATE (kith_paper_sheet_page)                                                                           \
  TEMPLATE (kith_people_page)                                                                                \
  TEMPLATE (kith_person_finder)                                                                              \
  TEMPLATE (kith_person_page)                                                                                \
  TEMPLATE (kith_pick_person)                                                                                \
  TEMPLATE (kith_lost_window)                                                                                \
  TEMPLATE (kith_retire_window)                                                                              \
  TEMPLATE (kith_recovery_view)                                                                              \
  TEMPLATE (kith_reminder)                                                                                   \
  TEMPLATE (kith_follow_ups_page)                                                                            \
  TEMPLATE (kith_caseload_form)                                                                              \
  TEMPLATE (kith_check_ins_page)                                                                             \
  TEMPLATE (kith_check_in_editor)                                                                            \
  TEMPLATE (kith_check_in_row)                                                                               \
  TEMPLATE (kith_goal_editor)                                                                                \
  TEMPLATE (kith_goal_row)                                                                                   \
  TEMPLATE (kith_own_plan_editor)                                                                            \
  TEMPLATE (kith_own_plans_card)                                                                             \
  TEMPLATE (kith_plan_view)                                                                                  \
  TEMPLATE (kith_referral_editor)                                                                            \
  TEMPLATE (kith_referral_row)                                                                               \
  TEMPLATE (kith_referral_telling)                                                                           \
  TEMPLATE (kith_referrals_view)                                                                             \
  TEMPLATE (kith_referring_bar)                                                                              \
  TEMPLATE (kith_facet_chip)                                                                                 \
  TEMPLATE (kith_handout_form)                                                                               \
  TEMPLATE (kith_handout_preview)                                                                            \
  TEMPLATE (kith_handout_tray)                                                                               \
  TEMPLATE (kith_near_chip)                                                                                  \
  TEMPLATE (kith_resource_editor)                                                                            \
  TEMPLATE (kith_resource_filters)                                                                           \
  TEMPLATE (kith_resource_pane)                                                                              \
  TEMPLATE (kith_resource_detail)                                                                            \
  TEMPLATE (kith_resources_page)                                                                             \
  TEMPLATE (kith_result_list)                                                                                \
  TEMPLATE (kith_result_row)                                                                                 \
  TEMPLATE (kith_said_bar)                                                                                   \
  TEMPLATE (kith_seen_page)                                                                                  \
  TEMPLATE (kith_service_for_many)                                                                           \
  TEMPLATE (kith_settings_accounts)                                                                          \
  TEMPLATE (kith_settings_agreements)                                                                        \
  TEMPLATE (kith_settings_backup)                                                                            \
  TEMPLATE (kith_settings_center)                                                                            \
  TEMPLATE (kith_settings_crisis)                                                                            \
  TEMPLATE (kith_settings_import)                                                                            \
  TEMPLATE (kith_settings_log)                                                                               \
  TEMPLATE (kith_settings_page)                                                                              \
  TEMPLATE (kith_settings_questions)                                                                         \
  TEMPLATE (kith_settings_records)                                                                           \
  TEMPLATE (kith_settings_services)                                                                          \
  TEMPLATE (kith_settings_notes)                                                                             \
  TEMPLATE (kith_settings_words)                                                                             \
  TEMPLATE (kith_settings_workstation)                                                                       \
  TEMPLATE (kith_template_button)                                                                            \
  TEMPLATE (kith_template_form)                                                                              \
  TEMPLATE (kith_templates_group)                                                                            \
  TEMPLATE (kith_status_view)                                                                                \
  TEMPLATE (kith_text_box)                                                                                   \
  TEMPLATE (kith_today_numbers)                                                                              \
  TEMPLATE (kith_visit_form)                                                                                 \
  TEMPLATE (kith_visit_list)                                                                                 \
  TEMPLATE (kith_visit_row)                                                                                  \
  TEMPLATE (kith_waiting_form)                                                                               \
  TEMPLATE (kith_welcome_page)                                                                               \
  TEMPLATE (kith_window)                                                                                     \
  TEMPLATE (kith_words_form)                                                                                 \
  TEMPLATE (kith_words_row)                                                                                  \
  TEMPLATE (kith_work_view)

#define TEMPLATE(name) GType name##_get_type (void);
KITH_TEMPLATES (TEMPLATE)
#undef TEMPLATE

static GType (*const kith_template_types[]) (void) = {
#define TEMPLATE(name) name##_get_type,
  KITH_TEMPLATES (TEMPLATE)
#undef TEMPLATE
};
