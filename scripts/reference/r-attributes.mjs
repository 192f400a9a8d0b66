/** The attributes of events as an R table: which kind has which, of what type, in what words. */
import { z } from 'zod';

/** Types of condition by the name of their schema. */
const TYPES = { ConceptChoice: 'concept', NumberRange: 'number', DateRange: 'date', TextMatch: 'text' };

/** `criteria`: the options of `Criterion`. */
export function rAttributes(criteria) {
  const attributes = new Map();
  const kinds = criteria.map(({ shape }) => {
    const options = shape.where.unwrap().element.options;
    for (const option of options) attributes.set(option.shape.kind.value, option);
    return vector(
      shape.kind.value,
      options.map(option => option.shape.kind.value)
    );
  });
  const types = [...attributes].map(([name, option]) => `  ${name} = "${typeOf(option)}"`);
  const words = [...attributes].map(([name, option]) => description(name, metaOf(option).description));
  return `# Written by scripts/generate-reference.mjs from the schemas of the language.

# The attributes of each kind of event.
event_attributes <- list(
${kinds.join(',\n')}
)

# The type of condition that an attribute takes.
attribute_types <- c(
${types.join(',\n')}
)

# What an attribute is.
attribute_words <- c(
${words.join(',\n')}
)
`;
}

const metaOf = schema => z.globalRegistry.get(schema);

function typeOf({ shape }) {
  if (shape.anyOf) return 'units';
  return shape.is ? (TYPES[metaOf(shape.is)?.id] ?? 'number') : 'mark';
}

const WIDTH = 76;

function vector(name, values) {
  return [`  ${name} = c(`, ...filled(values.map(value => `"${value}"`).join(', '), '    '), '  )'].join(
    '\n'
  );
}

function description(name, text) {
  const pieces = filled(text, '').map((line, place, all) => line + (place < all.length - 1 ? ' ' : ''));
  const quoted = pieces.map(piece => JSON.stringify(piece).replace(/…/g, '*'));
  const [first] = quoted;
  const flat = `  ${name} = ${first}`;
  if (quoted.length === 1 && flat.length <= WIDTH) return flat;
  return `  ${name} = paste0(\n${quoted.map(piece => `    ${piece}`).join(',\n')}\n  )`;
}

/** Words in lines of at most so many columns. */
function filled(text, indent) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    const joined = line === '' ? word : `${line} ${word}`;
    if (indent.length + joined.length > WIDTH - 12) lines.push(word);
    else lines[lines.length - 1] = joined;
  }
  return lines.map(line => indent + line);
}
