import { action, type Context } from '../../platform/action.ts'
import { ok, type Result } from '../../platform/result.ts'
import * as api from './api.ts'
import type { Prompt, PromptOutcome } from './model.ts'
import { lookAt, mapFacts, readGrowth, targetOf, type Looked } from './read-growth.ts'
import { outcomesOf } from './reads/agreed.ts'
import { mapRows } from './rules/map-rows.ts'
import { promptsOf } from './rules/prompts.ts'

export const listPrompts = action(api.listPrompts, async (context, { person }) => {
  const looked = await lookAt(context, person)
  return looked.ok ? ok(await promptsNow(context, looked.value)) : looked
})

/** Somebody's prompts as they are today, with what was agreed about them and before. */
export async function promptsNow(context: Context, looked: Looked): Promise<{ prompts: Prompt[]; outcomes: PromptOutcome[] }> {
  const { permit, subject, published, day } = looked
  const outcomes = await outcomesOf(context.tx, permit, subject.id)
  if (!published) return { prompts: [], outcomes }
  const growth = await readGrowth(context, looked, published)
  const own: Result<ReturnType<typeof targetOf> extends Result<infer T> ? T : never> = targetOf(growth, {})
  const facts = await mapFacts(context, growth, subject.id, day, own.ok ? own.value : null)
  return { prompts: promptsOf(facts, mapRows(facts), outcomes), outcomes }
}
