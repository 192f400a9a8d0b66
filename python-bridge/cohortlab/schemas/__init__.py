"""The content of definition files, for type checkers: what `json.load` gives.

Generated from the schemas by scripts/generate-reference.mjs.
"""

from typing import TYPE_CHECKING, Literal, TypedDict, Union

if TYPE_CHECKING:
    from typing_extensions import NotRequired

# The content of a *.cohort.json file.
Cohort = Union['PeopleCohort', 'EventsCohort']

# A set of people: everyone whom all include groups hold for and no exclude group. A record counts whether or not it lies in an observation period. A row starts at the earliest matching record of the first include group, else at the start of the first observation period, and ends at the release's cut-off.
PeopleCohort = TypedDict(
    "PeopleCohort",
    {
        "$schema": 'Literal["cohortlab:cohort/1"]',
        "kind": 'Literal["people"]',
        "name": 'Name',
        "notes": 'NotRequired[Notes]',
        "include": 'list[Group]',
        "exclude": 'list[Group]',
        "conceptSets": 'list[ConceptSet]',
    },
)

# A name for people to read; no part of the meaning.
Name = str

# Free text; no part of the meaning.
Notes = str

# Members joined by all, any, at least or at most so many.
Group = Union['All', 'Any', 'AtLeast', 'AtMost']

# Every member must hold.
All = TypedDict(
    "All",
    {
        "id": 'NodeId',
        "kind": 'Literal["all"]',
        "name": 'NotRequired[Name]',
        "notes": 'NotRequired[Notes]',
        "disabled": 'NotRequired[bool]',
        "of": 'list[Member]',
    },
)

# Short id of a node, unique inside its file.
NodeId = str

# A criterion, or another group.
Member = Union['ConditionOccurrence', 'DrugExposure', 'ProcedureOccurrence', 'Measurement', 'Observation', 'VisitOccurrence', 'VisitDetail', 'DeviceExposure', 'Specimen', 'Death', 'ConditionEra', 'DrugEra', 'DoseEra', 'ObservationPeriod', 'PayerPlanPeriod', 'CohortCriterion', 'Demographics', 'All', 'Any', 'AtLeast', 'AtMost']

# A recorded condition (condition_occurrence).
ConditionOccurrence = TypedDict(
    "ConditionOccurrence",
    {
        "id": 'NodeId',
        "kind": 'Literal["conditionOccurrence"]',
        "notes": 'NotRequired[Notes]',
        "disabled": 'NotRequired[bool]',
        "conceptSet": 'NotRequired[NodeId]',
        "sourceConceptSet": 'NotRequired[NodeId]',
        "firstEver": 'NotRequired[bool]',
        "adjust": 'NotRequired[DateAdjustment]',
        "where": 'NotRequired[list[Union[StartDateAttribute, EndDateAttribute, DurationAttribute, AgeAttribute, SexAttribute, RecordTypeAttribute, SpecialtyAttribute, VisitTypeAttribute, StatusAttribute, StopReasonAttribute]]]',
        "occurrences": 'NotRequired[Occurrences]',
        "windows": 'NotRequired[list[TimeWindow]]',
        "sameVisit": 'NotRequired[bool]',
        "outsideObservation": 'NotRequired[bool]',
        "nested": 'NotRequired[Group]',
    },
)

# Other dates for an event, made of its own; events that then end before they start are left out.
DateAdjustment = TypedDict(
    "DateAdjustment",
    {
        "start": 'MovedDate',
        "end": 'MovedDate',
    },
)

# A date of the event, moved by whole days.
MovedDate = TypedDict(
    "MovedDate",
    {
        "of": 'Literal["start", "end"]',
        "days": 'int',
    },
)

# The day on which the event starts.
StartDateAttribute = TypedDict(
    "StartDateAttribute",
    {
        "kind": 'Literal["startDate"]',
        "is": 'DateRange',
    },
)

# A condition on one date; both ends included.
DateRange1 = TypedDict(
    "DateRange1",
    {
        "kind": 'Literal["equal"]',
        "value": 'Day',
    },
)
DateRange2 = TypedDict(
    "DateRange2",
    {
        "kind": 'Literal["notEqual"]',
        "value": 'Day',
    },
)
DateRange3 = TypedDict(
    "DateRange3",
    {
        "kind": 'Literal["less"]',
        "value": 'Day',
    },
)
DateRange4 = TypedDict(
    "DateRange4",
    {
        "kind": 'Literal["atMost"]',
        "value": 'Day',
    },
)
DateRange5 = TypedDict(
    "DateRange5",
    {
        "kind": 'Literal["greater"]',
        "value": 'Day',
    },
)
DateRange6 = TypedDict(
    "DateRange6",
    {
        "kind": 'Literal["atLeast"]',
        "value": 'Day',
    },
)
DateRange7 = TypedDict(
    "DateRange7",
    {
        "kind": 'Literal["between"]',
        "low": 'Day',
        "high": 'Day',
    },
)
DateRange8 = TypedDict(
    "DateRange8",
    {
        "kind": 'Literal["notBetween"]',
        "low": 'Day',
        "high": 'Day',
    },
)
DateRange = Union[DateRange1, DateRange2, DateRange3, DateRange4, DateRange5, DateRange6, DateRange7, DateRange8]

# A day of the calendar, YYYY-MM-DD.
Day = str

# The day on which the event ends.
EndDateAttribute = TypedDict(
    "EndDateAttribute",
    {
        "kind": 'Literal["endDate"]',
        "is": 'DateRange',
    },
)

# Days from start to end; 0 when both are one day.
DurationAttribute = TypedDict(
    "DurationAttribute",
    {
        "kind": 'Literal["duration"]',
        "is": 'NumberRange',
    },
)

