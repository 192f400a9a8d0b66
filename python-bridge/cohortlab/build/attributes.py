"""Attributes by the name that they have in the language, as Python spells it.

`age(at_least(18))`, `sex(one_of(8532))`, `value(between(4, 6.5))`. Which kind of event has which is
checked when the definition is used or saved.
"""

from collections.abc import Callable

from .choices import Named, named_concepts
from .parts import Attribute, Choice, Range


def _of_concept(kind: str) -> Callable[[Choice], Attribute]:
    def attribute(condition: Choice) -> Attribute:
        if not isinstance(condition, Choice):
            raise TypeError(f"This is a concept: ask with one_of(…) or in_set(…), not with {condition!r}.")
        return Attribute(kind, condition)

    return attribute


def _of_range(kind: str) -> Callable[[Range], Attribute]:
    def attribute(condition: Range) -> Attribute:
        if not isinstance(condition, Range):
            raise TypeError(
                f"Ask with a condition such as at_least(…) or between(…), not with {condition!r}."
            )
        return Attribute(kind, condition)

    return attribute


def age(condition: Range, at: str = "start") -> Attribute:
    """Age in whole years at the event's `start` or `end`; in groups of people at the `cut_off`."""
    return Attribute("age", _of_range("age")(condition).condition, {"at": {"cut_off": "cutOff"}.get(at, at)})


sex = _of_concept("sex")
race = _of_concept("race")
ethnicity = _of_concept("ethnicity")
start_date = _of_range("startDate")
end_date = _of_range("endDate")
duration = _of_range("duration")
record_type = _of_concept("recordType")
status = _of_concept("status")
stop_reason = _of_range("stopReason")
specialty = _of_concept("specialty")
visit_type = _of_concept("visitType")
place_of_service = _of_concept("placeOfService")
refills = _of_range("refills")
quantity = _of_range("quantity")
days_supply = _of_range("daysSupply")
route = _of_concept("route")
dose = _of_range("dose")
dose_unit = _of_concept("doseUnit")
lot_number = _of_range("lotNumber")
unique_device_id = _of_range("uniqueDeviceId")
modifier = _of_concept("modifier")
operator = _of_concept("operator")
value = _of_range("value")
value_concept = _of_concept("valueConcept")
value_text = _of_range("valueText")
unit = _of_concept("unit")
qualifier = _of_concept("qualifier")
range_low = _of_range("rangeLow")
range_high = _of_range("rangeHigh")
range_low_ratio = _of_range("rangeLowRatio")
range_high_ratio = _of_range("rangeHighRatio")
anatomic_site = _of_concept("anatomicSite")
disease_status = _of_concept("diseaseStatus")
source_id = _of_range("sourceId")
record_count = _of_range("recordCount")
gap_days = _of_range("gapDays")
payer = _of_concept("payer")
plan = _of_concept("plan")
sponsor = _of_concept("sponsor")
plan_stop_reason = _of_concept("planStopReason")
payer_source = _of_concept("payerSource")
plan_source = _of_concept("planSource")
sponsor_source = _of_concept("sponsorSource")
plan_stop_reason_source = _of_concept("planStopReasonSource")


def abnormal() -> Attribute:
    """A value outside its range of reference, or said to be abnormal."""
    return Attribute("abnormal")


def value_in_units(*ranges: "tuple[Named | list[Named], Range]") -> Attribute:
    """A value with the range that goes with each unit: `value_in_units((8840, at_least(126)), …)`."""
    any_of = [
        {
            "unit": named_concepts(units if isinstance(units, list) else [units]),
            "is": is_.said(),
        }
        for units, is_ in ranges
    ]
    return Attribute("valueInUnits", None, {"anyOf": any_of})
