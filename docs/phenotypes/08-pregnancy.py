import cohortlab as cl

live_birth = cl.concept_set(cl.descendants(4092289, "Livebirth"), name="Live birth")
stillbirth = cl.concept_set(cl.descendants(443213, "Stillbirth"))
pregnancy = cl.concept_set(cl.descendants(4299535, "Pregnant"), name="Pregnancy")

mother = [cl.sex(cl.one_of(cl.concept(8532, "FEMALE"))), cl.age(cl.between(12, 55))]


def until(days):
    """The time from so many days before a birth to the birth."""
    return cl.adjust(start=("start", -days), end=("start", 0))


# Counted from the birth, which is the end of the pregnancy.
in_that_time = cl.window(-280, 0, index="end")

definition = cl.events(
    "Pregnancies that ended in a birth",
    notes="A simple algorithm: the pregnancy is taken to begin 280 days before the birth.",
    entry=[
        cl.condition(live_birth, adjust=until(280), where=mother),
        cl.condition(stillbirth, adjust=until(196), where=mother),
    ],
    steps=[
        cl.named(
            "Pregnancy on record in that time",
            cl.at_least_of(
                1,
                cl.occurs(cl.condition(pregnancy), in_that_time),
                cl.occurs(cl.observation(pregnancy), in_that_time),
            ),
        )
    ],
    exit=cl.fixed_exit("end", 0),
    dates=cl.days("2010-01-01", "2022-12-31"),
)
