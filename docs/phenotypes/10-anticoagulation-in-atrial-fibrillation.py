import cohortlab as cl

warfarin = cl.descendants(1310149, "Warfarin")
direct = [
    cl.descendants(43013024, "apixaban"),
    cl.descendants(40241331, "rivaroxaban"),
    cl.descendants(40228152, "dabigatran etexilate"),
    cl.descendants(45892847, "edoxaban"),
]
vitamin_k = cl.concept_set(warfarin)
doac = cl.concept_set(*direct, name="Direct oral anticoagulants")
either = cl.concept_set(warfarin, *direct, name="Any oral anticoagulant")

fibrillation = cl.concept_set(cl.descendants(313217, "Atrial fibrillation"))
inpatient = cl.concept_set(
    cl.descendants(9201, "Inpatient Visit"),
    cl.descendants(262, "Emergency Room and Inpatient Visit"),
    name="Inpatient visit",
)
heart_failure = cl.concept_set(cl.descendants(316139, "Heart failure"))
hypertension = cl.concept_set(cl.descendants(316866, "Hypertensive disorder"), name="Hypertension")
diabetes = cl.concept_set(
    cl.descendants(201820, "Diabetes mellitus"),
    cl.excluding(cl.descendants(4024659, "Gestational diabetes mellitus")),
)
stroke = cl.concept_set(cl.descendants(381316, "Cerebrovascular accident"), name="Stroke")
valve = cl.concept_set(cl.descendants(4281749, "Heart valve disorder"))
thrombosis = cl.concept_set(
    cl.descendants(444247, "Venous thrombosis"),
    cl.descendants(440417, "Pulmonary embolism"),
    name="Venous thromboembolism",
)
hip = cl.concept_set(cl.descendants(4203771, "Total replacement of hip"), name="Hip replacement")

ever = cl.window(None, 0)
in_the_year = cl.window(-365, 0)

admitted = cl.occurs(
    cl.visit(inpatient, nested=cl.all_of(cl.condition(fibrillation, same_visit=True))), in_the_year
)

definition = cl.events(
    "New anticoagulation in atrial fibrillation",
    entry=cl.entry(
        cl.drug(vitamin_k, first_ever=True),
        cl.drug(doac, first_ever=True),
        prior_days=365,
        limit="first",
    ),
    steps=[
        cl.named(
            "Atrial fibrillation, confirmed",
            cl.all_of(
                cl.occurs(cl.condition(fibrillation), ever),
                cl.any_of(cl.distinct("visit", cl.at_least(2, cl.condition(fibrillation), ever)), admitted),
            ),
        ),
        cl.named(
            "At least two risk factors for stroke",
            cl.at_least_of(
                2,
                cl.occurs(cl.condition(heart_failure), in_the_year),
                cl.occurs(cl.condition(hypertension), in_the_year),
                cl.occurs(cl.condition(diabetes), in_the_year),
                cl.occurs(cl.condition(stroke), cl.window(-1825, 0)),
                cl.demographics(cl.age(cl.at_least(75))),
                cl.demographics(cl.sex(cl.one_of(cl.concept(8532, "FEMALE")))),
            ),
        ),
        cl.named(
            "No other reason to anticoagulate",
            cl.at_most_of(
                0,
                cl.occurs(cl.condition(valve), ever),
                cl.occurs(cl.condition(thrombosis), cl.window(-180, 0)),
                cl.disabled(cl.occurs(cl.procedure(hip), cl.window(-30, 7))),
            ),
        ),
        cl.named(
            "One anticoagulant on day 0",
            cl.all_of(
                cl.at_most_of(
                    1,
                    cl.occurs(cl.drug(vitamin_k), cl.window(0, 0)),
                    cl.occurs(cl.drug(doac), cl.window(0, 0)),
                )
            ),
        ),
    ],
    limit="first",
    exit=cl.drug_exit(either, gap_days=60, days_supply=30),
    censoring=[cl.condition(valve), cl.death()],
    dates=cl.days("2012-01-01"),
)
