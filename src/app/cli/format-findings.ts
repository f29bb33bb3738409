import type { Finding, Summary } from '../../features/framework/model.ts'

export const findingFormats = ['text', 'json', 'github'] as const
export type FindingFormat = (typeof findingFormats)[number]

/** Findings as a person reads them, as a program reads them, or as a forge shows them beside the lines of a change. */
export function formatFindings(findings: readonly Finding[], format: FindingFormat, summary?: Summary, folder = ''): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify({ notes: findings, ...(summary ? { summary } : {}) }, null, 2)}\n`
    case 'github':
      return findings.map((finding) => githubLine(finding, folder)).join('')
    case 'text':
      return `${findings.map((finding) => textLine(finding, folder)).join('')}${summary ? closingLine(findings, summary) : ''}`
  }
}

function textLine({ file, line, column, severity, rule, message, mend }: Finding, folder: string): string {
  return `${within(folder, file)}:${line}:${column} ${severity} ${rule}: ${oneLine(message)} ${oneLine(mend)}\n`
}

function within(folder: string, file: string): string {
  return folder === '' ? file : `${folder}/${file}`
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}

const commands = { error: 'error', warning: 'warning', note: 'notice' } as const

/** A workflow command: its text and its properties each have letters of their own that must be escaped. */
function githubLine({ file, line, column, severity, rule, message, mend }: Finding, folder: string): string {
  const place = [`file=${property(within(folder, file))}`, ...(line > 0 ? [`line=${line}`, `col=${Math.max(column, 1)}`] : []), `title=${property(rule)}`]
  return `::${commands[severity]} ${place.join(',')}::${escaped(`${message} ${mend}`)}\n`
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

function closingLine(findings: readonly Finding[], summary: Summary): string {
  const count = (severity: Finding['severity']): number => findings.filter((finding) => finding.severity === severity).length
  const found = [counted(count('error'), 'error'), counted(count('warning'), 'warning'), counted(count('note'), 'note')].join(', ')
  const read = [
    counted(summary.roleProfiles, 'role profile'),
    counted(summary.levels, 'level'),
    counted(summary.competencies, 'competency', 'competencies'),
    counted(summary.expectations, 'expectation'),
  ].join(', ')
  const includes = summary.includesResolved + summary.includesUnresolved === 0 ? '' : `; ${summary.includesResolved} of ${counted(summary.includesResolved + summary.includesUnresolved, 'include')} resolved`
  return `${found} in ${counted(summary.files, 'file')}: ${read}${includes}.\n`
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
