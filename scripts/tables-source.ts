/** Writes the types of all tables from the database's own catalogue. */
type Column = { table: string; name: string; type: string; nullable: boolean; optional: boolean; identity: boolean }

const columnsQuery = `
  select c.relname as "table", a.attname as name, t.typname as type, not a.attnotnull as nullable,
    a.atthasdef as optional, a.attidentity = 'a' as identity
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
  join pg_type t on t.oid = a.atttypid
  where a.attnum > 0 and not a.attisdropped
  order by c.relname, a.attnum`

/** How `pg` gives a column's values, and, where that differs, what may be written to it. */
const types: Record<string, { readonly read: string; readonly write?: string }> = {
  text: { read: 'string' },
  uuid: { read: 'string' },
  bool: { read: 'boolean' },
  int4: { read: 'number' },
  float8: { read: 'number' },
  int8: { read: 'string', write: 'string | number' },
  numeric: { read: 'string', write: 'string | number' },
  timestamptz: { read: 'Date' },
  date: { read: 'string' },
  bytea: { read: 'Buffer' },
  _text: { read: 'string[]' },
  _uuid: { read: 'string[]' },
  _int4: { read: 'number[]' },
  _float8: { read: 'number[]' },
  json: { read: 'unknown', write: 'string' },
  jsonb: { read: 'unknown', write: 'string' },
}

export async function tablesSource(query: (sql: string) => Promise<unknown[]>): Promise<string> {
  const columns = (await query(columnsQuery)) as Column[]
  const tables = [...new Set(columns.map((it) => it.table))].filter((it) => it !== 'migration')
  const bodies = tables.map((table) => tableType(table, columns.filter((it) => it.table === table)))
  return [
    '// Written by `npm run tables` from the migrations; do not edit.',
    "import type { ColumnType, Generated, GeneratedAlways } from 'kysely'",
    '',
    'export type Tables = {',
    ...bodies,
    '}',
    '',
  ].join('\n')
}

const tableType = (table: string, columns: readonly Column[]): string =>
  [`  ${table}: {`, ...columns.map((it) => `    ${it.name}: ${columnType(it)}`), '  }'].join('\n')

function columnType({ table, name, type, nullable, optional, identity }: Column): string {
  const known = types[type]
  if (!known) throw new Error(`No type is known for ${table}.${name} (${type}); add it to scripts/tables-source.ts.`)
  if (identity) return 'GeneratedAlways<string>'
  const orNull = nullable ? ' | null' : ''
  const read = known.read + orNull
  const write = (known.write ?? known.read) + orNull
  if (known.write) return `ColumnType<${read}, ${write}${optional || nullable ? ' | undefined' : ''}, ${write}>`
  return optional ? `Generated<${read}>` : read
}
