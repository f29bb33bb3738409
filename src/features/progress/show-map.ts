import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import type { ProgressMap } from './model.ts'
import { lookAt, mapFacts, readGrowth, targetOf, type Looked } from './read-growth.ts'
import { isConnected } from './rules/givens.ts'
import { mapOverall } from './rules/map-overall.ts'
import { mapRows } from './rules/map-rows.ts'
import { windowEnding } from './rules/window.ts'

export const showMap = action(api.showMap, async (context, { person, on, ...asked }) => {
  const looked = await lookAt(context, person, on)
  if (!looked.ok) return looked
  const frame = frameOf(looked.value, context.actor)
  const { published, day } = looked.value
  if (!published) return ok({ ...frame, ...empty })
  const growth = await readGrowth(context, looked.value, published)
  const compared = targetOf(growth, asked)
  if (!compared.ok) return compared
  const facts = await mapFacts(context, growth, person, day, compared.value)
  return ok({
    ...frame,
    framework: { id: published.content.id, name: published.content.name, version: published.number },
    target: compared.value?.target ?? null,
    fittedAt: growth.around.fit?.fittedAt ?? null,
    connected: isConnected(growth.around.fit),
    overall: mapOverall(facts.rating, facts.inOverall),
    rows: mapRows(facts),
    since: growth.around.since,
    role: roleShown(looked.value, growth.ownRole),
  })
})

type Frame = Pick<ProgressMap, 'person' | 'own' | 'managers' | 'on' | 'window'>

const frameOf = ({ subject, day }: Looked, actor: { readonly kind: string; readonly personId?: string }): Frame => ({
  person: { id: subject.id, name: subject.name },
  own: actor.personId === subject.id,
  managers: [...subject.managers],
  on: day,
  window: windowEnding(day),
})

/** The map of somebody for whom no framework speaks. */
const empty: Omit<ProgressMap, keyof Frame> = {
  framework: null, role: null, target: null, fittedAt: null, connected: true, rows: [], since: null,
  overall: { kind: 'too-few', rated: 0, of: 0, missing: [] },
}

const roleShown = ({ subject }: Looked, role: { family: string | null; level: string | null; specialty: string | null; domain: string | null }): ProgressMap['role'] =>
  role.family === null ? null : { family: role.family, level: role.level, specialty: role.specialty, domain: role.domain, title: subject.employment?.title ?? null }
