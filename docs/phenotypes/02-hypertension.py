import cohortlab as cl

hypertension = cl.concept_set(cl.descendants(316866, "Hypertensive disorder"), name="Hypertension")
again = cl.at_least(2, cl.condition(hypertension), cl.window(0, 365))

definition = cl.events(
    "Hypertension on two visits",
    entry=cl.condition(hypertension, where=[cl.age(cl.at_least(18))]),
    steps=[cl.named("Seen on two visits within a year", cl.all_of(cl.distinct("visit", again)))],
    limit="first",
)
