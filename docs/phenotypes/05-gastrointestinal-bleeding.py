import cohortlab as cl

bleeding = cl.concept_set(
    cl.descendants(192671, "Gastrointestinal hemorrhage"), name="Gastrointestinal bleeding"
)
hospital = cl.concept_set(
    cl.descendants(9201, "Inpatient Visit"),
    cl.descendants(9203, "Emergency Room Visit"),
    cl.descendants(262, "Emergency Room and Inpatient Visit"),
    name="Inpatient or emergency room visit",
)
earlier = cl.exactly(0, cl.condition(bleeding), cl.window(-30, -1))

definition = cl.events(
    "Gastrointestinal bleeding, episodes of 30 days",
    entry=cl.condition(bleeding, where=[cl.visit_type(cl.in_set(hospital))]),
    steps=[cl.named("No earlier bleeding in 30 days", cl.all_of(earlier))],
    exit=cl.fixed_exit("start", 30),
)
