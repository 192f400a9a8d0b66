import type { Database } from '../../database.js';
import { inRelease } from '../../tables.js';
import { walk } from './ancestors.js';
import { findCycles } from './cycles.js';
import { readLinks } from './links.js';
import { spansOf } from './spans.js';

/**
 * How RxNorm leads from a product to what is in it. OHDSI's own concept_ancestor follows these links
 * too; one derived from `Is a` alone knows no ingredients of products.
 */
const TO_INGREDIENTS = [
  'Is a',
  'RxNorm is a',
  'RxNorm has ing',
  'Consists of',
  'Tradename of',
  'Quantified form of',
  'Contains'
];

/** No supply lasts longer than a life; a slip of the keyboard would otherwise lead out of the calendar. */
const MOST_DAYS = 36_500;

/**
 * Makes drug_era as OHDSI does: by ingredient, found through concept_ancestor and, where that knows none,
 * through RxNorm's links. An exposure without an end lasts its days of supply, else a day.
 */
export async function deriveDrugEras(database: Database): Promise<void> {
  const taken = `select distinct drug_concept_id as concept from ${inRelease('drug_exposure')} where drug_concept_id <> 0`;
  const ingredient = `${inRelease('concept')} where concept_class_id = 'Ingredient' and standard_concept = 'S'`;
  await database.run(`
    create or replace temp table made_of as
      select distinct descendant_concept_id as drug, ancestor_concept_id as concept_id
      from ${inRelease('concept_ancestor')} semi join (${taken}) on concept = descendant_concept_id
      where ancestor_concept_id in (select concept_id from ${ingredient})`);
  await readLinks(database, TO_INGREDIENTS);
  await findCycles(database);
  await walk(database, `select concept from (${taken}) where concept not in (select drug from made_of)`);
  await database.run(`insert into made_of select distinct child, parent from climb
    where parent in (select concept_id from ${ingredient})`);
  const spans = spansOf(`
    select person_id, concept_id, drug_exposure_start_date as first, greatest(drug_exposure_start_date,
      coalesce(drug_exposure_end_date, drug_exposure_start_date + least(greatest(days_supply, 1), ${MOST_DAYS}))) as last
    from ${inRelease('drug_exposure')} join made_of on drug = drug_concept_id semi join ${inRelease('person')} using (person_id)
    where drug_exposure_start_date is not null`);
  await database.run(
    `insert into ${inRelease('drug_era')} (drug_era_id, person_id, drug_concept_id, drug_era_start_date,
       drug_era_end_date, drug_exposure_count, gap_days)
     select row_number() over (order by concept_id, person_id, first), person_id, concept_id, first, last, records,
       (last - first) - covered
     from (${spans}) order by concept_id, person_id, first;
     drop table made_of; drop table climb; drop table link; drop table ring`
  );
}
