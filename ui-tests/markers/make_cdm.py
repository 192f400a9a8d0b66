"""People whose records nobody can mistake for anything else.

    python make_cdm.py cdm FOLDER       writes a CDM 5.4 as Parquet files
    python make_cdm.py spoil RELEASE    makes one table of the prepared release fail, quoting a record

Everything individual-level is a marker of `markers.json`: every id lies within 2^24 of a base beyond 2^53
(people's above, records' below zero), every number within 2 of one, every source value begins with one
word, every time of day is one time; a few records, too few to be told of, lie on one day of their own.
Only the concepts are real. Counts of people are no multiples of 20, so that an exact one can be told.
"""

import json
import sys
from pathlib import Path

import duckdb

MARKERS = json.loads((Path(__file__).parent / "markers.json").read_text("utf-8"))

PEOPLE = 3_011
#: With their text, more than the memory that the service is given: reading them all spills.
NOTES = 125_000

#: id, name, domain, vocabulary, class, standard, code
CONCEPTS = [
    (8507, "MALE", "Gender", "Gender", "Gender", "S", "M"),
    (8532, "FEMALE", "Gender", "Gender", "Gender", "S", "F"),
    (8515, "Asian", "Race", "Race", "Race", "S", "2"),
    (8527, "White", "Race", "Race", "Race", "S", "5"),
    (38003564, "Not Hispanic or Latino", "Ethnicity", "Ethnicity", "Ethnicity", "S", "Not Hispanic"),
    (9201, "Inpatient Visit", "Visit", "Visit", "Visit", "S", "IP"),
    (9202, "Outpatient Visit", "Visit", "Visit", "Visit", "S", "OP"),
    (8554, "percent", "Unit", "UCUM", "Unit", "S", "%"),
    (201820, "Diabetes mellitus", "Condition", "SNOMED", "Disorder", "S", "73211009"),
    (201826, "Type 2 diabetes mellitus", "Condition", "SNOMED", "Disorder", "S", "44054006"),
    (320128, "Essential hypertension", "Condition", "SNOMED", "Disorder", "S", "59621000"),
    (1503297, "metformin", "Drug", "RxNorm", "Ingredient", "S", "6809"),
    (
        40164929,
        "metformin hydrochloride 500 MG Oral Tablet",
        "Drug",
        "RxNorm",
        "Clinical Drug",
        "S",
        "861007",
    ),
    (4336464, "Coronary artery bypass graft", "Procedure", "SNOMED", "Procedure", "S", "232717009"),
    (3004410, "Hemoglobin A1c/Hemoglobin.total in Blood", "Measurement", "LOINC", "Lab Test", "S", "4548-4"),
    (4275495, "Tobacco smoking behavior", "Observation", "SNOMED", "Observable Entity", "S", "365981007"),
    (4030875, "Cardiac pacemaker", "Device", "SNOMED", "Physical Object", "S", "14106009"),
    (44814637, "Discharge summary", "Note Type", "Note Type", "Note Type", "S", "OMOP4822054"),
]
ANCESTORS = [(201820, 201826), (1503297, 40164929)]

