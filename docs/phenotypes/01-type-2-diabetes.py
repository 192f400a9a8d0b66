import cohortlab as cl

type2 = cl.concept_set(cl.descendants(201826, "Type 2 diabetes mellitus"))
type1 = cl.concept_set(cl.descendants(201254, "Type 1 diabetes mellitus"))

definition = cl.people(
    "Type 2 diabetes",
    include=[cl.all_of(cl.distinct("start_date", cl.at_least(2, cl.condition(type2))))],
    exclude=[cl.condition(type1)],
)
