library(cohortlab)

hba1c <- dataset("datasets/hba1c.dataset.json")
labs <- collect(hba1c)
glance(labs)