# A condition on one number; both ends included.
NumberRange1 = TypedDict(
    "NumberRange1",
    {
        "kind": 'Literal["equal"]',
        "value": 'float',
    },
)
NumberRange2 = TypedDict(
    "NumberRange2",
    {
        "kind": 'Literal["notEqual"]',
        "value": 'float',
    },
)
NumberRange3 = TypedDict(
    "NumberRange3",
    {
        "kind": 'Literal["less"]',
        "value": 'float',
    },
)
NumberRange4 = TypedDict(
    "NumberRange4",
    {
        "kind": 'Literal["atMost"]',
        "value": 'float',
    },
)
NumberRange5 = TypedDict(
    "NumberRange5",
    {
        "kind": 'Literal["greater"]',
        "value": 'float',
    },
)
NumberRange6 = TypedDict(
    "NumberRange6",
    {
        "kind": 'Literal["atLeast"]',
        "value": 'float',
    },
)
NumberRange7 = TypedDict(
    "NumberRange7",
    {
        "kind": 'Literal["between"]',
        "low": 'float',
        "high": 'float',
    },
)
NumberRange8 = TypedDict(
    "NumberRange8",
    {
        "kind": 'Literal["notBetween"]',
        "low": 'float',
        "high": 'float',
    },
)
NumberRange = Union[NumberRange1, NumberRange2, NumberRange3, NumberRange4, NumberRange5, NumberRange6, NumberRange7, NumberRange8]

# Age in whole years (a difference of calendar years).
AgeAttribute = TypedDict(
    "AgeAttribute",
    {
        "kind": 'Literal["age"]',
        "at": 'Literal["start", "end", "cutOff"]',
        "is": 'NumberRange',
    },
)

# Sex recorded at birth (person.gender_concept_id).
SexAttribute = TypedDict(
    "SexAttribute",
    {
        "kind": 'Literal["sex"]',
        "is": 'ConceptChoice',
    },
)

# A condition on one concept; where none is on record only `notRecorded` holds.
ConceptChoice1 = TypedDict(
    "ConceptChoice1",
    {
        "kind": 'Literal["oneOf"]',
        "concepts": 'list[Concept]',
    },
)
ConceptChoice2 = TypedDict(
    "ConceptChoice2",
    {
        "kind": 'Literal["noneOf"]',
        "concepts": 'list[Concept]',
    },
)
ConceptChoice3 = TypedDict(
    "ConceptChoice3",
    {
        "kind": 'Literal["inSet"]',
        "conceptSet": 'NodeId',
    },
)
ConceptChoice4 = TypedDict(
    "ConceptChoice4",
    {
        "kind": 'Literal["notInSet"]',
        "conceptSet": 'NodeId',
    },
)
ConceptChoice5 = TypedDict(
    "ConceptChoice5",
    {
        "kind": 'Literal["recorded"]',
    },
)
ConceptChoice6 = TypedDict(
    "ConceptChoice6",
    {
        "kind": 'Literal["notRecorded"]',
    },
)
ConceptChoice = Union[ConceptChoice1, ConceptChoice2, ConceptChoice3, ConceptChoice4, ConceptChoice5, ConceptChoice6]

# A concept named by its id.
Concept = TypedDict(
    "Concept",
    {
        "conceptId": 'int',
        "name": 'NotRequired[str]',
    },
)

# Where the record comes from (…_type_concept_id).
RecordTypeAttribute = TypedDict(
    "RecordTypeAttribute",
    {
        "kind": 'Literal["recordType"]',
        "is": 'ConceptChoice',
    },
)

# The provider's specialty (provider.specialty_concept_id).
SpecialtyAttribute = TypedDict(
    "SpecialtyAttribute",
    {
        "kind": 'Literal["specialty"]',
        "is": 'ConceptChoice',
    },
)

# Kind of the visit that the record belongs to (visit_concept_id).
VisitTypeAttribute = TypedDict(
    "VisitTypeAttribute",
    {
        "kind": 'Literal["visitType"]',
        "is": 'ConceptChoice',
    },
)

# Status of the condition (condition_status_concept_id).
StatusAttribute = TypedDict(
    "StatusAttribute",
    {
        "kind": 'Literal["status"]',
        "is": 'ConceptChoice',
    },
)

# Why it ended (stop_reason).
StopReasonAttribute = TypedDict(
    "StopReasonAttribute",
    {
        "kind": 'Literal["stopReason"]',
        "is": 'TextMatch',
    },
)

# A condition on one text; upper and lower case are told apart.
TextMatch1 = TypedDict(
    "TextMatch1",
    {
        "kind": 'Literal["is"]',
        "text": 'str',
    },
)
TextMatch2 = TypedDict(
    "TextMatch2",
    {
        "kind": 'Literal["isNot"]',
        "text": 'str',
    },
)
TextMatch3 = TypedDict(
    "TextMatch3",
    {
        "kind": 'Literal["startsWith"]',
        "text": 'str',
    },
)
TextMatch4 = TypedDict(
    "TextMatch4",
    {
        "kind": 'Literal["startsNotWith"]',
        "text": 'str',
    },
)
TextMatch5 = TypedDict(
    "TextMatch5",
    {
        "kind": 'Literal["endsWith"]',
        "text": 'str',
    },
)
TextMatch6 = TypedDict(
    "TextMatch6",
    {
        "kind": 'Literal["endsNotWith"]',
        "text": 'str',
    },
)
TextMatch7 = TypedDict(
    "TextMatch7",
    {
        "kind": 'Literal["contains"]',
        "text": 'str',
    },
)
TextMatch8 = TypedDict(
    "TextMatch8",
    {
        "kind": 'Literal["containsNot"]',
        "text": 'str',
    },
)
TextMatch9 = TypedDict(
    "TextMatch9",
    {
        "kind": 'Literal["like"]',
        "pattern": 'str',
    },
)
TextMatch10 = TypedDict(
    "TextMatch10",
    {
        "kind": 'Literal["notLike"]',
        "pattern": 'str',
    },
)
TextMatch = Union[TextMatch1, TextMatch2, TextMatch3, TextMatch4, TextMatch5, TextMatch6, TextMatch7, TextMatch8, TextMatch9, TextMatch10]

