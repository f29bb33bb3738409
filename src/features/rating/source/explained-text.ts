import type { Explanation, Part, PersonExplained } from '../rules/explain-rating.ts'
import { csvLine, oneDecimal, signed, table } from './text-table.ts'

/** A person's ratings, each as a sum: offset + Σ weight × (counted − offset − leniency). */
export function explainedTable({ person, overall, competencies, mutual }: PersonExplained): string {
  const inTurn = mutual.length > 0 ? [`${person} also rates ${mutual.join(', ')}`] : []
  return [`Why ${person}'s ratings are what they are: part = weight × (counted − offset − leniency)`, ...inTurn, '', ...[overall, ...competencies].map(sectionText)].join('\n')
}

function sectionText({ competency, raw, adjusted, offset, parts }: Explanation): string {
  const shown = competency === null ? parts : parts.filter((part) => part.competency === competency)
  const others = parts.filter((part) => !shown.includes(part))
  const rows = shown.map((one) => [one.giver, one.competency, oneDecimal(one.value), counted(one), signed(one.offset), signed(one.leniency), one.weight.toFixed(3), one.part.toFixed(3)])
  if (others.length > 0) {
    const total = (of: (part: Part) => number): string => others.reduce((sum, part) => sum + of(part), 0).toFixed(3)
    rows.push([others.length === 1 ? '1 other' : `${others.length} others`, 'other competencies', '', '', '', '', total((part) => part.weight), total((part) => part.part)])
  }
  const head = `${competency ?? 'Overall'}: ${oneDecimal(adjusted)}, raw ${oneDecimal(raw)}`
  const columns = ['giver', 'competency', 'value', 'counted', 'offset', 'leniency', 'weight', 'part']
  const sum = parts.reduce((total, one) => total + one.part, 0)
  return `${head}\n${table([columns, ...rows])}  offset ${signed(offset)} + parts ${sum.toFixed(3)} = ${adjusted.toFixed(3)}\n`
}

/** A censored value stands as what it is taken to mean. */
function counted(part: Part): string {
  return part.counted === part.value ? part.value.toFixed(2) : `≈${part.counted.toFixed(2)}`
}

/** One row a part, to the last digit, so that anyone can add them up. */
export function explainedCsv({ person, overall, competencies }: PersonExplained): string {
  const columns = ['person', 'rating', 'rating offset', 'giver', 'competency', 'value', 'counted', 'offset', 'leniency', 'weight', 'part']
  const rows = [overall, ...competencies].flatMap((one) =>
    one.parts.map((part) => [
      person, one.competency ?? '', one.offset, part.giver, part.competency, part.value, part.counted, part.offset, part.leniency, part.weight, part.part,
    ]),
  )
  return [columns, ...rows].map(csvLine).join('')
}
