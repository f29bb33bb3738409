import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { createAccount } from '../features/access/create-account.ts'
import { draftVersion } from '../features/framework/draft-version.ts'
import type { Framework } from '../features/framework/model.ts'
import { publishVersion } from '../features/framework/publish-version.ts'
import { readDirectory } from '../features/framework/source/read-directory.ts'
import { readFramework } from '../features/framework/source/read-framework.ts'
import { recordRoster } from '../features/people/record-roster.ts'
import { dayOf } from '../features/people/rules/days.ts'
import { importWork } from '../features/work/import-work.ts'
import { listWork } from '../features/work/list-work.ts'
import type { WorkItem } from '../features/work/model.ts'
import type { Context } from '../platform/action.ts'
import { operator } from '../platform/actor.ts'
import { actAs } from '../platform/database.ts'
import { packageRoot } from '../platform/package-root.ts'
import { ok, type Result } from '../platform/result.ts'
import { daysBefore, daysBetween, momentOn, moved } from './example/days.ts'
import { enact, runAs, type Hands, type Person, type Run } from './example/enact.ts'
import { beforeEverybody, type Colleague } from './example/people.ts'
import type { Setting } from './example/plan.ts'
import { readExampleWords } from './example/words.ts'
import { exampleWork, workTable } from './example/work.ts'
import { exampleYear } from './example/year.ts'
import { ExampleFile, exampleRoster, exampleTeams, type TitleOf } from './example-people.ts'

const home = path.join(packageRoot, 'frameworks')
const frameworks = ['engineering', 'platform'] as const

/** What is left to chance comes out the same for the same seed. */
const seed = 'fellside'

/** For how many days before the set-up the frameworks have been in use: longer than any feedback. */
const daysInUse = 760

/**
 * Brings in the people, the frameworks and the year of the example organization, all through the same actions that users have: each
 * person as themselves, on the day on which they would have done it. Answers with its name.
 */
export async function fillExample(context: Context): Promise<Result<string>> {
  const today = dayOf(context.now)
  const file = exampleFileOn(today)
  const contents = await readFrameworks()
  const colleagues = colleaguesOf(file, titleFrom(contents))
  const people = await joinUp(context, file, colleagues)
  await publishAll(context, momentOn(daysBefore(today, daysInUse), 9 * 60))
  await fillYear(context, { seed, today, people: colleagues, frameworks: contents, words: readExampleWords(path.join(home, 'example-words')), work: [] }, people)
  await actAs(context.tx, context.actor, context.now)
  return ok(file.organization.name)
}

/** The example organization as seen from a day: all its days lie as far back as on the day on which it was written. */
export function exampleFileOn(today: string): ExampleFile {
  const file = ExampleFile.parse(parse(readFileSync(path.join(home, 'example-organization.yaml'), 'utf8')))
  return moved(file, daysBetween(file.organization['written-on'], today))
}

export function colleaguesOf(file: ExampleFile, titleOf: TitleOf): Colleague[] {
  const roster = exampleRoster(file, titleOf)
  return file.people.map(({ id, name, email, roles, department }, index) => ({ id, name, email, roles, department, roster: roster[index]! }))
}

/** Accounts and the roster are recorded before anybody’s first day, so that who may read what has followed it from the first. */
async function joinUp(context: Context, file: ExampleFile, colleagues: readonly Colleague[]): Promise<Map<string, Person>> {
  const run = await runAs(context, operator, momentOn(beforeEverybody(colleagues), 9 * 60))
  const people = new Map<string, Person>()
  for (const { name, email, roles } of colleagues) {
    const account = await run(createAccount, { name, email, roles: [...roles], password: null })
    people.set(email, { kind: 'person', accountId: account.id, personId: account.personId, roles } as Person)
  }
  await run(recordRoster, { teams: exampleTeams(file), people: colleagues.map((it) => it.roster) })
  return people
}

export async function readFrameworks(): Promise<Map<string, Framework>> {
  const read = await Promise.all(frameworks.map(async (name) => (await readFramework(readDirectory(path.join(home, name)).files)).framework))
  return new Map(read.map((it) => [it.id, it]))
}

async function publishAll(context: Context, now: Date): Promise<void> {
  const run = await runAs(context, operator, now)
  for (const name of frameworks) {
    const { version } = await run(draftVersion, { files: [...readDirectory(path.join(home, name)).files] })
    await run(publishVersion, { framework: version.framework, number: version.number, message: 'The first version, to walk through.', meanings: [], mappings: [] })
  }
}

/** Records what people worked on, and does everything that they did. */
async function fillYear(context: Context, bare: Setting, people: ReadonlyMap<string, Person>): Promise<void> {
  const setting: Setting = { ...bare, work: exampleWork(bare.words.projects, bare.today) }
  const recorder = people.get(setting.people.find((it) => it.roles.includes('steward'))!.email)!
  const run = await runAs(context, recorder, momentOn(daysBefore(setting.today, daysInUse - 10), 10 * 60))
  await run(importWork, { text: workTable(setting.work) })
  const hands: Hands = { people, work: await workByTitle(run), made: new Map(), version: 1 }
  await enact(context, hands, exampleYear(setting))
}

async function workByTitle(run: Run): Promise<Map<string, string>> {
  const items: WorkItem[] = []
  let before: string | null = null
  do {
    const page: { items: WorkItem[]; next: string | null } = await run(listWork, before === null ? {} : { before })
    items.push(...page.items)
    before = page.next
  } while (before !== null)
  return new Map(items.map((it) => [it.title, it.id]))
}

/** What somebody does, without their level, which is not for everybody: the family's name, with the specialty beside it. */
export const titleFrom = (frameworks: ReadonlyMap<string, Framework>): TitleOf => ({ framework, family, specialty }) => {
  const content = frameworks.get(framework)
  const name = content?.families.find((it) => it.id === family)?.name
  if (!name) throw new Error(`The example organization has an employment without a family: ${framework} ${family}`)
  const beside = content?.specialties.find((it) => it.id === specialty)?.name
  return beside ? `${name}, ${beside}` : name
}