# How many matching events there must be.
Occurrences = TypedDict(
    "Occurrences",
    {
        "kind": 'Literal["atLeast", "atMost", "exactly"]',
        "count": 'int',
        "distinct": 'NotRequired[Literal["concept", "startDate", "endDate", "visit", "duration", "value", "unit", "quantity", "daysSupply", "refills", "rangeLow", "rangeHigh", "recordCount", "gapDays"]]',
    },
)

# A span of days around day 0 in which a date of the event must lie, both ends included.
TimeWindow = TypedDict(
    "TimeWindow",
    {
        "event": 'Literal["start", "end"]',
        "index": 'Literal["start", "end"]',
        "from": 'WindowEnd',
        "to": 'WindowEnd',
    },
)

# One end of a window: a day, the start or end of the observation period around day 0, or open.
WindowEnd1 = TypedDict(
    "WindowEnd1",
    {
        "kind": 'Literal["day"]',
        "day": 'int',
    },
)
WindowEnd2 = TypedDict(
    "WindowEnd2",
    {
        "kind": 'Literal["observationStart"]',
    },
)
WindowEnd3 = TypedDict(
    "WindowEnd3",
    {
        "kind": 'Literal["observationEnd"]',
    },
)
WindowEnd4 = TypedDict(
    "WindowEnd4",
    {
        "kind": 'Literal["open"]',
    },
)
WindowEnd = Union[WindowEnd1, WindowEnd2, WindowEnd3, WindowEnd4]

# A recorded exposure to a drug (drug_exposure).
DrugExposure = TypedDict(
    "DrugExposure",
    {
        "id": 'NodeId',
        "kind": 'Literal["drugExposure"]',
        "notes": 'NotRequired[Notes]',
        "disabled": 'NotRequired[bool]',
        "conceptSet": 'NotRequired[NodeId]',
        "sourceConceptSet": 'NotRequired[NodeId]',
        "firstEver": 'NotRequired[bool]',
        "adjust": 'NotRequired[DateAdjustment]',
        "where": 'NotRequired[list[Union[StartDateAttribute, EndDateAttribute, DurationAttribute, AgeAttribute, SexAttribute, RecordTypeAttribute, SpecialtyAttribute, VisitTypeAttribute, StopReasonAttribute, RefillsAttribute, QuantityAttribute, DaysSupplyAttribute, RouteAttribute, DoseAttribute, DoseUnitAttribute, LotNumberAttribute]]]',
        "occurrences": 'NotRequired[Occurrences]',
        "windows": 'NotRequired[list[TimeWindow]]',
        "sameVisit": 'NotRequired[bool]',
        "outsideObservation": 'NotRequired[bool]',
        "nested": 'NotRequired[Group]',
    },
)

# Refills after the first supply.
RefillsAttribute = TypedDict(
    "RefillsAttribute",
    {
        "kind": 'Literal["refills"]',
        "is": 'NumberRange',
    },
)

# Quantity, in the unit that the record was made in.
QuantityAttribute = TypedDict(
    "QuantityAttribute",
    {
        "kind": 'Literal["quantity"]',
        "is": 'NumberRange',
    },
)

# Days of supply.
DaysSupplyAttribute = TypedDict(
    "DaysSupplyAttribute",
    {
        "kind": 'Literal["daysSupply"]',
        "is": 'NumberRange',
    },
)

# Route of administration (route_concept_id).
RouteAttribute = TypedDict(
    "RouteAttribute",
    {
        "kind": 'Literal["route"]',
        "is": 'ConceptChoice',
    },
)

# Effective dose (effective_drug_dose); CDM 5.3 and 5.4 lack it.
DoseAttribute = TypedDict(
    "DoseAttribute",
    {
        "kind": 'Literal["dose"]',
        "is": 'NumberRange',
    },
)

# Unit of the dose (dose_unit_concept_id); CDM 5.3 and 5.4 lack it.
DoseUnitAttribute = TypedDict(
    "DoseUnitAttribute",
    {
        "kind": 'Literal["doseUnit"]',
        "is": 'ConceptChoice',
    },
)

# Lot number.
LotNumberAttribute = TypedDict(
    "LotNumberAttribute",
    {
        "kind": 'Literal["lotNumber"]',
        "is": 'TextMatch',
    },
)

# A recorded procedure (procedure_occurrence).
ProcedureOccurrence = TypedDict(
    "ProcedureOccurrence",
    {
        "id": 'NodeId',
        "kind": 'Literal["procedureOccurrence"]',
        "notes": 'NotRequired[Notes]',
        "disabled": 'NotRequired[bool]',
        "conceptSet": 'NotRequired[NodeId]',
        "sourceConceptSet": 'NotRequired[NodeId]',
        "firstEver": 'NotRequired[bool]',
        "adjust": 'NotRequired[DateAdjustment]',
        "where": 'NotRequired[list[Union[StartDateAttribute, EndDateAttribute, DurationAttribute, AgeAttribute, SexAttribute, RecordTypeAttribute, SpecialtyAttribute, VisitTypeAttribute, ModifierAttribute, QuantityAttribute]]]',
        "occurrences": 'NotRequired[Occurrences]',
        "windows": 'NotRequired[list[TimeWindow]]',
        "sameVisit": 'NotRequired[bool]',
        "outsideObservation": 'NotRequired[bool]',
        "nested": 'NotRequired[Group]',
    },
)

# Modifier of the procedure (modifier_concept_id).
ModifierAttribute = TypedDict(
    "ModifierAttribute",
    {
        "kind": 'Literal["modifier"]',
        "is": 'ConceptChoice',
    },
)

