import cohortlab as cl

infarction = cl.concept_set(
    cl.descendants(312327, "Acute myocardial infarction"),
    cl.excluding(cl.descendants(314666, "Old myocardial infarction")),
)
hospital = cl.concept_set(
    cl.descendants(9201, "Inpatient Visit"),
    cl.descendants(9203, "Emergency Room Visit"),
    cl.descendants(262, "Emergency Room and Inpatient Visit"),
    name="Inpatient or emergency room visit",
)

# A visit that has begun by the day of the diagnosis and is not over before it.
during_visit = cl.occurs(cl.visit(hospital), cl.window(None, 0), cl.window(0, None, event="end"))

definition = cl.events(
    "Acute myocardial infarction in hospital",
    entry=cl.condition(infarction, nested=cl.all_of(during_visit)),
    exit=cl.fixed_exit("start", 7),
    era_gap_days=180,
)
