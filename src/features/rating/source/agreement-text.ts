import type { GroupStatistics, ProcessStatistics } from '../rules/agreement/observation-statistics.ts'
import type { TableStatistics } from '../rules/agreement/table-statistics.ts'
import { table } from './text-table.ts'

export interface AgreementReport {
  table?: TableStatistics
  process?: ProcessStatistics
  groups?: GroupStatistics
}

/** One JSON object, with the table's statistics at its top. */
export function agreementJson({ table: statistics, process, groups }: AgreementReport): string {
  return JSON.stringify({ ...statistics, ...(process ? { process } : {}), ...(groups ? { groups } : {}) })
}

export function agreementTable(report: AgreementReport): string {
  const sections = [
    report.table ? tableSection(report.table) : '',
    report.process ? processSection(report.process) : '',
    report.groups ? groupSection(report.groups) : '',
  ]
  return sections.filter((section) => section !== '').join('\n')
}

function tableSection({ units, raters, krippendorff, gwet, kappa, icc }: TableStatistics): string {
  const rows: [string, number | null][] = [
    ['Krippendorff α nominal', krippendorff.nominal], ['Krippendorff α ordinal', krippendorff.ordinal],
    ['Krippendorff α interval', krippendorff.interval], ['Krippendorff α ratio', krippendorff.ratio],
    ['Gwet AC1', gwet.AC1], ['  standard error', gwet.AC1_se], ['Gwet AC2, quadratic', gwet.AC2], ['  standard error', gwet.AC2_se],
    ['Fleiss κ', kappa.fleiss], ['Conger κ', kappa.conger], ['Brennan–Prediger', kappa.brennan_prediger], ['κ, quadratic, mean of pairs', kappa.quadratic],
    ...(icc ? (['ICC1', 'ICC2', 'ICC3', 'ICC1k', 'ICC2k', 'ICC3k'] as const).map((name): [string, number] => [name.replace('ICC', 'ICC '), icc[name]]) : []),
  ]
  return `${units} units, ${raters} raters\n${table(rows.map(([name, value]) => [name, number(value)]))}`
}

function processSection({ variances, people, generalizability: g, drift }: ProcessStatistics): string {
  const { e, u, h, r } = variances
  const parts = [['people', number(people)], ['profile', number(u)], ['halo', number(h)], ['leniency', number(r)], ['error', number(e)]]
  const rows = drift.map((one) => [one.cycle, String(one.givers), number(one.spread), String(one.returning), number(one.moved), number(one.expectedByChance)])
  return [
    `Variances in squared levels\n${table(parts)}`,
    `Generalizability with ${g.givers} givers and ${g.competencies} competencies: ${number(g.relative)} evened out, ${number(g.absolute)} as given\n`,
    `Spread of leniency, in levels\n${table([['cycle', 'givers', 'spread', 'returning', 'moved', 'by chance'], ...rows])}`,
  ].join('\n')
}

function groupSection({ decisions, differences }: GroupStatistics): string {
  const rows = decisions?.groups.map((one) => [
    one.group, String(one.people), String(one.selected), number(one.rate), number(one.ratio), number(one.p), one.flagged ? 'below four fifths' : '',
  ])
  const impact = rows ? `Decisions by group\n${table([['group', 'people', 'selected', 'rate', 'ratio', 'p', ''], ...rows])}` : ''
  const small = decisions && decisions.tooSmall.length > 0 ? `Fewer than 10 people, not computed: ${decisions.tooSmall.join(', ')}\n` : ''
  const gaps = differences.map((one) => [one.group, String(one.people), number(one.raw), number(one.adjusted)])
  const gap = gaps.length > 0 ? `Overall against all others, in standard deviations\n${table([['group', 'people', 'raw', 'adjusted'], ...gaps])}` : ''
  return [impact + small, gap].filter((part) => part !== '').join('\n')
}

function number(value: number | null): string {
  return value === null ? '–' : value.toFixed(3)
}
