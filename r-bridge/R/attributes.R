# Written by scripts/generate-reference.mjs from the schemas of the language.

# The attributes of each kind of event.
event_attributes <- list(
  conditionOccurrence = c(
    "startDate", "endDate", "duration", "age", "sex",
    "recordType", "specialty", "visitType", "status",
    "stopReason"
  ),
  drugExposure = c(
    "startDate", "endDate", "duration", "age", "sex",
    "recordType", "specialty", "visitType", "stopReason",
    "refills", "quantity", "daysSupply", "route", "dose",
    "doseUnit", "lotNumber"
  ),
  procedureOccurrence = c(
    "startDate", "endDate", "duration", "age", "sex",
    "recordType", "specialty", "visitType", "modifier",
    "quantity"
  ),
  measurement = c(
    "startDate", "endDate", "duration", "age", "sex",
    "recordType", "specialty", "visitType", "value",
    "valueInUnits", "valueConcept", "unit", "operator",
    "rangeLow", "rangeHigh", "rangeLowRatio", "rangeHighRatio",
    "abnormal"
  ),
  observation = c(
    "startDate", "endDate", "duration", "age", "sex",
    "recordType", "specialty", "visitType", "value",
    "valueInUnits", "valueConcept", "unit", "valueText",
    "qualifier"
  ),
  visitOccurrence = c(
    "startDate", "endDate", "duration", "age", "sex",
    "recordType", "specialty", "placeOfService"
  ),
  visitDetail = c(
    "startDate", "endDate", "duration", "age", "sex",
    "recordType", "specialty", "placeOfService"
  ),
  deviceExposure = c(
    "startDate", "endDate", "duration", "age", "sex",
    "recordType", "specialty", "visitType", "uniqueDeviceId",
    "quantity"
  ),
  specimen = c(
    "startDate", "endDate", "duration", "age", "sex",
    "recordType", "quantity", "unit", "anatomicSite",
    "diseaseStatus", "sourceId"
  ),
  death = c(
    "startDate", "endDate", "duration", "age", "sex",
    "recordType"
  ),
  conditionEra = c(
    "startDate", "endDate", "duration", "age", "sex",
    "recordCount"
  ),
  drugEra = c(
    "startDate", "endDate", "duration", "age", "sex",
    "recordCount", "gapDays"
  ),
  doseEra = c(
    "startDate", "endDate", "duration", "age", "sex", "value",
    "unit"
  ),
  observationPeriod = c(
    "startDate", "endDate", "duration", "age", "sex",
    "recordType"
  ),
  payerPlanPeriod = c(
    "startDate", "endDate", "duration", "age", "sex", "payer",
    "plan", "sponsor", "planStopReason", "payerSource",
    "planSource", "sponsorSource", "planStopReasonSource"
  ),
  cohort = c(
    "startDate", "endDate", "duration", "age", "sex"
  ),
  demographics = c(
    "age", "sex", "race", "ethnicity", "startDate", "endDate"
  )
)

# The type of condition that an attribute takes.
attribute_types <- c(
  startDate = "date",
  endDate = "date",
  duration = "number",
  age = "number",
  sex = "concept",
  recordType = "concept",
  specialty = "concept",
  visitType = "concept",
  status = "concept",
  stopReason = "text",
  refills = "number",
  quantity = "number",
  daysSupply = "number",
  route = "concept",
  dose = "number",
  doseUnit = "concept",
  lotNumber = "text",
  modifier = "concept",
  value = "number",
  valueInUnits = "units",
  valueConcept = "concept",
  unit = "concept",
  operator = "concept",
  rangeLow = "number",
  rangeHigh = "number",
  rangeLowRatio = "number",
  rangeHighRatio = "number",
  abnormal = "mark",
  valueText = "text",
  qualifier = "concept",
  placeOfService = "concept",
  uniqueDeviceId = "text",
  anatomicSite = "concept",
  diseaseStatus = "concept",
  sourceId = "text",
  recordCount = "number",
  gapDays = "number",
  payer = "concept",
  plan = "concept",
  sponsor = "concept",
  planStopReason = "concept",
  payerSource = "concept",
  planSource = "concept",
  sponsorSource = "concept",
  planStopReasonSource = "concept",
  race = "concept",
  ethnicity = "concept"
)

# What an attribute is.
attribute_words <- c(
  startDate = "The day on which the event starts.",
  endDate = "The day on which the event ends.",
  duration = "Days from start to end; 0 when both are one day.",
  age = "Age in whole years (a difference of calendar years).",
  sex = "Sex recorded at birth (person.gender_concept_id).",
  recordType = "Where the record comes from (*_type_concept_id).",
  specialty = "The provider's specialty (provider.specialty_concept_id).",
  visitType = paste0(
    "Kind of the visit that the record belongs to (visit_concept_id)."
  ),
  status = "Status of the condition (condition_status_concept_id).",
  stopReason = "Why it ended (stop_reason).",
  refills = "Refills after the first supply.",
  quantity = "Quantity, in the unit that the record was made in.",
  daysSupply = "Days of supply.",
  route = "Route of administration (route_concept_id).",
  dose = "Effective dose (effective_drug_dose); CDM 5.3 and 5.4 lack it.",
  doseUnit = paste0(
    "Unit of the dose (dose_unit_concept_id); CDM 5.3 and 5.4 lack ",
    "it."
  ),
  lotNumber = "Lot number.",
  modifier = "Modifier of the procedure (modifier_concept_id).",
  value = "The value as a number, whatever its unit.",
  valueInUnits = "The value as a number, with a range for each unit.",
  valueConcept = "The value as a concept (value_as_concept_id).",
  unit = "Unit of the value (unit_concept_id).",
  operator = "Operator before the value, such as < (operator_concept_id).",
  rangeLow = "Lower end of the range of normal.",
  rangeHigh = "Upper end of the range of normal.",
  rangeLowRatio = paste0(
    "The value divided by the lower end of the range of normal."
  ),
  rangeHighRatio = paste0(
    "The value divided by the upper end of the range of normal."
  ),
  abnormal = paste0(
    "Outside the record's range of normal, or with the value ",
    "Abnormally low (4155142) or Abnormally high (4155143)."
  ),
  valueText = "The value as text (value_as_string).",
  qualifier = "Qualifier of the observation (qualifier_concept_id).",
  placeOfService = "Where care was given (place_of_service_concept_id).",
  uniqueDeviceId = "Unique device identifier.",
  anatomicSite = "Where the specimen was taken (anatomic_site_concept_id).",
  diseaseStatus = "Disease status of the specimen.",
  sourceId = "Id of the specimen at its source (specimen_source_id).",
  recordCount = "Records that the era was made of.",
  gapDays = "Days of the era without a drug (gap_days).",
  payer = "Payer (payer_concept_id).",
  plan = "Plan (plan_concept_id).",
  sponsor = "Sponsor (sponsor_concept_id).",
  planStopReason = "Why the plan ended (stop_reason_concept_id).",
  payerSource = "Payer, as the source had it (payer_source_concept_id).",
  planSource = "Plan, as the source had it (plan_source_concept_id).",
  sponsorSource = paste0(
    "Sponsor, as the source had it (sponsor_source_concept_id)."
  ),
  planStopReasonSource = paste0(
    "Why the plan ended, as the source had it ",
    "(stop_reason_source_concept_id)."
  ),
  race = "Race (person.race_concept_id).",
  ethnicity = "Ethnicity (person.ethnicity_concept_id)."
)
