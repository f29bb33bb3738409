import type { EvidenceField, EvidenceKind } from '../../framework/model.ts'
import type { Issue } from '../../../platform/result.ts'
import type { Evidence, EvidenceRemark, Measure } from '../model.ts'

type Value = Evidence['fields'][string]

/** What keeps evidence from being taken: kinds and fields that the framework does not have, and values of another type. */
export function evidenceIssues(kinds: readonly EvidenceKind[], evidence: readonly Evidence[], at: string): Issue[] {
  return evidence.flatMap((it, index) => {
    const kind = kinds.find(({ id }) => id === it.kind)
    if (!kind) return [{ path: `${at}.${index}.kind`, message: `There is no kind of evidence “${it.kind}” here. Choose one of the form’s.` }]
    return Object.entries(it.fields).flatMap(([id, value]) => {
      const field = kind.fields.find((one) => one.id === id)
      const message = field ? fieldIssue(field, value) : `“${kind.name}” has no field “${id}”. Reload the form.`
      return message ? [{ path: `${at}.${index}.fields.${id}`, message }] : []
    })
  })
}

const isMeasure = (value: Value): value is Measure => typeof value === 'object' && !Array.isArray(value)

function fieldIssue({ name, type, options = [] }: EvidenceField, value: Value): string | undefined {
  switch (type) {
    case 'text':
    case 'work-item':
      return typeof value === 'string' ? undefined : `Enter “${name}” as text.`
    case 'number':
      return typeof value === 'number' ? undefined : `Enter “${name}” as a number.`
    case 'link':
      return typeof value === 'string' && isLink(value) ? undefined : `Enter “${name}” as a link that begins with https:// or http://.`
    case 'choice':
      return value === '' || (typeof value === 'string' && options.includes(value)) ? undefined : `Choose “${name}” from: ${options.join(', ')}.`
    case 'people':
      return Array.isArray(value) ? undefined : `Enter “${name}” as a list of names.`
    case 'measure':
      return measureIssue(name, value)
  }
}

function measureIssue(name: string, value: Value): string | undefined {
  if (!isMeasure(value)) return `Enter “${name}” as a before, an after and a unit.`
  return isLink(value.link ?? '') ? undefined : `Enter the link of “${name}” so that it begins with https:// or http://.`
}

/** An empty link is one that is missing; a link that a browser would run is none. */
const isLink = (text: string): boolean => text === '' || (/^https?:\/\//i.test(text) && URL.canParse(text))

/** What a reader of the evidence should know: fields that were asked for and are not there. They are told, never refused. */
export function evidenceRemarks(kinds: readonly EvidenceKind[], evidence: readonly Evidence[]): EvidenceRemark[] {
  return evidence.flatMap(({ kind: id, fields }) => {
    const kind = kinds.find((it) => it.id === id)
    return (kind?.fields ?? []).flatMap((field) => {
      const message = remarkOn(field, fields[field.id])
      return message ? [{ kind: id, field: field.id, message }] : []
    })
  })
}

function remarkOn({ name, type, required }: EvidenceField, value: Value | undefined): string | undefined {
  const missing = value === undefined || value === '' || (Array.isArray(value) && value.every((it) => it === ''))
  if (missing) return required ? `“${name}” is missing.` : undefined
  return type === 'measure' && isMeasure(value) ? remarkOnMeasure(name, value) : undefined
}

function remarkOnMeasure(name: string, { before, after, unit }: Measure): string | undefined {
  const missing = [before === null ? 'a before' : '', after === null ? 'an after' : '', unit === '' ? 'a unit' : ''].filter(Boolean)
  return missing.length > 0 ? `“${name}” is without ${missing.join(' and ')}.` : undefined
}
