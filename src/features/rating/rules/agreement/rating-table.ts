/** Units (what is rated) × raters, numbers or null where a rater did not rate. */
export interface RatingTable {
  units: string[]
  raters: string[]
  values: (number | null)[][]
  /** Columns are a unit's first, second … rating and no rater in particular. */
  anonymous?: boolean
}

/** The distinct values of a table in rising order. */
export function categoriesOf(table: RatingTable): number[] {
  const all = table.values.flatMap((row) => row.filter((value) => value !== null))
  return [...new Set(all)].sort((a, b) => a - b)
}

/** How often each category was chosen, unit by unit. */
export function countsByUnit(table: RatingTable, categories: readonly number[]): number[][] {
  const position = new Map(categories.map((value, at) => [value, at]))
  return table.values.map((row) => {
    const counts = categories.map(() => 0)
    for (const value of row) if (value !== null) counts[position.get(value)!]!++
    return counts
  })
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
