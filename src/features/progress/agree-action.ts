import { action, change } from '../../platform/action.ts'
import { fail, invalid, ok, type Failure } from '../../platform/result.ts'
import { isOver } from '../people/rules/days.ts'
import * as api from './api.ts'
import { promptsNow } from './list-prompts.ts'
import type { PromptOutcome } from './model.ts'
import { mayWriteAbout } from './policy.ts'
import { lookAt } from './read-growth.ts'
import { outcomeById } from './reads/agreed.ts'
import { addOutcome, lockAgreements } from './writes.ts'

export const agreeAction = action(api.agreeAction, async (context, { person, competency, kind, owner, dueOn, ...words }) => {
  const looked = await lookAt(context, person)
  if (!looked.ok) return looked
  const { subject, published } = looked.value
  const permit = mayWriteAbout(context.actor, subject.reads, 'agreeAction')
  if (!permit.ok) return permit
  if (owner !== person && !subject.managers.some((it) => it.id === owner)) return invalid('owner', 'Choose the person themselves or one of their managers.')
  if (isOver(dueOn, context.now)) return invalid('dueOn', 'Choose a day from today on.')
  await lockAgreements(context.tx, permit.value.permit, person)
  const { prompts } = await promptsNow(context, looked.value)
  const prompt = prompts.find((it) => it.competency === competency && it.kind === kind)
  if (!published || !prompt) return fail({ kind: 'conflict', why: 'This prompt is no longer there: with the feedback of today nothing stands out. Look at the prompts again.' })
  if (prompt.outcome && prompt.outcome.doneAt === null) return fail(agreedAlready(prompt.outcome))
  const agreed = { ...words, person, competency, kind, owner, dueOn, framework: published.content.id }
  return change(context, permit.value.permit, { subject: `person:${person}` }, async (tx) => {
    const id = await addOutcome(tx, permit.value.permit, agreed, context.now)
    return ok((await outcomeById(tx, id))!.outcome)
  })
})

const agreedAlready = ({ action, agreedBy }: PromptOutcome): Failure => ({
  kind: 'conflict',
  why: `An action is agreed already${agreedBy ? `, written down by ${agreedBy.name}` : ''}: “${action}”. What you wrote is still in the form. Say that the other is done before you agree on one more.`,
})
