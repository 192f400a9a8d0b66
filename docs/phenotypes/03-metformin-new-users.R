metformin <- concept_set("metformin", descendants(1503297, "metformin"))
diabetes <- concept_set(
  "Type 2 diabetes mellitus",
  descendants(201826, "Type 2 diabetes mellitus")
)
insulins <- concept_set(
  "Insulins",
  descendants(21600713, "INSULINS AND ANALOGUES")
)

events("New users of metformin", limit = "first") |>
  entry(
    drug(metformin, first_ever = TRUE),
    prior_days = 365, limit = "first"
  ) |>
  inclusion(
    "Type 2 diabetes",
    condition(diabetes) |> occurs(during(-Inf, 0))
  ) |>
  inclusion(
    "No insulin before",
    drug(insulins) |> exactly(0, during(-Inf, -1))
  )