# A recorded measurement (measurement).
Measurement = TypedDict(
    "Measurement",
    {
        "id": 'NodeId',
        "kind": 'Literal["measurement"]',
        "notes": 'NotRequired[Notes]',
        "disabled": 'NotRequired[bool]',
        "conceptSet": 'NotRequired[NodeId]',
        "sourceConceptSet": 'NotRequired[NodeId]',
        "firstEver": 'NotRequired[bool]',
        "adjust": 'NotRequired[DateAdjustment]',
        "where": 'NotRequired[list[Union[StartDateAttribute, EndDateAttribute, DurationAttribute, AgeAttribute, SexAttribute, RecordTypeAttribute, SpecialtyAttribute, VisitTypeAttribute, ValueAttribute, ValueInUnitsAttribute, ValueConceptAttribute, UnitAttribute, OperatorAttribute, RangeLowAttribute, RangeHighAttribute, RangeLowRatioAttribute, RangeHighRatioAttribute, AbnormalAttribute]]]',
        "occurrences": 'NotRequired[Occurrences]',
        "windows": 'NotRequired[list[TimeWindow]]',
        "sameVisit": 'NotRequired[bool]',
        "outsideObservation": 'NotRequired[bool]',
        "nested": 'NotRequired[Group]',
    },
)

# The value as a number, whatever its unit.
ValueAttribute = TypedDict(
    "ValueAttribute",
    {
        "kind": 'Literal["value"]',
        "is": 'NumberRange',
    },
)

# The value as a number, with a range for each unit.
ValueInUnitsAttribute = TypedDict(
    "ValueInUnitsAttribute",
    {
        "kind": 'Literal["valueInUnits"]',
        "anyOf": 'list[UnitRange]',
    },
)

# A number in one unit.
UnitRange = TypedDict(
    "UnitRange",
    {
        "unit": 'list[Concept]',
        "is": 'NumberRange',
    },
)

# The value as a concept (value_as_concept_id).
ValueConceptAttribute = TypedDict(
    "ValueConceptAttribute",
    {
        "kind": 'Literal["valueConcept"]',
        "is": 'ConceptChoice',
    },
)

# Unit of the value (unit_concept_id).
UnitAttribute = TypedDict(
    "UnitAttribute",
    {
        "kind": 'Literal["unit"]',
        "is": 'ConceptChoice',
    },
)

# Operator before the value, such as < (operator_concept_id).
OperatorAttribute = TypedDict(
    "OperatorAttribute",
    {
        "kind": 'Literal["operator"]',
        "is": 'ConceptChoice',
    },
)

# Lower end of the range of normal.
RangeLowAttribute = TypedDict(
    "RangeLowAttribute",
    {
        "kind": 'Literal["rangeLow"]',
        "is": 'NumberRange',
    },
)

# Upper end of the range of normal.
RangeHighAttribute = TypedDict(
    "RangeHighAttribute",
    {
        "kind": 'Literal["rangeHigh"]',
        "is": 'NumberRange',
    },
)

# The value divided by the lower end of the range of normal.
RangeLowRatioAttribute = TypedDict(
    "RangeLowRatioAttribute",
    {
        "kind": 'Literal["rangeLowRatio"]',
        "is": 'NumberRange',
    },
)

# The value divided by the upper end of the range of normal.
RangeHighRatioAttribute = TypedDict(
    "RangeHighRatioAttribute",
    {
        "kind": 'Literal["rangeHighRatio"]',
        "is": 'NumberRange',
    },
)

# Outside the record's range of normal, or with the value Abnormally low (4155142) or Abnormally high (4155143).
AbnormalAttribute = TypedDict(
    "AbnormalAttribute",
    {
        "kind": 'Literal["abnormal"]',
    },
)

# A recorded observation or survey answer (observation).
Observation = TypedDict(
    "Observation",
    {
        "id": 'NodeId',
        "kind": 'Literal["observation"]',
        "notes": 'NotRequired[Notes]',
        "disabled": 'NotRequired[bool]',
        "conceptSet": 'NotRequired[NodeId]',
        "sourceConceptSet": 'NotRequired[NodeId]',
        "firstEver": 'NotRequired[bool]',
        "adjust": 'NotRequired[DateAdjustment]',
        "where": 'NotRequired[list[Union[StartDateAttribute, EndDateAttribute, DurationAttribute, AgeAttribute, SexAttribute, RecordTypeAttribute, SpecialtyAttribute, VisitTypeAttribute, ValueAttribute, ValueInUnitsAttribute, ValueConceptAttribute, UnitAttribute, ValueTextAttribute, QualifierAttribute]]]',
        "occurrences": 'NotRequired[Occurrences]',
        "windows": 'NotRequired[list[TimeWindow]]',
        "sameVisit": 'NotRequired[bool]',
        "outsideObservation": 'NotRequired[bool]',
        "nested": 'NotRequired[Group]',
    },
)

# The value as text (value_as_string).
ValueTextAttribute = TypedDict(
    "ValueTextAttribute",
    {
        "kind": 'Literal["valueText"]',
        "is": 'TextMatch',
    },
)

# Qualifier of the observation (qualifier_concept_id).
QualifierAttribute = TypedDict(
    "QualifierAttribute",
    {
        "kind": 'Literal["qualifier"]',
        "is": 'ConceptChoice',
    },
)

# A recorded visit (visit_occurrence).
VisitOccurrence = TypedDict(
    "VisitOccurrence",
    {
        "id": 'NodeId',
        "kind": 'Literal["visitOccurrence"]',
        "notes": 'NotRequired[Notes]',
        "disabled": 'NotRequired[bool]',
        "conceptSet": 'NotRequired[NodeId]',
        "sourceConceptSet": 'NotRequired[NodeId]',
        "firstEver": 'NotRequired[bool]',
        "adjust": 'NotRequired[DateAdjustment]',
        "where": 'NotRequired[list[Union[StartDateAttribute, EndDateAttribute, DurationAttribute, AgeAttribute, SexAttribute, RecordTypeAttribute, SpecialtyAttribute, PlaceOfServiceAttribute]]]',
        "occurrences": 'NotRequired[Occurrences]',
        "windows": 'NotRequired[list[TimeWindow]]',
        "sameVisit": 'NotRequired[bool]',
        "outsideObservation": 'NotRequired[bool]',
        "nested": 'NotRequired[Group]',
    },
)

