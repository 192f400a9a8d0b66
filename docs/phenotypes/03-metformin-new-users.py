import cohortlab as cl

metformin = cl.concept_set(cl.descendants(1503297, "metformin"))
diabetes = cl.concept_set(cl.descendants(201826, "Type 2 diabetes mellitus"))
insulins = cl.concept_set(cl.descendants(21600713, "INSULINS AND ANALOGUES"), name="Insulins")

definition = cl.events(
    "New users of metformin",
    entry=cl.entry(cl.drug(metformin, first_ever=True), prior_days=365, limit="first"),
    steps=[
        cl.named("Type 2 diabetes", cl.all_of(cl.occurs(cl.condition(diabetes), cl.window(None, 0)))),
        cl.named("No insulin before", cl.all_of(cl.exactly(0, cl.drug(insulins), cl.window(None, -1)))),
    ],
    limit="first",
)
