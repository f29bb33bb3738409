import { mappingSchema } from './mapping-file.ts'

interface Schema {
  description?: string
  type?: string
  properties?: Record<string, Schema>
  additionalProperties?: Schema | boolean
  items?: Schema
  anyOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  $ref?: string
}

/** The mapping’s keys as a Markdown list, from its schema. What framework.yaml declares has its own description. */
export function mappingReference(): string {
  const schema = mappingSchema() as Schema & { $defs?: Record<string, Schema> }
  const lines: string[] = []
  addKeys(schema, 0, schema.$defs ?? {}, lines)
  return `${lines.join('\n')}\n`
}

function addKeys(schema: Schema, depth: number, definitions: Readonly<Record<string, Schema>>, lines: string[]): void {
  for (const [key, given] of Object.entries(schema.properties ?? {})) {
    const value = resolved(given, definitions)
    const inner = innerOf(value, definitions)
    const description = value.description ?? inner?.description
    lines.push(`${'  '.repeat(depth)}- \`${key}\`${valuesOf(value)}${description ? `: ${description}` : ''}`)
    if (inner && key !== 'declare') addKeys(inner, depth + 1, definitions, lines)
  }
}

function resolved(schema: Schema, definitions: Readonly<Record<string, Schema>>): Schema {
  const name = schema.$ref?.replace('#/$defs/', '')
  return name === undefined ? schema : { ...definitions[name], ...schema }
}

function valuesOf({ enum: values, const: only }: Schema): string {
  const all = values ?? (only === undefined ? [] : [only])
  return all.length === 0 ? '' : ` (${all.map((value) => `\`${String(value)}\``).join(', ')})`
}

/** The keys below: those of an object, of the entries of a list, or of the one choice that has keys. */
function innerOf(schema: Schema, definitions: Readonly<Record<string, Schema>>): Schema | undefined {
  if (schema.properties) return schema
  if (schema.items) return innerOf(resolved(schema.items, definitions), definitions)
  const withKeys = (schema.anyOf ?? []).map((one) => innerOf(resolved(one, definitions), definitions)).filter((one) => one !== undefined)
  return withKeys.length === 1 ? withKeys[0] : undefined
}
