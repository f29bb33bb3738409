import { action } from '../../platform/action.ts'
import { fail, invalid, ok } from '../../platform/result.ts'
import { mayReadFramework } from '../framework/policy.ts'
import { publishedFramework } from '../framework/reads.ts'
import * as api from './api.ts'
import { levelTexts } from './rules/level-texts.ts'
import { chosenText } from './rules/check-observations.ts'
import { observationWorth } from './rules/observation-worth.ts'

export const valueObservation = action(api.valueObservation, async ({ tx, actor }, { framework, competency, choice, level, frequency, specialty }) => {
  const permit = mayReadFramework(actor, false)
  if (!permit.ok) return permit
  const content = (await publishedFramework(tx, framework))?.content
  if (!content?.competencies.some((it) => it.id === competency)) return fail({ kind: 'not-found', what: 'such competency' })
  const rate = frequency === null ? undefined : content.frequencies.find((it) => it.id === frequency)
  if (frequency !== null && !rate) return invalid('frequency', 'Choose a frequency of the framework.')

  const texts = levelTexts(content, competency, specialty)
  const [chosen, worth] = [chosenText(texts, choice, level), content.levelOrderDeclared ? observationWorth(texts, choice, level, rate?.offset ?? 0) : null]
  if (!chosen || !worth) return invalid('level', 'This choice says nothing about a level, so it has no value.')
  return ok({ ...worth, position: chosen.position, offset: worth.bound === 'exact' ? (rate?.offset ?? 0) : 0, first: texts[0]!.position, last: texts.at(-1)!.position })
})
