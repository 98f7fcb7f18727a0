/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of a holding: the plans that somebody wrote for themself, part by part. */

#include "goals/kith-holding-own-plans.h"

#include <glib/gi18n-lib.h>

#include "goals/kith-own-plans.h"

/* As the person would say it: a part that a newer or older template has is named by its code. */
static const char *
find_heading (KithPlanTemplate template, KithPlanSection section)
{
  for (guint i = 0; i < kith_plan_template_get_n_parts (template); i++)
    {
      const KithPlanPart part = kith_plan_template_get_part (template, i);

      if (part.section == section)
        return part.heading;
    }
  return kith_plan_section_code (section);
}

static void
add_words (const KithHoldingReading *reading, const KithOwnPlan *plan, KithPlanSection section)
{
  g_autofree char *place = kith_holding_place (plan->id, kith_plan_section_code (section));

  if (plan->words[section] != NULL)
    kith_holding_entry_judge (kith_holding_add (reading->holding, "plan-words", place,
                                                find_heading (plan->template, section), plan->words[section]),
                              reading->others);
}

/* In the order in which they were asked; what else there is after that. */
static void
add_sections (const KithHoldingReading *reading, const KithOwnPlan *plan)
{
  for (guint i = 0; i < kith_plan_template_get_n_parts (plan->template); i++)
    add_words (reading, plan, kith_plan_template_get_part (plan->template, i).section);
  for (guint i = 0; i < KITH_N_PLAN_SECTIONS; i++)
    if (!kith_plan_template_has (plan->template, (KithPlanSection) i))
      add_words (reading, plan, (KithPlanSection) i);
}

static void
add_review (const KithHoldingReading *reading, const KithOwnPlan *plan)
{
  g_autofree char *review = kith_own_plan_describe_review (plan);
  g_autofree char *review_place = kith_holding_place (plan->id, "reviewed");
  g_autofree char *next_place = kith_holding_place (plan->id, "next");

  if (review != NULL)
    {
      KithHoldingEntry *entry = kith_holding_add (reading->holding, "plan-reviewed", review_place,
                                                  _ ("Looked at together"), review);
      GVariantDict data;

      entry->day = plan->reviewed_day;
      g_variant_dict_init (&data, NULL);
      kith_holding_data_day (&data, "on", plan->reviewed_day);
      kith_holding_data_text (&data, "with", plan->reviewed_with);
      kith_holding_data_text (&data, "signed", plan->signed_name);
      kith_holding_entry_set_data (entry, &data);
    }
  if (plan->next_day != KITH_DAY_NONE)
    {
      g_autofree char *day = kith_day_format_long (plan->next_day);
      KithHoldingEntry *entry =
          kith_holding_add (reading->holding, "plan-next", next_place, _ ("To be looked at again"), day);
      GVariantDict data;

      g_variant_dict_init (&data, NULL);
      kith_holding_data_day (&data, "on", plan->next_day);
      kith_holding_entry_set_data (entry, &data);
    }
}

static void
add_one (const KithHoldingReading *reading, const KithOwnPlan *plan)
{
  guint record = kith_holding_find_record (reading, plan->person);
  g_autofree char *place = kith_holding_place (plan->id, NULL);
  KithHoldingEntry *entry = kith_holding_add (reading->holding, "plan", place, _ ("Plan"),
                                              kith_plan_template_label (plan->template));
  GVariantDict data;

  entry->day = plan->day;
  entry->source = kith_holding_source (reading, record, NULL, plan->by);
  g_variant_dict_init (&data, NULL);
  kith_holding_data_text (&data, "template", kith_plan_template_code (plan->template));
  kith_holding_entry_set_data (entry, &data);
  add_sections (reading, plan);
  add_review (reading, plan);
  kith_holding_add_extras (reading, record, plan->id, plan->extras);
}

/**
 * kith_holding_read_own_plans:
 * @reading: what is read
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DAMAGED
 *
 * Adds the plans that they wrote. The reading is in the log.
 *
 * Returns: whether all was read
 */
gboolean
kith_holding_read_own_plans (const KithHoldingReading *reading, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;

  g_return_val_if_fail (reading != NULL, FALSE);

  all = kith_own_plans_list (reading->session, reading->holding->person, error);
  if (all == NULL)
    return FALSE;
  kith_holding_begin_section (reading->holding, "plans", _ ("Plans"));
  for (guint i = 0; i < all->len; i++)
    add_one (reading, g_ptr_array_index (all, i));
  return TRUE;
}
