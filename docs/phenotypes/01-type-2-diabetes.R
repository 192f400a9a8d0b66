type_2 <- concept_set(
  "Type 2 diabetes mellitus",
  descendants(201826, "Type 2 diabetes mellitus")
)
type_1 <- concept_set(
  "Type 1 diabetes mellitus",
  descendants(201254, "Type 1 diabetes mellitus")
)

people("Type 2 diabetes") |>
  include(condition(type_2) |> at_least(2, distinct = "start_date")) |>
  exclude(with_any(condition(type_1)))
