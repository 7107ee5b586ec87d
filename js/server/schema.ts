/** The part of JSON Schema 2020-12 that the server's schemas are written in, and that `validate` knows. */
export interface Schema {
  readonly type?: SchemaType | readonly SchemaType[];
  readonly title?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly items?: Schema;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
}

export type SchemaType = 'string' | 'integer' | 'boolean' | 'null' | 'array' | 'object';

export const string = (description: string, more: Schema = {}): Schema => ({
  type: 'string',
  description,
  ...more,
});

export const nullable = (description: string, more: Schema = {}): Schema => ({
  type: ['string', 'null'],
  description,
  ...more,
});

export const integer = (description: string): Schema => ({
  type: 'integer',
  description,
  minimum: 0,
});

export const boolean = (description: string): Schema => ({ type: 'boolean', description });

export const list = (description: string, items: Schema, more: Schema = {}): Schema => ({
  type: 'array',
  description,
  items,
  ...more,
});

/** An object all of whose properties have to be there, but for those named optional. */
export function object(
  title: string,
  description: string,
  properties: Readonly<Record<string, Schema>>,
  { optional = [], closed = false }: { optional?: readonly string[]; closed?: boolean } = {},
): Schema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return {
    type: 'object',
    title,
    description,
    properties,
    ...(required.length > 0 ? { required } : {}),
    ...(closed ? { additionalProperties: false } : {}),
  };
}
