import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import type { z } from 'zod'
import { changeAccount } from '../features/access/change-account.ts'
import { createAccount } from '../features/access/create-account.ts'
import { draftVersion } from '../features/framework/draft-version.ts'
import type { Framework } from '../features/framework/model.ts'
import { publishVersion } from '../features/framework/publish-version.ts'
import { readDirectory } from '../features/framework/source/read-directory.ts'
import { readFramework } from '../features/framework/source/read-framework.ts'
import { recordRoster } from '../features/people/record-roster.ts'
import { dayOf } from '../features/people/rules/roster.ts'
import type { Action, Context, Visit } from '../platform/action.ts'
import { operator } from '../platform/actor.ts'
import { actAs } from '../platform/database.ts'
import { packageRoot } from '../platform/package-root.ts'
import { ok, type Result } from '../platform/result.ts'
import { ExampleFile, exampleRoster, exampleTeams, type TitleOf } from './example-people.ts'

const home = path.join(packageRoot, 'frameworks')
const frameworks = ['engineering', 'platform'] as const

/** Brings in the people and the frameworks of the example organization, all through the same actions that users have. Answers with its name. */
export async function fillExample(context: Context): Promise<Result<string>> {
  const file = ExampleFile.parse(parse(readFileSync(path.join(home, 'example-organization.yaml'), 'utf8')))
  await actAs(context.tx, operator, context.now)
  const run = runnerIn({ ...context, actor: operator })

  const titles = new Map<string, Framework>()
  for (const name of frameworks) titles.set(name, await publish(run, name))
  for (const { name, email, roles, left } of file.people) {
    const account = await run(createAccount, { name, email, roles, password: null })
    if (left && left < dayOf(context.now)) await run(changeAccount, { id: account.id, roles, active: false })
  }
  await run(recordRoster, { teams: exampleTeams(file), people: exampleRoster(file, titleFrom(titles)) })
  await actAs(context.tx, context.actor, context.now)
  return ok(file.organization.name)
}

type Run = <Input extends z.ZodType, Output extends z.ZodType>(action: Action<Input, Output>, input: z.output<Input>) => Promise<z.output<Output>>

/** Runs actions inside the transaction that is open already. A refusal is a bug in the example, and thrown. */
function runnerIn(context: Context): Run {
  const visit: Visit = { ...context, transact: (work) => work(context) }
  return async (action, input) => {
    const result: Result<unknown> = await action.run(visit, input)
    if (!result.ok) throw new Error(`The example organization was refused by ${action.contract.id}: ${JSON.stringify(result.failure)}`)
    return result.value as never
  }
}

async function publish(run: Run, name: string): Promise<Framework> {
  const { files } = readDirectory(path.join(home, name))
  const { version } = await run(draftVersion, { files: [...files] })
  await run(publishVersion, { framework: version.framework, number: version.number, message: 'The first version, to walk through.', meanings: [], mappings: [] })
  return (await readFramework(files)).framework
}

/** The title of a role profile; with a specialty that has no page of its own, the family's with the specialty beside it; a family's name where no level was agreed yet. */
const titleFrom = (frameworks: ReadonlyMap<string, Framework>): TitleOf => ({ framework, family, level, specialty }) => {
  const content = frameworks.get(framework)
  const profiles = content?.roleProfiles.filter((it) => it.family === family && it.level === level) ?? []
  const own = profiles.find((it) => it.specialty === specialty)
  const general = own ?? profiles.find((it) => it.specialty === undefined)
  const name = general?.name ?? content?.families.find((it) => it.id === family)?.name
  if (!name) throw new Error(`The example organization has an employment without a family: ${framework} ${family} ${level ?? ''}`)
  const beside = own ? undefined : content?.specialties.find((it) => it.id === specialty)?.name
  return beside ? `${name}, ${beside}` : name
}
