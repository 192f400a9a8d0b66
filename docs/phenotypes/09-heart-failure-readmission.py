import cohortlab as cl

heart_failure = cl.concept_set(cl.descendants(316139, "Heart failure"))
inpatient = cl.concept_set(
    cl.descendants(9201, "Inpatient Visit"),
    cl.descendants(262, "Emergency Room and Inpatient Visit"),
    name="Inpatient visit",
)

alive = cl.exactly(0, cl.death(outside_observation=True), cl.window(None, 0, index="end"))
primary = cl.status(cl.one_of(cl.concept(32902, "Primary diagnosis")))
reason = cl.occurs(cl.condition(heart_failure, where=[primary], same_visit=True), cl.window(0, 1))
first_stay = cl.occurs(
    cl.visit(inpatient, nested=cl.all_of(cl.condition(heart_failure, same_visit=True), alive)),
    cl.window(-30, -1, event="end"),
)

definition = cl.events(
    "Readmission for heart failure within 30 days",
    entry=cl.entry(
        cl.visit(inpatient, nested=cl.all_of(reason, first_stay)),
        prior_days=30,
        qualifying=cl.all_of(cl.demographics(cl.age(cl.at_least(50)))),
        qualifying_limit="first",
    ),
    steps=[cl.named("Alive at discharge", cl.all_of(alive))],
    exit=cl.fixed_exit("end", 30),
    censoring=[cl.death()],
)
