import { z } from 'zod'
import { SettingsFile } from '../settings-schema.ts'

const column = z.string().regex(/^[A-Z]{1,3}$/, 'A column is named by its letters: A, B … AA.')
const row = z.number().int().positive()
const Line = z.union([column, row]).describe('A column by its letters, or a row by its number.')
const Lines = z
  .union([Line, z.string().regex(/^(?:[A-Z]{1,3}(?::[A-Z]{0,3})?|\d+(?::\d*)?)(?:,\s*(?:[A-Z]{1,3}(?::[A-Z]{0,3})?|\d+(?::\d*)?))*$/, 'Write columns as D:I or D,F,H, rows as 7:40, and an open end as 7:.')])
  .describe('Columns or rows: D, D:I, D,F,H, 7, 7:40, or 7: for all that follow.')

const CellField = z
  .union([
    Line,
    z.strictObject({ sheet: z.literal('name') }).describe('The name of the sheet.'),
    z.strictObject({ cell: z.string().regex(/^[A-Z]{1,3}[1-9]\d*$/, 'A cell is named by column and row: B1.') }).describe('One cell of the sheet.'),
    z.strictObject({ words: z.string().min(1) }).describe('The same words throughout.'),
  ])
  .describe('Where a part stands: a line, the sheet’s name, one cell, or fixed words.')

const beside = z.strictObject({
  by: z.union([z.number().int().refine((it) => it !== 0, 'A neighbour is at least one line away.'), z.literal('below')]).describe('How many lines after the level’s own line; negative for before.'),
  as: z.enum(['examples', 'text', 'scope']).or(z.strictObject({ carry: z.string().min(1) })).describe('What the neighbour holds: examples, more text, an area of influence, or something that is carried along under a name.'),
})

const LevelFacts = z.strictObject({
  name: Line.optional(),
  title: Line.optional(),
  description: Line.optional(),
  focus: Line.optional().describe('What the level is mainly about; blanks repeat the one before.'),
  scope: Line.optional().describe('The level’s area of influence.'),
  carry: z.record(z.string(), Line).optional(),
})

/** Where the parts of a framework stand in a sheet. */
export const GridMapping = z
  .strictObject({
    levels: z
      .strictObject({
        in: Line.describe('The row whose cells name the levels (levels side by side), or the column (levels one below the other).'),
        across: Lines.describe('The columns, or rows, of the levels.'),
        facts: LevelFacts.optional().describe('Lines beside the names that say more of the levels.'),
      })
      .optional()
      .describe('Leave it out for a table with one line per expectation, and name the level’s column under `level`.'),
    competencies: Lines.optional().describe('The lines that hold competencies. Without it, all lines after the levels.'),
    'one-line-is': z.enum(['cell', 'statement']).optional().describe('Whether a line holds whole cells (the usual), or one statement for each level.'),
    competency: CellField.optional(),
    identifier: CellField.optional(),
    group: CellField.optional(),
    'group-lines': z.boolean().optional().describe('A line with a single cell names the group of the lines below it.'),
    description: CellField.optional(),
    family: CellField.optional(),
    specialty: CellField.optional(),
    level: CellField.optional(),
    text: CellField.optional(),
    examples: CellField.optional(),
    scope: CellField.optional(),
    carry: z.record(z.string(), CellField).optional().describe('What else is told of a competency, by the name under which it is carried along.'),
    fill: z.array(Line).optional().describe('Lines in which a blank repeats the cell before it.'),
    beside: z.array(beside).optional().describe('What stands next to each level’s text.'),
  })
  .describe('A sheet of cells, in CSV or XLSX.')

