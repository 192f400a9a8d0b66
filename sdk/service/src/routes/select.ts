import { createHash } from 'node:crypto';
import { SQL_SECONDS, type SqlParameter, type SqlRequest } from '@cohortlab/sdk/wire';
import { arrowStream } from '../arrow/stream.js';
import type { Parameter } from '../engine/ask.js';
import { EngineError } from '../engine/error.js';
import { openAlone } from './alone.js';
import { wantsDictionaries } from './dictionaries.js';
import type { Rows } from './handlers.js';
import { Refusal } from './refusal.js';
import type { Service } from './service.js';
import { refOf } from './shared.js';
import type { Work } from './work.js';

/**
 * The rows of one SELECT of a person's own. It runs on an engine of its own, read-only, without
 * files, with its own bounds of memory and time: whatever it does, panels and cohorts go on.
 */
export async function select(
  service: Service,
  releaseName: string,
  { sql, parameters, seconds = SQL_SECONDS }: SqlRequest,
  accept: string,
  work: Work
): Promise<Rows> {
  const release = await (await service.offers.find(releaseName)).use();
  const engine = await openAlone(release, work);
  const timer = setTimeout(() => work.stop(new EngineError('sqlTooSlow')), seconds * 1_000);
  work.afterwards(() => clearTimeout(timer));

  const query = await work.query(engine);
  const statement = {
    sql: await query.oneSelect(sql).catch(refuse),
    parameters: Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, valueOf(value)]))
  };
  const staged = await query.stage(statement, { categories: wantsDictionaries(accept) });
  return {
    release: refOf(release),
    hash: createHash('sha256').update(sql).digest('hex'),
    rows: staged.rows,
    pieces: arrowStream(staged.columns, query.read(staged))
  };
}

/** Why the text is no SELECT is said outright: it comes from the text and the catalog. */
function refuse(failure: unknown): never {
  if (failure instanceof EngineError && failure.code === 'sqlRefused')
    throw new Refusal('sqlRefused', [{ file: '', path: '', message: failure.detail ?? '' }]);
  throw failure;
}

/** Integers came as text; those of a list are as wide as the widest of them. */
function valueOf(parameter: SqlParameter): Parameter {
  if (Array.isArray(parameter)) {
    const values = parameter.map(each => (typeof each === 'object' ? BigInt(each.value) : each));
    return values.every(each => typeof each === 'bigint' && isSmall(each))
      ? values.map(Number)
      : (values as bigint[] | number[] | string[]);
  }
  if (typeof parameter !== 'object' || parameter === null) return parameter;
  const integer = BigInt(parameter.value);
  return isSmall(integer) ? Number(integer) : integer;
}

/** Does it fit DuckDB's INTEGER, which is what days and limits are counted in? */
const isSmall = (integer: bigint): boolean => BigInt.asIntN(32, integer) === integer;
