statins <- concept_set(
  "Statins",
  descendants(21601855, "HMG CoA reductase inhibitors")
)
infarction <- concept_set(
  "Myocardial infarction",
  descendants(4329847, "Myocardial infarction")
)
stroke <- concept_set(
  "Stroke",
  descendants(381316, "Cerebrovascular accident")
)
rhabdomyolysis <- concept_set(
  "Rhabdomyolysis",
  descendants(4345578, "Rhabdomyolysis")
)

before <- during(-Inf, 0)

events("Statins for primary prevention, while on treatment",
  limit = "first"
) |>
  entry(
    drug(statins, first_ever = TRUE, days_supply = at_least(28)),
    prior_days = 365, limit = "first"
  ) |>
  inclusion("Aged 40 to 75", demographics(age = from_to(40, 75))) |>
  inclusion(
    "No cardiovascular disease before",
    with_at_most(
      0,
      condition(infarction) |> occurs(before),
      condition(stroke) |> occurs(before)
    )
  ) |>
  exit_after_drug(statins, gap_days = 30, offset = 14) |>
  censor(condition(rhabdomyolysis))
