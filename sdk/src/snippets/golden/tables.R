library(cohortlab)

labs <- dataset("a.dataset.json")
labs_2 <- collect(labs[["labs"]])
data_table <- collect(labs[["data"]])
xxxxxxxxxxxxxxxxxxxxxx <- collect(
  labs[["xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]
)
glance(labs_2)