# Where care was given (place_of_service_concept_id).
PlaceOfServiceAttribute = TypedDict(
    "PlaceOfServiceAttribute",
    {
        "kind": 'Literal["placeOfService"]',
        "is": 'ConceptChoice',
    },
)

# A part of a visit, such as the time on one ward (visit_detail).
VisitDetail = TypedDict(
    "VisitDetail",
    {
        "id": 'NodeId',
        "kind": 'Literal["visitDetail"]',
        "notes": 'NotRequired[Notes]',
        "disabled": 'NotRequired[bool]',
        "conceptSet": 'NotRequired[NodeId]',
        "sourceConceptSet": 'NotRequired[NodeId]',
        "firstEver": 'NotRequired[bool]',
        "adjust": 'NotRequired[DateAdjustment]',
        "where": 'NotRequired[list[Union[StartDateAttribute, EndDateAttribute, DurationAttribute, AgeAttribute, SexAttribute, RecordTypeAttribute, SpecialtyAttribute, PlaceOfServiceAttribute]]]',
        "occurrences": 'NotRequired[Occurrences]',
        "windows": 'NotRequired[list[TimeWindow]]',
        "sameVisit": 'NotRequired[bool]',
        "outsideObservation": 'NotRequired[bool]',
        "nested": 'NotRequired[Group]',
    },
)

# A recorded exposure to a device (device_exposure).
DeviceExposure = TypedDict(
    "DeviceExposure",
    {
        "id": 'NodeId',
        "kind": 'Literal["deviceExposure"]',
        "notes": 'NotRequired[Notes]',
        "disabled": 'NotRequired[bool]',
        "conceptSet": 'NotRequired[NodeId]',
        "sourceConceptSet": 'NotRequired[NodeId]',
        "firstEver": 'NotRequired[bool]',
        "adjust": 'NotRequired[DateAdjustment]',
        "where": 'NotRequired[list[Union[StartDateAttribute, EndDateAttribute, DurationAttribute, AgeAttribute, SexAttribute, RecordTypeAttribute, SpecialtyAttribute, VisitTypeAttribute, UniqueDeviceIdAttribute, QuantityAttribute]]]',
        "occurrences": 'NotRequired[Occurrences]',
        "windows": 'NotRequired[list[TimeWindow]]',
        "sameVisit": 'NotRequired[bool]',
        "outsideObservation": 'NotRequired[bool]',
        "nested": 'NotRequired[Group]',
    },
)

# Unique device identifier.
UniqueDeviceIdAttribute = TypedDict(
    "UniqueDeviceIdAttribute",
    {
        "kind": 'Literal["uniqueDeviceId"]',
        "is": 'TextMatch',
    },
)

# A specimen that was taken (specimen).
Specimen = TypedDict(
    "Specimen",
    {
        "id": 'NodeId',
        "kind": 'Literal["specimen"]',
        "notes": 'NotRequired[Notes]',
        "disabled": 'NotRequired[bool]',
        "conceptSet": 'NotRequired[NodeId]',
        "firstEver": 'NotRequired[bool]',
        "adjust": 'NotRequired[DateAdjustment]',
        "where": 'NotRequired[list[Union[StartDateAttribute, EndDateAttribute, DurationAttribute, AgeAttribute, SexAttribute, RecordTypeAttribute, QuantityAttribute, UnitAttribute, AnatomicSiteAttribute, DiseaseStatusAttribute, SourceIdAttribute]]]',
        "occurrences": 'NotRequired[Occurrences]',
        "windows": 'NotRequired[list[TimeWindow]]',
        "sameVisit": 'NotRequired[bool]',
        "outsideObservation": 'NotRequired[bool]',
        "nested": 'NotRequired[Group]',
    },
)

# Where the specimen was taken (anatomic_site_concept_id).
AnatomicSiteAttribute = TypedDict(
    "AnatomicSiteAttribute",
    {
        "kind": 'Literal["anatomicSite"]',
        "is": 'ConceptChoice',
    },
)

# Disease status of the specimen.
DiseaseStatusAttribute = TypedDict(
    "DiseaseStatusAttribute",
    {
        "kind": 'Literal["diseaseStatus"]',
        "is": 'ConceptChoice',
    },
)

# Id of the specimen at its source (specimen_source_id).
SourceIdAttribute = TypedDict(
    "SourceIdAttribute",
    {
        "kind": 'Literal["sourceId"]',
        "is": 'TextMatch',
    },
)

# A person's death; the concept is its cause (death).
Death = TypedDict(
    "Death",
    {
        "id": 'NodeId',
        "kind": 'Literal["death"]',
        "notes": 'NotRequired[Notes]',
        "disabled": 'NotRequired[bool]',
        "conceptSet": 'NotRequired[NodeId]',
        "sourceConceptSet": 'NotRequired[NodeId]',
        "firstEver": 'NotRequired[bool]',
        "adjust": 'NotRequired[DateAdjustment]',
        "where": 'NotRequired[list[Union[StartDateAttribute, EndDateAttribute, DurationAttribute, AgeAttribute, SexAttribute, RecordTypeAttribute]]]',
        "occurrences": 'NotRequired[Occurrences]',
        "windows": 'NotRequired[list[TimeWindow]]',
        "sameVisit": 'NotRequired[bool]',
        "outsideObservation": 'NotRequired[bool]',
        "nested": 'NotRequired[Group]',
    },
)

# A span of one condition (condition_era).
ConditionEra = TypedDict(
    "ConditionEra",
    {
        "id": 'NodeId',
        "kind": 'Literal["conditionEra"]',
        "notes": 'NotRequired[Notes]',
        "disabled": 'NotRequired[bool]',
        "conceptSet": 'NotRequired[NodeId]',
        "firstEver": 'NotRequired[bool]',
        "adjust": 'NotRequired[DateAdjustment]',
        "where": 'NotRequired[list[Union[StartDateAttribute, EndDateAttribute, DurationAttribute, AgeAttribute, SexAttribute, RecordCountAttribute]]]',
        "occurrences": 'NotRequired[Occurrences]',
        "windows": 'NotRequired[list[TimeWindow]]',
        "sameVisit": 'NotRequired[bool]',
        "outsideObservation": 'NotRequired[bool]',
        "nested": 'NotRequired[Group]',
    },
)

