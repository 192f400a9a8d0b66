import { type Column, columnsOf, TABLES } from '@cohortlab/sdk/cdm';
import { z } from 'zod';
import { count, forEach, none, rewrite } from '../records.js';
import { rule, type Work } from '../rule.js';

/** All that an area may be called by; everything else of a location is an address. */
const AREA = ['country_concept_id', 'state', 'zip'] as const;
type Part = (typeof AREA)[number];

/** The areas from fine to coarse, by what they name. */
const LEVELS: Readonly<Record<'zip3' | 'state' | 'none', readonly (readonly Part[])[]>> = {
  zip3: [AREA, ['country_concept_id', 'state'], ['country_concept_id']],
  state: [['country_concept_id', 'state'], ['country_concept_id']],
  none: []
};

const columnsOfLocation = ({ version }: Work): readonly Column[] => columnsOf(TABLES.location, version);
const has = (work: Work, column: string): boolean =>
  columnsOfLocation(work).some(({ name }) => name === column);

/** Each location with the names of its area and the people who live there. */
const places = (work: Work): string => `
  select l.location_id, any_value(${has(work, 'country_concept_id') ? 'nullif(l.country_concept_id, 0)' : 'null::integer'}) as country_concept_id,
    any_value(nullif(upper(trim(l.state)), '')) as state,
    any_value(nullif(regexp_extract(l.zip, '^\\d{3}'), '')) as zip, count(distinct p.person_id) as people
  from main.location l left join main.person p using (location_id) where l.location_id is not null group by l.location_id`;

/**
 * Gives each location the finest area that enough people share. Whoever is left over by a level is
 * counted anew at the next, so that a rest is never smaller than what may be shown.
 */
async function generalise(work: Work, finest: keyof typeof LEVELS, fewest: number): Promise<void> {
  const { database } = work;
  await database.run(`create table curating.place as ${places(work)}`);
  await database.run(
    `create table curating.area (location_id bigint, country_concept_id integer, state varchar, zip varchar)`
  );
  for (const level of LEVELS[finest]) {
    const shown = AREA.map(part => (level.includes(part) ? part : `null as ${part}`));
    await database.run(
      `insert into curating.area select location_id, ${shown.join(', ')} from curating.place
       where location_id not in (select location_id from curating.area)
       qualify sum(people) over (partition by ${level.join(', ')}) >= ${fewest}`
    );
  }
  // Numbers of areas, not of addresses: two people of one household share no more than their area.
  await database.run(
    `create table curating.area_id as select *, row_number() over (order by country_concept_id, state, zip) as area_id
     from (select distinct country_concept_id, state, zip from curating.area)`
  );
  await database.run(
    `create table curating.moved as select location_id, area_id from curating.area a join curating.area_id i
       on a.country_concept_id is not distinct from i.country_concept_id and a.state is not distinct from i.state
       and a.zip is not distinct from i.zip`
  );
}

export const smallAreas = rule({
  kind: 'smallAreas',
  tiers: ['registered', 'controlled'],
  does: 'Of a location the area alone is kept (state, or the first three digits of the zip code), and only where enough people live; smaller areas join the next larger, addresses are emptied, one location is left for each area.',
  settings: z
    .strictObject({
      kind: z.literal('smallAreas'),
      finest: z.enum(['zip3', 'state', 'none']),
      fewest: z.int().min(2).max(10_000_000)
    })
    .meta({ id: 'SmallAreas' }),
  async apply(work, { finest, fewest }) {
    await generalise(work, finest, fewest);
    const before = await count(work, 'select count(*) from main.location');
    const values: Readonly<Record<string, string>> = {
      location_id: 'area_id',
      country_concept_id: 'country_concept_id',
      state: 'state',
      zip: `zip || '**'`
    };
    const columns = columnsOfLocation(work).map(
      ({ name, type }) => values[name] ?? (type === 'float' ? 'null::double' : 'null::varchar')
    );
    await work.database.run('delete from main.location');
    await work.database.run(`insert into main.location select ${columns.join(', ')} from curating.area_id`);
    const after = await count(work, 'select count(*) from main.location');
    const moved = await forEach(['person', 'care_site'], table =>
      rewrite(
        work,
        table,
        { location_id: 'm.area_id' },
        'left join curating.moved m on m.location_id = t.location_id'
      )
    );
    return before === 0n ? moved : [{ table: 'location', removed: before - after, changed: after }, ...moved];
  },
  async assert(work, { finest, fewest }) {
    const detail = columnsOfLocation(work)
      .filter(({ name }) => !['location_id', ...AREA].includes(name))
      .map(({ name }) => `${name} is not null`);
    const tooFine = { zip3: 'false', state: 'zip is not null', none: 'true' }[finest];
    const wrong = await count(
      work,
      `select count(*) from main.location where ${detail.join(' or ')} or ${tooFine}
         or (zip is not null and not regexp_full_match(zip, '\\d{3}\\*\\*'))`
    );
    const small = await count(
      work,
      `select count(*) from (select count(distinct p.person_id) as people from main.location l
         left join main.person p using (location_id) group by l.location_id) where people < ${fewest}`
    );
    const lost = await count(
      work,
      'select count(location_id) from main.person where location_id not in (select location_id from main.location)'
    );
    return [
      ...none(wrong, 'location holds more than areas'),
      ...none(small, `location holds areas of fewer than ${fewest} people`),
      ...none(lost, 'person refers to locations that are no areas')
    ];
  }
});
