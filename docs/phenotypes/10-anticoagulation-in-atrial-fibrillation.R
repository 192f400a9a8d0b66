warfarin <- descendants(1310149, "Warfarin")
direct <- list(
  descendants(43013024, "apixaban"),
  descendants(40241331, "rivaroxaban"),
  descendants(40228152, "dabigatran etexilate"),
  descendants(45892847, "edoxaban")
)
vitamin_k <- concept_set("Warfarin", warfarin)
doac <- do.call(concept_set, c("Direct oral anticoagulants", direct))
either <- do.call(
  concept_set,
  c("Any oral anticoagulant", list(warfarin), direct)
)

fibrillation <- concept_set(
  "Atrial fibrillation",
  descendants(313217, "Atrial fibrillation")
)
inpatient <- concept_set(
  "Inpatient visit",
  descendants(9201, "Inpatient Visit"),
  descendants(262, "Emergency Room and Inpatient Visit")
)
heart_failure <- concept_set(
  "Heart failure",
  descendants(316139, "Heart failure")
)
hypertension <- concept_set(
  "Hypertension",
  descendants(316866, "Hypertensive disorder")
)
diabetes <- concept_set(
  "Diabetes mellitus",
  descendants(201820, "Diabetes mellitus"),
  excluding(descendants(4024659, "Gestational diabetes mellitus"))
)
stroke <- concept_set(
  "Stroke",
  descendants(381316, "Cerebrovascular accident")
)
valve <- concept_set(
  "Heart valve disorder",
  descendants(4281749, "Heart valve disorder")
)
thrombosis <- concept_set(
  "Venous thromboembolism",
  descendants(444247, "Venous thrombosis"),
  descendants(440417, "Pulmonary embolism")
)
hip <- concept_set(
  "Hip replacement",
  descendants(4203771, "Total replacement of hip")
)

ever <- during(-Inf, 0)
in_the_year <- during(-365, 0)
today <- during(0, 0)

admitted <- visit(
  inpatient,
  nested = condition(fibrillation, same_visit = TRUE)
) |>
  occurs(in_the_year)

events(
  "New anticoagulation in atrial fibrillation",
  limit = "first", dates = c("2012-01-01", NA)
) |>
  entry(
    drug(vitamin_k, first_ever = TRUE), drug(doac, first_ever = TRUE),
    prior_days = 365, limit = "first"
  ) |>
  inclusion(
    "Atrial fibrillation, confirmed",
    with_all(
      condition(fibrillation) |> occurs(ever),
      with_any(
        condition(fibrillation) |> at_least(2, ever, distinct = "visit"),
        admitted
      )
    )
  ) |>
  inclusion(
    "At least two risk factors for stroke",
    with_at_least(
      2,
      condition(heart_failure) |> occurs(in_the_year),
      condition(hypertension) |> occurs(in_the_year),
      condition(diabetes) |> occurs(in_the_year),
      condition(stroke) |> occurs(during(-1825, 0)),
      demographics(age = at_least(75)),
      demographics(sex = concept(8532, "FEMALE"))
    )
  ) |>
  inclusion(
    "No other reason to anticoagulate",
    with_at_most(
      0,
      condition(valve) |> occurs(ever),
      condition(thrombosis) |> occurs(during(-180, 0)),
      procedure(hip) |> occurs(during(-30, 7)) |> disabled()
    )
  ) |>
  inclusion(
    "One anticoagulant on day 0",
    with_all(with_at_most(
      1,
      drug(vitamin_k) |> occurs(today),
      drug(doac) |> occurs(today)
    ))
  ) |>
  exit_after_drug(either, gap_days = 60, days_supply = 30) |>
  censor(condition(valve), death())
