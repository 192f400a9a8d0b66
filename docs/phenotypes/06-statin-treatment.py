import cohortlab as cl

statins = cl.concept_set(cl.descendants(21601855, "HMG CoA reductase inhibitors"), name="Statins")
infarction = cl.concept_set(cl.descendants(4329847, "Myocardial infarction"))
stroke = cl.concept_set(cl.descendants(381316, "Cerebrovascular accident"), name="Stroke")
rhabdomyolysis = cl.concept_set(cl.descendants(4345578, "Rhabdomyolysis"))

before = cl.window(None, 0)

definition = cl.events(
    "Statins for primary prevention, while on treatment",
    entry=cl.entry(
        cl.drug(statins, first_ever=True, where=[cl.days_supply(cl.at_least(28))]),
        prior_days=365,
        limit="first",
    ),
    steps=[
        cl.named("Aged 40 to 75", cl.all_of(cl.demographics(cl.age(cl.between(40, 75))))),
        cl.named(
            "No cardiovascular disease before",
            cl.at_most_of(
                0, cl.occurs(cl.condition(infarction), before), cl.occurs(cl.condition(stroke), before)
            ),
        ),
    ],
    limit="first",
    exit=cl.drug_exit(statins, gap_days=30, offset=14),
    censoring=[cl.condition(rhabdomyolysis)],
)
