import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

import { openApiDocument } from 'presend/server';

interface Responses {
  readonly [status: string]: {
    readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
  };
}

type Document = {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses: Responses }>>>
  >;
};

const ID = 'https://example.com/openapi.json';

/** Answers are held against the document more strictly than clients should: no key that it does not name. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, closed(part)]));
  return 'properties' in value && 'type' in value
    ? { ...inner, additionalProperties: false }
    : inner;
}

export const document = openApiDocument() as Document;

const ajv = new Ajv2020({ allErrors: true });
ajv.addVocabulary(['openapi', 'info', 'servers', 'paths', 'components', 'security']);
ajv.addSchema(closed(document) as object, ID);

const compiled = new Map<string, ValidateFunction>();

/** The check of a part of the document, by its JSON pointer. */
export function checkOf(...pointer: readonly string[]): ValidateFunction {
  const fragment = pointer
    .map((part) => encodeURIComponent(part.replace(/~/g, '~0').replace(/\//g, '~1')))
    .join('/');
  let check = compiled.get(fragment);
  if (!check) {
    check = ajv.compile({ $ref: `${ID}#/${fragment}` });
    compiled.set(fragment, check);
  }
  return check;
}

/** Throws what an answer has that the document does not say. Answers to what the document does not know are problems. */
export function holdAgainst(method: string, path: string, response: Response, body: string): void {
  const template = /^\/packs\/(?!current$)/.test(path) ? '/packs/{name}' : path;
  const operation = document.paths[template]?.[method.toLowerCase().replace('head', 'get')];
  const type = response.headers.get('content-type') ?? '';
  const status = String(response.status);
  if (!operation || response.status === 405) {
    hold(checkOf('components', 'schemas', 'Problem'), JSON.parse(body));
    return;
  }
  const answer = operation.responses[status];
  if (!answer) throw new Error(`the document has no ${status} for ${method} ${template}`);
  if (body === '' || method === 'HEAD') return;
  const media = answer.content?.[type];
  if (!media) throw new Error(`the document has no ${type} in ${status} of ${method} ${template}`);
  if (media.schema) {
    const place = ['paths', template, method.toLowerCase(), 'responses', status, 'content'];
    hold(checkOf(...place, type, 'schema'), JSON.parse(body));
  }
}

function hold(check: ValidateFunction, value: unknown): void {
  if (!check(value)) throw new Error(ajv.errorsText(check.errors));
}
