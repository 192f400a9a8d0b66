"""A made-up vocabulary of realistic size: names, synonyms and codes by a fixed seed.

Words follow Zipf's law, as words of real vocabularies do: some are in a tenth of all names, most in a few.
A third of the concepts are drugs named after an ingredient, a strength and a form; the others have
two to ten words.
"""

from pathlib import Path

import duckdb
import numpy as np

COMMON = [
    "of",
    "and",
    "with",
    "in",
    "disorder",
    "disease",
    "acute",
    "chronic",
    "left",
    "right",
    "type",
    "structure",
    "procedure",
    "injury",
    "due",
    "to",
    "syndrome",
    "blood",
    "serum",
    "plasma",
    "infection",
    "heart",
    "failure",
    "kidney",
    "lung",
    "liver",
    "diabetes",
    "mellitus",
    "hypertension",
    "fracture",
    "pain",
    "cancer",
    "malignant",
    "neoplasm",
    "benign",
    "carcinoma",
    "surgery",
    "total",
    "mass",
    "volume",
    "presence",
    "by",
    "antibody",
    "history",
    "family",
    "finding",
    "observable",
    "entity",
    "upper",
    "lower",
    "unspecified",
    "initial",
    "encounter",
    "subsequent",
    "closed",
    "open",
    "bone",
    "skin",
    "eye",
]
SYLLABLES = [
    "a",
    "an",
    "ar",
    "ba",
    "be",
    "bi",
    "bo",
    "ca",
    "car",
    "ce",
    "cho",
    "cin",
    "co",
    "cra",
    "cu",
    "da",
    "de",
    "di",
    "do",
    "du",
    "e",
    "el",
    "en",
    "er",
    "fa",
    "fe",
    "fi",
    "ga",
    "ge",
    "glo",
    "go",
    "he",
    "hy",
    "i",
    "il",
    "in",
    "ka",
    "ke",
    "ki",
    "la",
    "le",
    "li",
    "lo",
    "lu",
    "ma",
    "me",
    "mi",
    "mo",
    "mu",
    "my",
    "na",
    "ne",
    "ni",
    "no",
    "o",
    "os",
    "pa",
    "pe",
    "phe",
    "pho",
    "pi",
    "pla",
    "po",
    "pre",
    "pro",
    "psy",
    "ra",
    "re",
    "rhi",
    "ri",
    "ro",
    "sa",
    "se",
    "si",
    "so",
    "sta",
    "ste",
    "sul",
    "ta",
    "te",
    "ter",
    "the",
    "ti",
    "to",
    "tra",
    "tri",
    "u",
    "va",
    "ve",
    "vi",
    "vo",
    "xa",
    "xi",
    "ya",
    "ze",
    "zi",
    "zo",
]
FORMS = ("Oral Tablet", "Oral Capsule", "Injectable Solution", "Topical Cream", "Inhalation Powder", "Pack")
CLASSES = ("Clinical Drug", "Branded Drug", "Quant Clinical Drug", "Clinical Drug Comp", "Clinical Pack")


