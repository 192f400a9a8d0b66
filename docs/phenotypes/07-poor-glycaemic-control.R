hba1c <- concept_set("HbA1c", concept(3004410, "Hemoglobin A1c (Glycated)"))
metformin <- concept_set("metformin", concept(1503297, "metformin"))
insulins <- concept_set(
  "Insulins",
  descendants(21600713, "INSULINS AND ANALOGUES")
)

# the same threshold in the two units that laboratories report
high <- in_units(
  concept(8554, "percent"), at_least(9),
  concept(9579, "millimole per mole"), at_least(75)
)

# A set of people counts records wherever they lie, so that its rows may begin
# before observation does.
diabetic <- in_cohort(
  "01-type-2-diabetes.cohort.json",
  outside_observation = TRUE
) |>
  occurs(during(-Inf, 0))
measured_twice <- measurement(hba1c) |>
  at_least(2, during(-365, -1), distinct = "start_date")
on_metformin <- drug_era(metformin) |>
  occurs(during(-Inf, 0), during(0, Inf, of = "end"))
recent_insulin <- drug(insulins) |> occurs(during(-90, 0))

events("Poor glycaemic control in type 2 diabetes", limit = "last") |>
  entry(
    measurement(hba1c, value_in_units = high),
    prior_days = 365, later_days = 90
  ) |>
  inclusion("In the cohort of type 2 diabetes", diabetic) |>
  inclusion("Adults", demographics(age = at_least(18))) |>
  inclusion("Monitored", measured_twice) |>
  inclusion("On treatment", with_any(on_metformin, recent_insulin))