#: A table's rows: how many, and what it says of row `i`. Every n-th person has a record.
TABLES = {
    "person": f"""
        select person(i) as person_id, if(i % 2 = 0, 8507, 8532) as gender_concept_id,
          1930 + i % 75 as year_of_birth, 1 + i % 12 as month_of_birth, 1 + i % 28 as day_of_birth,
          moment(make_date(1930 + i % 75, 1 + i % 12, 1 + i % 28)) as birth_datetime,
          if(i % 3 = 0, 8515, 8527) as race_concept_id, 38003564 as ethnicity_concept_id,
          word('person', i) as person_source_value, word('gender', i) as gender_source_value,
          word('race', i) as race_source_value, word('ethnicity', i) as ethnicity_source_value
        from range({PEOPLE}) t(i)""",
    "observation_period": f"""
        select record(1, i) as observation_period_id, person(i) as person_id,
          date '2008-01-01' + (i % 200)::integer as observation_period_start_date,
          date '2025-06-30' as observation_period_end_date, 44814724 as period_type_concept_id
        from range({PEOPLE}) t(i)""",
    "visit_occurrence": f"""
        select record(2, i) as visit_occurrence_id, person(i) as person_id,
          if(i % 4 = 0, 9201, 9202) as visit_concept_id, day(i) as visit_start_date,
          moment(day(i)) as visit_start_datetime, day(i) + 2 as visit_end_date,
          moment(day(i) + 2) as visit_end_datetime, 32817 as visit_type_concept_id,
          word('visit', i) as visit_source_value
        from range({3 * PEOPLE}) t(i)""",
    "condition_occurrence": f"""
        select record(3, i) as condition_occurrence_id, person(i) as person_id,
          if(i < 1237, 201826, 320128) as condition_concept_id,
          day(i) as condition_start_date, moment(day(i)) as condition_start_datetime,
          day(i) + 30 as condition_end_date, 32817 as condition_type_concept_id,
          record(2, i) as visit_occurrence_id, word('condition', i) as condition_source_value,
          word('status', i) as condition_status_source_value
        from range({2 * PEOPLE}) t(i)""",
    "drug_exposure": f"""
        select record(4, i) as drug_exposure_id, person(i) as person_id, 40164929 as drug_concept_id,
          day(i) as drug_exposure_start_date, moment(day(i)) as drug_exposure_start_datetime,
          day(i) + 90 as drug_exposure_end_date, 32817 as drug_type_concept_id, number(i) as quantity,
          word('sig', i) as sig, word('lot', i) as lot_number, word('drug', i) as drug_source_value,
          word('stop', i) as stop_reason
        from range({PEOPLE}) t(i) where i % 3 = 0""",
    "procedure_occurrence": f"""
        select record(5, i) as procedure_occurrence_id, person(i) as person_id,
          4336464 as procedure_concept_id, day(i) as procedure_date, moment(day(i)) as procedure_datetime,
          32817 as procedure_type_concept_id, word('procedure', i) as procedure_source_value
        from range({PEOPLE}) t(i) where i % 10 = 0""",
    "device_exposure": f"""
        select record(6, i) as device_exposure_id, person(i) as person_id, 4030875 as device_concept_id,
          day(i) as device_exposure_start_date, 32817 as device_type_concept_id,
          word('udi', i) as unique_device_id, word('device', i) as device_source_value
        from range({PEOPLE}) t(i) where i % 8 = 0""",
    "measurement": f"""
        select record(7, i) as measurement_id, person(i) as person_id, 3004410 as measurement_concept_id,
          day(i) as measurement_date, moment(day(i)) as measurement_datetime,
          32817 as measurement_type_concept_id, number(i) as value_as_number, 8554 as unit_concept_id,
          number(i) as range_high, word('measurement', i) as measurement_source_value,
          word('unit', i) as unit_source_value, word('value', i) as value_source_value
        from range({4 * PEOPLE}) t(i)""",
    "observation": f"""
        select record(8, i) as observation_id, person(i) as person_id, 4275495 as observation_concept_id,
          day(i) as observation_date, moment(day(i)) as observation_datetime,
          32817 as observation_type_concept_id, number(i) as value_as_number,
          word('said', i) as value_as_string, word('observation', i) as observation_source_value
        from range({PEOPLE}) t(i)""",
    "death": f"""
        select person(i) as person_id, day(i) + 4000 as death_date, moment(day(i) + 4000) as death_datetime,
          word('cause', i) as cause_source_value
        from range({PEOPLE}) t(i) where i % 25 = 0""",
    "note": f"""
        select record(9, i) as note_id, person(i) as person_id, day(i) as note_date,
          moment(day(i)) as note_datetime, 44814637 as note_type_concept_id,
          44814637 as note_class_concept_id, word('title', i) as note_title,
          word('note', i) || ' ' || '{MARKERS["unicode"]} ' || repeat(md5(i::varchar), 48) as note_text,
          0 as encoding_concept_id, 0 as language_concept_id, word('source', i) as note_source_value
        from range({NOTES}) t(i)""",
    "concept": """
        select id as concept_id, name as concept_name, domain as domain_id, vocabulary as vocabulary_id,
          class as concept_class_id, standard as standard_concept, code as concept_code,
          date '1970-01-01' as valid_start_date, date '2099-12-31' as valid_end_date
        from concepts""",
    "concept_ancestor": """
        select id as ancestor_concept_id, id as descendant_concept_id, 0 as min_levels_of_separation,
          0 as max_levels_of_separation from concepts
        union all select above, below, 1, 1 from ancestors""",
    "vocabulary": """
        select 'None' as vocabulary_id, 'OMOP Standardized Vocabularies' as vocabulary_name,
          'markers' as vocabulary_version, 0 as vocabulary_concept_id""",
}

#: Row `i` belongs to person `i % PEOPLE`; ids of table `t` begin at its own million.
MACROS = f"""
    create macro person(i) as {MARKERS["person"]}::bigint + i % {PEOPLE};
    create macro record(t, i) as {MARKERS["record"]}::bigint + t * 1000000 + i;
    create macro word(what, i) as '{MARKERS["text"]}-' || what || '-' || i;
    create macro number(i) as {MARKERS["number"]}::double + i / 16384;
    create macro day(i) as if(i < 20, date '{MARKERS["date"]}', date '2010-01-01' + (i % 5000)::integer);
    create macro moment(d) as d + time '{MARKERS["time"]}';
"""

#: A value that is no number where a number is wanted: DuckDB's message quotes it.
SPOILT = """
    alter table device_exposure rename to device_record;
    create view device_exposure as select * replace (
      case when person_id % 7 = 0 then device_source_value::integer else device_concept_id end
        as device_concept_id) from device_record;
"""


def write_cdm(folder: Path) -> None:
    """Writes every table as `TABLE.parquet`."""
    with duckdb.connect() as connection:
        columns = "id int, name text, domain text, vocabulary text, class text, standard text, code text"
        connection.execute(f"create table concepts({columns})")
        connection.executemany("insert into concepts values (?, ?, ?, ?, ?, ?, ?)", CONCEPTS)
        connection.execute("create table ancestors(above int, below int)")
        connection.executemany("insert into ancestors values (?, ?)", ANCESTORS)
        connection.execute(MACROS)
        for table, rows in TABLES.items():
            connection.execute(f"copy ({rows}) to '{folder}/{table}.parquet' (compression zstd)")


def spoil(release: Path) -> None:
    """Makes every question about devices fail half-way."""
    with duckdb.connect(str(release)) as connection:
        connection.execute(SPOILT)


if __name__ == "__main__":
    verb, place = sys.argv[1], Path(sys.argv[2])
    {"cdm": write_cdm, "spoil": spoil}[verb](place)