const Steps = z.string().min(1).describe('A path through keys, such as `summary`, `../name` or `texts/*`.')
const Pattern = z
  .string()
  .regex(/^\//, 'A pattern begins at the top of the file, with a slash.')
  .describe('A path from the top of the file. `*` stands for any key or position; `{level}` too, and keeps what it stands for.')

const Statements = z.union([
  Steps,
  z.strictObject({ at: Steps.optional(), text: Steps.optional(), id: Steps.optional(), examples: Steps.optional() }).describe('Statements that have parts of their own.'),
])
const oneOrMore = <T extends z.ZodType>(schema: T) => z.union([schema, z.array(schema).min(1)])

const facts = { at: Pattern, id: Steps.optional(), name: Steps.optional(), description: Steps.optional(), carry: z.record(z.string(), Steps).optional() }

/** Where the parts of a framework stand in nested keys and lists. */
export const TreeMapping = z
  .strictObject({
    at: oneOrMore(Pattern).describe('Each place that this reaches is one cell, or part of one.'),
    level: Steps.optional(),
    competency: Steps.optional(),
    identifier: Steps.optional(),
    group: Steps.optional(),
    family: Steps.optional(),
    specialty: Steps.optional(),
    text: oneOrMore(Steps).optional().describe('Without `text` and `statements` the place itself is the text.'),
    statements: oneOrMore(Statements).optional(),
    examples: oneOrMore(Steps).optional(),
    scope: Steps.optional(),
    carry: z.record(z.string(), Steps).optional().describe('What else is told of a cell, by the name under which it is carried along.'),
    levels: z.strictObject({ ...facts, title: Steps.optional() }).optional().describe('What is told of the levels.'),
    competencies: z.strictObject({ ...facts, group: Steps.optional() }).optional().describe('What is told of the competencies.'),
    groups: z.strictObject(facts).optional(),
    families: z.strictObject(facts).optional(),
    framework: z.strictObject({ name: Steps.optional(), description: Steps.optional() }).optional().describe('What the file calls the framework.'),
    carried: z.record(z.string(), Pattern).optional().describe('What the framework carries along as it stands, such as points and titles.'),
  })
  .describe('Nested keys and lists, in YAML, JSON or the keys above a Markdown page.')

const Source = z.strictObject({
  files: z.string().min(1).optional().describe('Which files: `*` for any name, `**` for any folders, `{family}` for a name that is kept. Without it, every file of the shape.'),
  except: z.array(z.string()).optional().describe('Files that are left out all the same.'),
  sheets: z.array(z.string()).optional().describe('Which sheets of a workbook; without it, all.'),
  grid: GridMapping.optional(),
  tree: TreeMapping.optional(),
})

const phrases = z.array(z.string().min(1)).optional()

/** Says where a framework's parts stand in somebody's files. It holds places and words; nothing in it is run. */
export const Mapping = z.strictObject({
  mapping: z.literal(1).describe('The version of this format.'),
  declare: SettingsFile.optional().describe('Anything that framework.yaml may declare, such as `framework`, `name`, `levels` in rising order, `families` and `groups`.'),
  sources: z.array(Source).min(1).describe('What is read, in this order.'),
  cells: z
    .strictObject({
      'same-as': phrases.describe('Words for a cell that repeats another level, such as `see {level}`.'),
      missing: phrases.describe('Words for a cell that is still to be written.'),
      'not-applicable': phrases,
      'not-expected-yet': phrases,
      'growth-limit': phrases,
      everybody: phrases.describe('Words that stand for every specialty, such as `All`.'),
      markup: z.enum(['plain', 'html']).optional().describe('`html` turns paragraphs and lists of HTML into Markdown; everything else of it is kept as text.'),
      lines: z.enum(['bullets', 'all', 'none']).optional().describe('Which lines of a cell are statements of their own: those that begin with a bullet or a number (the usual), all, or none.'),
    })
    .optional(),
})

export type Mapping = z.infer<typeof Mapping>
export type GridMapping = z.infer<typeof GridMapping>
export type TreeMapping = z.infer<typeof TreeMapping>
export type SourceMapping = z.infer<typeof Source>
export type CellField = z.infer<typeof CellField>