# Records that the era was made of.
RecordCountAttribute = TypedDict(
    "RecordCountAttribute",
    {
        "kind": 'Literal["recordCount"]',
        "is": 'NumberRange',
    },
)

# A span of exposure to one ingredient (drug_era).
DrugEra = TypedDict(
    "DrugEra",
    {
        "id": 'NodeId',
        "kind": 'Literal["drugEra"]',
        "notes": 'NotRequired[Notes]',
        "disabled": 'NotRequired[bool]',
        "conceptSet": 'NotRequired[NodeId]',
        "firstEver": 'NotRequired[bool]',
        "adjust": 'NotRequired[DateAdjustment]',
        "where": 'NotRequired[list[Union[StartDateAttribute, EndDateAttribute, DurationAttribute, AgeAttribute, SexAttribute, RecordCountAttribute, GapDaysAttribute]]]',
        "occurrences": 'NotRequired[Occurrences]',
        "windows": 'NotRequired[list[TimeWindow]]',
        "sameVisit": 'NotRequired[bool]',
        "outsideObservation": 'NotRequired[bool]',
        "nested": 'NotRequired[Group]',
    },
)

# Days of the era without a drug (gap_days).
GapDaysAttribute = TypedDict(
    "GapDaysAttribute",
    {
        "kind": 'Literal["gapDays"]',
        "is": 'NumberRange',
    },
)

# A span of exposure to one dose of one ingredient (dose_era).
DoseEra = TypedDict(
    "DoseEra",
    {
        "id": 'NodeId',
        "kind": 'Literal["doseEra"]',
        "notes": 'NotRequired[Notes]',
        "disabled": 'NotRequired[bool]',
        "conceptSet": 'NotRequired[NodeId]',
        "firstEver": 'NotRequired[bool]',
        "adjust": 'NotRequired[DateAdjustment]',
        "where": 'NotRequired[list[Union[StartDateAttribute, EndDateAttribute, DurationAttribute, AgeAttribute, SexAttribute, ValueAttribute, UnitAttribute]]]',
        "occurrences": 'NotRequired[Occurrences]',
        "windows": 'NotRequired[list[TimeWindow]]',
        "sameVisit": 'NotRequired[bool]',
        "outsideObservation": 'NotRequired[bool]',
        "nested": 'NotRequired[Group]',
    },
)

# A span in which care is expected to be on record (observation_period).
ObservationPeriod = TypedDict(
    "ObservationPeriod",
    {
        "id": 'NodeId',
        "kind": 'Literal["observationPeriod"]',
        "notes": 'NotRequired[Notes]',
        "disabled": 'NotRequired[bool]',
        "period": 'NotRequired[DaySpan]',
        "firstEver": 'NotRequired[bool]',
        "adjust": 'NotRequired[DateAdjustment]',
        "where": 'NotRequired[list[Union[StartDateAttribute, EndDateAttribute, DurationAttribute, AgeAttribute, SexAttribute, RecordTypeAttribute]]]',
        "occurrences": 'NotRequired[Occurrences]',
        "windows": 'NotRequired[list[TimeWindow]]',
        "sameVisit": 'NotRequired[bool]',
        "outsideObservation": 'NotRequired[bool]',
        "nested": 'NotRequired[Group]',
    },
)

# Days from one to another, both included; an end left out is open.
DaySpan = TypedDict(
    "DaySpan",
    {
        "from": 'NotRequired[Day]',
        "to": 'NotRequired[Day]',
    },
)

# A span of enrolment in a health plan (payer_plan_period).
PayerPlanPeriod = TypedDict(
    "PayerPlanPeriod",
    {
        "id": 'NodeId',
        "kind": 'Literal["payerPlanPeriod"]',
        "notes": 'NotRequired[Notes]',
        "disabled": 'NotRequired[bool]',
        "period": 'NotRequired[DaySpan]',
        "firstEver": 'NotRequired[bool]',
        "adjust": 'NotRequired[DateAdjustment]',
        "where": 'NotRequired[list[Union[StartDateAttribute, EndDateAttribute, DurationAttribute, AgeAttribute, SexAttribute, PayerAttribute, PlanAttribute, SponsorAttribute, PlanStopReasonAttribute, PayerSourceAttribute, PlanSourceAttribute, SponsorSourceAttribute, PlanStopReasonSourceAttribute]]]',
        "occurrences": 'NotRequired[Occurrences]',
        "windows": 'NotRequired[list[TimeWindow]]',
        "sameVisit": 'NotRequired[bool]',
        "outsideObservation": 'NotRequired[bool]',
        "nested": 'NotRequired[Group]',
    },
)

# Payer (payer_concept_id).
PayerAttribute = TypedDict(
    "PayerAttribute",
    {
        "kind": 'Literal["payer"]',
        "is": 'ConceptChoice',
    },
)

# Plan (plan_concept_id).
PlanAttribute = TypedDict(
    "PlanAttribute",
    {
        "kind": 'Literal["plan"]',
        "is": 'ConceptChoice',
    },
)

# Sponsor (sponsor_concept_id).
SponsorAttribute = TypedDict(
    "SponsorAttribute",
    {
        "kind": 'Literal["sponsor"]',
        "is": 'ConceptChoice',
    },
)

# Why the plan ended (stop_reason_concept_id).
PlanStopReasonAttribute = TypedDict(
    "PlanStopReasonAttribute",
    {
        "kind": 'Literal["planStopReason"]',
        "is": 'ConceptChoice',
    },
)