def write_cdm(folder: Path, names: int, words: int = 150_000, seed: int = 1) -> None:
    """Writes Parquet tables: seven tenths of `names` are concepts, the others synonyms; 2,000 people."""
    rng = np.random.default_rng(seed)
    lexicon = _lexicon(rng, words)
    concepts = names * 7 // 10
    texts, classes = _names(rng, lexicon, concepts)
    drug = classes != ""
    standard = rng.choice(["S", "C", ""], concepts, p=[0.45, 0.02, 0.53])
    tables = {
        "concept_id": np.arange(1, concepts + 1, dtype=np.int32) * 3,
        "concept_name": texts,
        "domain_id": np.where(drug, "Drug", rng.choice(["Condition", "Procedure", "Measurement"], concepts)),
        "vocabulary_id": np.where(
            drug, "RxNorm", rng.choice(["SNOMED", "ICD10CM", "LOINC", "NDC"], concepts)
        ),
        "concept_class_id": np.where(drug, classes, "Undefined"),
        "standard_concept": standard,
        "concept_code": _codes(rng, concepts),
    }
    folder.mkdir(parents=True, exist_ok=True)
    base = duckdb.connect()
    base.register("made", {name: np.asarray(values) for name, values in tables.items()})
    base.execute(
        """create table concept as select * replace (nullif(standard_concept, '') as standard_concept),
            date '1970-01-01' as valid_start_date, date '2099-12-31' as valid_end_date,
            null::varchar as invalid_reason from made"""
    )
    synonyms, _ = _names(rng, lexicon, names - concepts)
    base.register("other", {"name": synonyms, "of": rng.integers(1, concepts + 1, len(synonyms)) * 3})
    base.execute(
        """create table concept_synonym as select "of"::integer as concept_id, name as concept_synonym_name,
           4180186 as language_concept_id from other"""
    )
    recorded = (rng.zipf(1.2, 400_000) % concepts + 1) * 3
    base.register("record", {"c": recorded, "p": rng.integers(1, 2_001, len(recorded))})
    base.execute(
        """create table person as select i::bigint as person_id, 8532 as gender_concept_id,
             (1940 + i % 60)::integer as year_of_birth
             from range(1, 2001) t(i);
           create table observation_period as select i::bigint as observation_period_id,
             i::bigint as person_id,
             date '2000-01-01' as observation_period_start_date,
             date '2020-12-31' as observation_period_end_date,
             32817 as period_type_concept_id from range(1, 2001) t(i);
           create table condition_occurrence as select row_number() over () as condition_occurrence_id,
             p::bigint as person_id, c::integer as condition_concept_id,
             date '2010-01-01' as condition_start_date,
             32817 as condition_type_concept_id from record;
           create table concept_ancestor as select concept_id as ancestor_concept_id,
             concept_id as descendant_concept_id, 0 as min_levels_of_separation, 0 as max_levels_of_separation
             from concept where standard_concept = 'S'"""
    )
    for (table,) in base.execute("select table_name from duckdb_tables()").fetchall():
        base.execute(f"copy {table} to '{folder / (table + '.parquet')}' (format parquet)")


def _lexicon(rng: np.random.Generator, words: int) -> np.ndarray:
    made: dict[str, None] = dict.fromkeys(COMMON)
    while len(made) < words:
        for count in rng.integers(2, 6, 10_000):
            made["".join(rng.choice(SYLLABLES, count))] = None
    return np.array(list(made)[:words], dtype=object)


def _names(rng: np.random.Generator, lexicon: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Names, and the class of those that are drugs; empty for the others."""
    lengths = np.clip(rng.poisson(4.2, count) + 1, 2, 12)
    ends = np.cumsum(lengths)
    picked = lexicon[(rng.zipf(1.15, int(ends[-1])) - 1) % len(lexicon)]
    is_drug = rng.random(count) < 1 / 3
    ingredients = lexicon[len(COMMON) :][rng.zipf(1.1, count) % (len(lexicon) - len(COMMON))]
    strengths = rng.choice([5, 10, 20, 25, 50, 100, 200, 250, 500, 850, 1000], count)
    forms, classes = rng.choice(FORMS, count), rng.choice(CLASSES, count)
    texts = np.empty(count, dtype=object)
    for i, end in enumerate(ends):
        if is_drug[i]:
            texts[i] = f"{ingredients[i]} {strengths[i]} MG {forms[i]}"
        else:
            texts[i] = " ".join(picked[end - lengths[i] : end]).capitalize()
    return texts, np.where(is_drug, classes, "")


def _codes(rng: np.random.Generator, count: int) -> np.ndarray:
    numbers = np.arange(count)
    letters = np.array(list("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))[rng.integers(0, 26, count)]
    kinds = rng.integers(0, 3, count)
    return np.array(
        [
            f"{letters[i]}{i % 100:02d}.{i // 100}"
            if kinds[i] == 0
            else (f"{i}-{i % 10}" if kinds[i] == 1 else str(10_000_000 + i))
            for i in numbers
        ],
        dtype=object,
    )
