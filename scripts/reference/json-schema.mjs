/** zod schemas as JSON Schema 2020-12: named parts in `$defs`, tagged unions with their tag. */
import { z } from 'zod';

/** A schema with everything that it is made of. */
export function jsonSchema(schema) {
  return z.toJSONSchema(schema, { io: 'input', override: tellTags });
}

/** The content of a definition file; its `$id` is the version mark that such a file carries. */
export function fileSchema(schema, mark) {
  const { $schema, ...rest } = jsonSchema(schema);
  return { $schema, $id: mark, ...rest };
}

/** The name that a schema has in every generated file. */
export function nameOf(schema) {
  return z.globalRegistry.get(schema)?.id;
}

/** JSON Schema says `oneOf`; generators of types also need the tag, and which value means which part. */
function tellTags({ zodSchema, jsonSchema: json }) {
  const { type, discriminator, options } = zodSchema._zod.def;
  if (type !== 'union' || discriminator === undefined) return;
  const names = options.map(option => [tagOf(option, discriminator), nameOf(option)]);
  const named = names.every(([tag, name]) => tag !== undefined && name !== undefined);
  const mapping = Object.fromEntries(names.map(([tag, name]) => [tag, `#/$defs/${name}`]));
  json.discriminator = { propertyName: discriminator, ...(named ? { mapping } : {}) };
}

function tagOf(option, discriminator) {
  return option._zod.def.shape?.[discriminator]?._zod.def.values?.[0];
}