# Payer, as the source had it (payer_source_concept_id).
PayerSourceAttribute = TypedDict(
    "PayerSourceAttribute",
    {
        "kind": 'Literal["payerSource"]',
        "is": 'ConceptChoice',
    },
)

# Plan, as the source had it (plan_source_concept_id).
PlanSourceAttribute = TypedDict(
    "PlanSourceAttribute",
    {
        "kind": 'Literal["planSource"]',
        "is": 'ConceptChoice',
    },
)

# Sponsor, as the source had it (sponsor_source_concept_id).
SponsorSourceAttribute = TypedDict(
    "SponsorSourceAttribute",
    {
        "kind": 'Literal["sponsorSource"]',
        "is": 'ConceptChoice',
    },
)

# Why the plan ended, as the source had it (stop_reason_source_concept_id).
PlanStopReasonSourceAttribute = TypedDict(
    "PlanStopReasonSourceAttribute",
    {
        "kind": 'Literal["planStopReasonSource"]',
        "is": 'ConceptChoice',
    },
)

# Time in a saved cohort: each of its rows, from start to end.
CohortCriterion = TypedDict(
    "CohortCriterion",
    {
        "id": 'NodeId',
        "kind": 'Literal["cohort"]',
        "notes": 'NotRequired[Notes]',
        "disabled": 'NotRequired[bool]',
        "path": 'FilePath',
        "firstEver": 'NotRequired[bool]',
        "adjust": 'NotRequired[DateAdjustment]',
        "where": 'NotRequired[list[Union[StartDateAttribute, EndDateAttribute, DurationAttribute, AgeAttribute, SexAttribute]]]',
        "occurrences": 'NotRequired[Occurrences]',
        "windows": 'NotRequired[list[TimeWindow]]',
        "sameVisit": 'NotRequired[bool]',
        "outsideObservation": 'NotRequired[bool]',
        "nested": 'NotRequired[Group]',
    },
)

# POSIX path relative to the file that holds it.
FilePath = str

# Facts about the person; the dates and ages are those of day 0. All that is given must hold.
Demographics = TypedDict(
    "Demographics",
    {
        "id": 'NodeId',
        "kind": 'Literal["demographics"]',
        "notes": 'NotRequired[Notes]',
        "disabled": 'NotRequired[bool]',
        "where": 'NotRequired[list[Union[AgeAttribute, SexAttribute, RaceAttribute, EthnicityAttribute, StartDateAttribute, EndDateAttribute]]]',
    },
)

# Race (person.race_concept_id).
RaceAttribute = TypedDict(
    "RaceAttribute",
    {
        "kind": 'Literal["race"]',
        "is": 'ConceptChoice',
    },
)

# Ethnicity (person.ethnicity_concept_id).
EthnicityAttribute = TypedDict(
    "EthnicityAttribute",
    {
        "kind": 'Literal["ethnicity"]',
        "is": 'ConceptChoice',
    },
)

# At least one member must hold.
Any = TypedDict(
    "Any",
    {
        "id": 'NodeId',
        "kind": 'Literal["any"]',
        "name": 'NotRequired[Name]',
        "notes": 'NotRequired[Notes]',
        "disabled": 'NotRequired[bool]',
        "of": 'list[Member]',
    },
)

# At least so many members must hold.
AtLeast = TypedDict(
    "AtLeast",
    {
        "id": 'NodeId',
        "kind": 'Literal["atLeast"]',
        "name": 'NotRequired[Name]',
        "notes": 'NotRequired[Notes]',
        "disabled": 'NotRequired[bool]',
        "count": 'int',
        "of": 'list[Member]',
    },
)

# At most so many members may hold.
AtMost = TypedDict(
    "AtMost",
    {
        "id": 'NodeId',
        "kind": 'Literal["atMost"]',
        "name": 'NotRequired[Name]',
        "notes": 'NotRequired[Notes]',
        "disabled": 'NotRequired[bool]',
        "count": 'int',
        "of": 'list[Member]',
    },
)

# A concept set that criteria name by its id.
ConceptSet = Union['InlineConceptSet', 'FileConceptSet']

# A concept set written in the definition.
InlineConceptSet = TypedDict(
    "InlineConceptSet",
    {
        "id": 'NodeId',
        "kind": 'Literal["inline"]',
        "name": 'Name',
        "items": 'list[ConceptItem]',
    },
)

# One line of a concept set.
ConceptItem = TypedDict(
    "ConceptItem",
    {
        "conceptId": 'int',
        "name": 'NotRequired[str]',
        "descendants": 'NotRequired[bool]',
        "mapped": 'NotRequired[bool]',
        "excluded": 'NotRequired[bool]',
    },
)

# A concept set kept in a file of its own.
FileConceptSet = TypedDict(
    "FileConceptSet",
    {
        "id": 'NodeId',
        "kind": 'Literal["file"]',
        "path": 'FilePath',
    },
)

# Spans of time, with Circe's meaning: entry events inside an observation period that pass every step, each lasting to its exit, overlapping spans of a person joined.
EventsCohort = TypedDict(
    "EventsCohort",
    {
        "$schema": 'Literal["cohortlab:cohort/1"]',
        "kind": 'Literal["events"]',
        "name": 'Name',
        "notes": 'NotRequired[Notes]',
        "entry": 'Entry',
        "steps": 'NotRequired[list[Group]]',
        "limit": 'Limit',
        "exit": 'NotRequired[Exit]',
        "censoring": 'NotRequired[list[TimedCriterion]]',
        "eraGapDays": 'NotRequired[int]',
        "dates": 'NotRequired[DaySpan]',
        "conceptSets": 'list[ConceptSet]',
    },
)

# Entry events and the observation needed around them.
Entry = TypedDict(
    "Entry",
    {
        "events": 'list[TimedCriterion]',
        "priorDays": 'int',
        "laterDays": 'int',
        "limit": 'Limit',
        "qualifying": 'NotRequired[Qualifying]',
    },
)

