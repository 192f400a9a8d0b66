import cohortlab as cl

hba1c = cl.concept_set(cl.concept(3004410, "Hemoglobin A1c (Glycated)"), name="HbA1c")
metformin = cl.concept_set(cl.concept(1503297, "metformin"))
insulins = cl.concept_set(cl.descendants(21600713, "INSULINS AND ANALOGUES"), name="Insulins")

# The same threshold in the two units that laboratories report.
high = cl.value_in_units(
    (cl.concept(8554, "percent"), cl.at_least(9)),
    (cl.concept(9579, "millimole per mole"), cl.at_least(75)),
)

# A set of people counts records wherever they lie, so that its rows may begin before observation does.
diabetic = cl.occurs(
    cl.saved_cohort("01-type-2-diabetes.cohort.json", outside_observation=True), cl.window(None, 0)
)
measured_twice = cl.distinct("start_date", cl.at_least(2, cl.measurement(hba1c), cl.window(-365, -1)))
on_metformin = cl.occurs(cl.drug_era(metformin), cl.window(None, 0), cl.window(0, None, event="end"))
recent_insulin = cl.occurs(cl.drug(insulins), cl.window(-90, 0))

definition = cl.events(
    "Poor glycaemic control in type 2 diabetes",
    entry=cl.entry(cl.measurement(hba1c, where=[high]), prior_days=365, later_days=90),
    steps=[
        cl.named("In the cohort of type 2 diabetes", cl.all_of(diabetic)),
        cl.named("Adults", cl.all_of(cl.demographics(cl.age(cl.at_least(18))))),
        cl.named("Monitored", cl.all_of(measured_twice)),
        cl.named("On treatment", cl.any_of(on_metformin, recent_insulin)),
    ],
    limit="last",
)
