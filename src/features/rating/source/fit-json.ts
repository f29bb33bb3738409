import type { GiverGiven, RangeUse, Variances } from '../model.ts'

/** A stored fit, or as much of one as the file holds: what it lacks is estimated. */
export interface StoredFit {
  model: 'fitted' | 'simple'
  variances: Variances | undefined
  offsets: Map<string, number> | undefined
  scale: { bottom: number; top: number } | undefined
  range: RangeUse | undefined
  givers: Map<string, GiverGiven> | undefined
}

export type ReadFit = { ok: true; fit: StoredFit } | { ok: false; message: string }

/** Reads what `rate --format json` wrote, or a file with `variances` alone. */
export function readFit(text: string): ReadFit {
  const json = parsed(text)
  if (!isObject(json)) return { ok: false, message: 'this is not a fit: no JSON object' }
  const variances = json['variances'] === undefined ? undefined : readVariances(json['variances'])
  if (variances === null) return { ok: false, message: 'variances: e, u, h and r are numbers, e, u and r above 0' }
  const givers = json['givers'] === undefined ? undefined : readGivers(json['givers'])
  if (givers === null) return { ok: false, message: 'givers: each has a giver, a leniency and an error, and loadings where the fit had them' }
  const offsets = json['offsets'] === undefined ? undefined : readOffsets(json['offsets'])
  if (offsets === null) return { ok: false, message: 'offsets: a number by competency' }
  const scale = json['scale'] === undefined ? undefined : readScale(json['scale'])
  if (scale === null) return { ok: false, message: 'scale: bottom and top are numbers' }
  const range = json['range'] === undefined ? undefined : readRange(json['range'])
  if (range === null) return { ok: false, message: 'range: middle and spread are numbers' }
  if (!variances && !givers) return { ok: false, message: 'this is not a fit: neither variances nor givers' }
  return { ok: true, fit: { model: json['model'] === 'simple' ? 'simple' : 'fitted', variances, offsets, scale, range, givers } }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

function readVariances(value: unknown): Variances | null {
  if (!isObject(value)) return null
  const { e, u, h, r } = value
  if (!isNumber(e) || !isNumber(u) || !isNumber(h) || !isNumber(r)) return null
  return e > 0 && u > 0 && h >= 0 && r > 0 ? { e, u, h, r } : null
}

function readScale(value: unknown): { bottom: number; top: number } | null {
  if (!isObject(value) || !isNumber(value['bottom']) || !isNumber(value['top'])) return null
  return { bottom: value['bottom'], top: value['top'] }
}

function readRange(value: unknown): RangeUse | null {
  if (!isObject(value) || !isNumber(value['middle']) || !isNumber(value['spread'])) return null
  return { middle: value['middle'], spread: value['spread'] }
}

function readOffsets(value: unknown): Map<string, number> | null {
  if (!isObject(value)) return null
  const entries = Object.entries(value)
  return entries.every((entry): entry is [string, number] => isNumber(entry[1])) ? new Map(entries) : null
}

function readGivers(value: unknown): Map<string, GiverGiven> | null {
  if (!Array.isArray(value)) return null
  const givers = new Map<string, GiverGiven>()
  for (const one of value as unknown[]) {
    if (!isObject(one) || typeof one['giver'] !== 'string' || !isNumber(one['leniency']) || !isNumber(one['error'])) return null
    const loadings = one['loadings'] === undefined ? [one['error']] : one['loadings']
    if (!Array.isArray(loadings) || !loadings.every(isNumber)) return null
    givers.set(one['giver'], { leniency: one['leniency'], error: one['error'], loadings: Float32Array.from(loadings) })
  }
  return givers
}