# An event of a domain, or time in a saved cohort.
TimedCriterion = Union['ConditionOccurrence', 'DrugExposure', 'ProcedureOccurrence', 'Measurement', 'Observation', 'VisitOccurrence', 'VisitDetail', 'DeviceExposure', 'Specimen', 'Death', 'ConditionEra', 'DrugEra', 'DoseEra', 'ObservationPeriod', 'PayerPlanPeriod', 'CohortCriterion']

# Which of a person's events are kept, by date, then record id.
Limit = Literal["all", "first", "last"]

# What an entry event must meet to qualify.
Qualifying = TypedDict(
    "Qualifying",
    {
        "group": 'Group',
        "limit": 'Limit',
    },
)

# When a person leaves the cohort.
Exit = Union['EndOfObservation', 'FixedOffset', 'DrugEraExit']

# When the observation period around the entry event ends.
EndOfObservation = TypedDict(
    "EndOfObservation",
    {
        "kind": 'Literal["endOfObservation"]',
    },
)

# So many days after the entry event, at the latest when its observation period ends.
FixedOffset = TypedDict(
    "FixedOffset",
    {
        "kind": 'Literal["fixedOffset"]',
        "of": 'Literal["start", "end"]',
        "days": 'int',
    },
)

# When the era of exposure around the start of the entry event ends, at the latest when its observation period ends.
DrugEraExit = TypedDict(
    "DrugEraExit",
    {
        "kind": 'Literal["drugEra"]',
        "conceptSet": 'NodeId',
        "gapDays": 'int',
        "offset": 'int',
        "daysSupply": 'NotRequired[int]',
    },
)

# The content of a *.concepts.json file.
ConceptsFile = TypedDict(
    "ConceptsFile",
    {
        "$schema": 'Literal["cohortlab:concepts/1"]',
        "name": 'Name',
        "notes": 'NotRequired[Notes]',
        "items": 'list[ConceptItem]',
    },
)

# The content of a *.dataset.json file.
Dataset = TypedDict(
    "Dataset",
    {
        "$schema": 'Literal["cohortlab:dataset/1"]',
        "name": 'Name',
        "notes": 'NotRequired[Notes]',
        "cohort": 'CohortReference',
        "tables": 'list[DatasetTable]',
        "conceptSets": 'list[ConceptSet]',
    },
)

# The people of a *.cohort.json file.
FileCohort = TypedDict(
    "FileCohort",
    {
        "kind": 'Literal["file"]',
        "path": 'FilePath',
    },
)

# Everyone in the release.
Everyone = TypedDict(
    "Everyone",
    {
        "kind": 'Literal["everyone"]',
    },
)

# Whom a dataset is about.
CohortReference = Union['FileCohort', 'Everyone']

# A table in one of three shapes; without a kind it has every record.
DatasetTable = Union['RecordsTable', 'PeopleTable', 'PeriodsTable']

# Every record of one OMOP table, for a cohort's people.
RecordsTable = TypedDict(
    "RecordsTable",
    {
        "kind": 'NotRequired[Literal["records"]]',
        "name": 'TableName',
        "table": 'TableName',
        "columns": 'list[TableName]',
        "conceptSet": 'NotRequired[NodeId]',
    },
)

# Lower-case words joined by underscores.
TableName = str

# One row per person. Day 0 is the day on which a person first enters the cohort.
PeopleTable = TypedDict(
    "PeopleTable",
    {
        "kind": 'Literal["people"]',
        "name": 'TableName',
        "window": 'Span',
        "features": 'list[Feature]',
    },
)

# Days around day 0, both ends included.
Span = TypedDict(
    "Span",
    {
        "from": 'WindowEnd',
        "to": 'WindowEnd',
    },
)

# Columns about the records of a person around day 0.
Feature = TypedDict(
    "Feature",
    {
        "name": 'FeatureName',
        "table": 'TableName',
        "conceptSet": 'NotRequired[NodeId]',
        "column": 'NotRequired[TableName]',
        "names": 'NotRequired[bool]',
        "convert": 'NotRequired[Conversion]',
        "window": 'NotRequired[Span]',
        "take": 'list[Literal["first", "last", "minimum", "maximum", "mean", "list", "count", "any", "daysToFirst", "daysToLast"]]',
    },
)

# What the names of the columns of a feature begin with.
FeatureName = str

# Values in one unit, with how each other unit is converted.
Conversion = TypedDict(
    "Conversion",
    {
        "to": 'WantedUnit',
        "from": 'list[ConvertedUnit]',
    },
)

# The unit that values are wanted in.
WantedUnit = TypedDict(
    "WantedUnit",
    {
        "unit": 'int',
        "name": 'NotRequired[str]',
    },
)

# A unit, and how its values become those of another.
ConvertedUnit = TypedDict(
    "ConvertedUnit",
    {
        "unit": 'int',
        "name": 'NotRequired[str]',
        "factor": 'float',
        "add": 'NotRequired[float]',
    },
)

# One row per person and period. Day 0 is the day on which a person first enters the cohort.
PeriodsTable = TypedDict(
    "PeriodsTable",
    {
        "kind": 'Literal["periods"]',
        "name": 'TableName',
        "periods": 'Periods',
        "features": 'list[PeriodFeature]',
    },
)

# Months, quarters or years, numbered; both ends included.
Periods = TypedDict(
    "Periods",
    {
        "unit": 'Literal["month", "quarter", "year"]',
        "start": 'Literal["dayZero", "calendar"]',
        "from": 'int',
        "to": 'int',
    },
)

# Columns about the records of a person in each period.
PeriodFeature = TypedDict(
    "PeriodFeature",
    {
        "name": 'FeatureName',
        "table": 'TableName',
        "conceptSet": 'NotRequired[NodeId]',
        "column": 'NotRequired[TableName]',
        "names": 'NotRequired[bool]',
        "convert": 'NotRequired[Conversion]',
        "take": 'list[Literal["first", "last", "minimum", "maximum", "mean", "list", "count", "any", "daysToFirst", "daysToLast"]]',
    },
)
