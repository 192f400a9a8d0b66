/** A table of routes (`sdk/src/wire/routes.ts`) as OpenAPI 3.1. */
import { jsonSchema, nameOf } from './json-schema.mjs';

/**
 * @param {object} options `title`, `version`, `description`, `routes`, `errors` (the schema of every
 *   answer that is no success), `token` (do callers need one?), `arrow` (media type and headers of streams).
 */
export function openApi({ title, version, description, routes, errors, token, arrow }) {
  const parts = {};
  const reference = schema => {
    const { $defs } = jsonSchema(schema);
    Object.assign(parts, $defs);
    return { $ref: `#/$defs/${nameOf(schema)}` };
  };
  const json = schema => ({ 'application/json': { schema: reference(schema) } });
  const paths = {};
  for (const [operationId, route] of Object.entries(routes)) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    const streams = route.answer === 'arrow';
    paths[path] ??= {};
    paths[path][route.method.toLowerCase()] = {
      operationId,
      summary: route.summary,
      ...parametersOf(route, streams ? arrow.request : {}),
      ...(route.body === null
        ? {}
        : {
            requestBody: {
              required: true,
              content: route.body === 'arrow' ? { [arrow.type]: {} } : json(route.body)
            }
          }),
      responses: {
        200: streams
          ? { description: arrow.description, headers: headers(arrow.answer), content: { [arrow.type]: {} } }
          : { description: 'The answer.', content: json(route.answer) },
        default: { description: 'What went wrong, and the way out.', content: json(errors) }
      }
    };
  }
  const schemas = Object.fromEntries(Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1)));
  const document = {
    openapi: '3.1.0',
    info: { title, version, description, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    ...(token ? { security: [{ token: [] }] } : {}),
    paths,
    components: {
      schemas,
      ...(token ? { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } } : {})
    }
  };
  return JSON.parse(JSON.stringify(document).replaceAll('#/$defs/', '#/components/schemas/'));
}

function parametersOf(route, requestHeaders) {
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true
  }));
  const inHeader = Object.entries(requestHeaders).map(([name, description]) => ({
    name,
    in: 'header',
    description
  }));
  const parameters = [...inPath, ...inHeader].map(each => ({ ...each, schema: { type: 'string' } }));
  return parameters.length > 0 ? { parameters } : {};
}

function headers(texts) {
  return Object.fromEntries(
    Object.entries(texts).map(([name, description]) => [name, { description, schema: { type: 'string' } }])
  );
}
