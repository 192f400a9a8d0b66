import { z } from 'zod';

type Schema = z.core.$ZodType;

/** What stands at a path of a value; undefined when nothing does. */
export function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    root
  );
}

/** Takes wrappers off a schema, and of a tagged union the option that the value's tag names. */
export function schemaFor(schema: Schema, value: unknown): Schema | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodLazy)
    return schemaFor(schema.unwrap(), value);
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return schema;
  const tag = schema.def.discriminator;
  const tagged = valueAt(value, [tag]);
  for (const option of schema.options) {
    const object = schemaFor(option, value);
    if (object instanceof z.ZodObject && object.shape[tag]?.safeParse(tagged).success) return object;
  }
  return undefined;
}

/** Names of the fields that the schema knows at a place of the value, in the schema's order. */
export function fieldsAt(schema: Schema, root: unknown, path: readonly PropertyKey[]): string[] {
  let at = schemaFor(schema, root);
  path.forEach((key, index) => {
    const inner =
      at instanceof z.ZodObject ? at.shape[String(key)] : at instanceof z.ZodArray ? at.element : undefined;
    at = inner && schemaFor(inner, valueAt(root, path.slice(0, index + 1)));
  });
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

/**
 * The value with its keys in the schema's order, and without what says nothing: absent fields and
 * optional flags that are false.
 */
export function inSchemaOrder(schema: Schema, value: unknown): unknown {
  const at = schemaFor(schema, value);
  if (at instanceof z.ZodArray && Array.isArray(value)) {
    return value.map(entry => inSchemaOrder(at.element, entry));
  }
  if (!(at instanceof z.ZodObject)) return value;
  return Object.fromEntries(
    Object.entries(at.shape as Record<string, Schema>).flatMap(([key, field]) => {
      const content = valueAt(value, [key]);
      if (content === undefined) return [];
      if (content === false && field instanceof z.ZodOptional) return [];
      return [[key, inSchemaOrder(field, content)]];
    })
  );
}
