import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { giveFeedback, prepareFeedback } from '../../src/features/feedback/api.ts'
import { showFramework } from '../../src/features/framework/api.ts'
import { askForSupport, listPrompts, listSupport, markNoOpportunity } from '../../src/features/progress/api.ts'
import { signInAsExample } from '../../src/features/access/api.ts'
import { appOver, client, signedIn } from '../app.ts'
import { crew, type Crew } from '../crew.ts'
import { violationsOn } from './axe.ts'
import { settled, widthTooMuch } from './browser.ts'
import { startProduct } from './product.ts'

const dayInMilliseconds = 86_400_000
const dayFromNow = (days: number): string => new Date(Date.now() + days * dayInMilliseconds).toISOString().slice(0, 10)

const { as, db } = startProduct()
let team: Crew

/** Seen far above their level in debugging by six teammates, and at their level in the rest. */
let engineer: Crew['mates'][number]

beforeAll(async () => {
  team = await crew(appOver(db()), 'Skerry', 7, 'E2')
  engineer = team.mates[0]!
  for (const mate of team.mates.slice(1)) {
    const { framework, competencies } = await mate.client.call(prepareFeedback, { person: engineer.id })
    const { content } = await mate.client.call(showFramework, { framework: framework!.id })
    const atE2 = competencies.filter((id) => id !== 'debugging' && content.expectations.some((it) => it.competency === id && it.level === 'E2' && it.kind === 'text')).slice(0, 6)
    const said = [{ competency: 'debugging', level: 'E5' }, ...atE2.map((competency) => ({ competency, level: 'E2' }))]
    await mate.client.call(giveFeedback, { person: engineer.id, version: framework!.version, observedOn: dayFromNow(0), observations: said.map((it) => ({ ...it, choice: 'level' as const })) })
  }
  const mate = team.mates[1]!
  await mate.client.call(markNoOpportunity, { person: mate.id, competency: 'incident-response', reason: 'Nothing of ours is on call.', startsOn: dayFromNow(0) })
})

test('a manager goes from the team to a prompt and closes it with an action, an owner and a date, and the engineer says that it is done', async () => {
  const { window, page, troubles } = await as(team.manager)
  await page.goto('/team')
  const row = page.getByRole('row', { name: new RegExp(engineer.name) })
  await row.getByText('6 new').waitFor()
  await row.getByRole('link', { name: '1 prompt' }).click()
  await page.getByRole('heading', { level: 1, name: 'Prompts' }).waitFor()
  await page.getByText(`${engineer.name} and their manager, ${team.manager.name}, can read this page, and nobody else.`).waitFor()
  await page.getByText('about 85 are right', { exact: false }).waitFor()
  await page.getByRole('heading', { name: 'Debugging' }).waitFor()

  await page.getByRole('button', { name: 'Agree on an action' }).click()
  await page.getByRole('textbox', { name: 'How can this strength be used' }).fill('The newcomers of next month.')
  await page.getByRole('textbox', { name: 'What will be done?' }).fill('Pairs with two newcomers on their first incident.')
  await page.getByRole('combobox', { name: 'Who sees to it?' }).selectOption({ label: engineer.name })
  await page.getByLabel('By when?').fill(dayFromNow(30))
  await page.getByRole('button', { name: 'Agree', exact: true }).click()
  await page.getByRole('status').filter({ hasText: 'Agreed on an action for Debugging.' }).waitFor()
  await page.getByText(`${engineer.name} sees to it`).waitFor()
  await page.goto('/team')
  await row.getByRole('link', { name: '1 agreed action' }).waitFor()
  expect(await row.getByRole('link', { name: '1 prompt' }).count()).toBe(0)
  expect(troubles).toEqual([])
  await window.close()

  const other = await as(engineer)
  await other.page.goto(`/people/${engineer.id}/prompts`)
  await other.page.getByRole('button', { name: 'Mark as done' }).click()
  await other.page.getByRole('textbox', { name: 'What came of it?' }).fill('Both answer pages on their own now.')
  await other.page.getByRole('button', { name: 'Done', exact: true }).click()
  await other.page.getByRole('status').filter({ hasText: 'Done: Pairs with two newcomers' }).waitFor()
  await other.page.getByText('Both answer pages on their own now.').waitFor()
  await other.page.getByText('Nothing that counts was seen of later work.', { exact: false }).waitFor()
  await other.page.getByRole('button', { name: 'Agree on another action for Debugging' }).waitFor()
  await other.window.close()
})

test('an engineer asks their manager for support with a date, and the manager marks it as given', async () => {
  const own = await as(engineer)
  await own.page.goto('/support')
  await own.page.getByRole('button', { name: 'Ask for support' }).click()
  await own.page.getByRole('textbox', { name: 'What would help?' }).fill('A week without the support rota.')
  await own.page.getByRole('combobox', { name: 'Which competency is it about?' }).selectOption({ label: 'Debugging' })
  await own.page.getByLabel('By when?').fill(dayFromNow(14))
  await own.page.getByText('They never see your words.', { exact: false }).waitFor()
  await own.page.getByRole('button', { name: 'Ask', exact: true }).click()
  await own.page.getByRole('status').filter({ hasText: `You asked ${team.manager.name}.` }).waitFor()

  const manager = await as(team.manager)
  await manager.page.goto('/support')
  await manager.page.getByText('A week without the support rota.').waitFor()
  await manager.page.getByText(`for ${engineer.name}`).waitFor()
  await manager.page.getByRole('button', { name: 'Mark as given' }).click()
  await manager.page.getByRole('textbox', { name: 'What was done?' }).fill('Odd takes the rota next week.')
  await manager.page.getByRole('button', { name: 'Given', exact: true }).click()
  await manager.page.getByRole('status').filter({ hasText: 'Marked as given.' }).waitFor()

  await own.page.reload()
  await own.page.getByText('1 that was given').click()
  await own.page.getByText('Odd takes the rota next week.').waitFor()
  expect([...own.troubles, ...manager.troubles]).toEqual([])
  await own.window.close()
  await manager.window.close()
})

test('overdue support shows one level up as owner and days, and whom it is for only once the engineer shares it', async () => {
  const tenDaysAgo = appOver(db(), { now: () => new Date(Date.now() - 10 * dayInMilliseconds) })
  const name = 'Keziah Lonsdale'
  const keziah = await signedIn(tenDaysAgo, { name })
  const person = (await (await keziah.send('GET', '/api/session')).json()) as { person: { id: string } }
  const map = (await (await keziah.send('GET', `/api/people/${person.person.id}/map`)).json()) as { managers: { id: string; name: string }[] }
  const owner = map.managers[0]!
  const words = 'Somebody who knows the warehouse by heart.'
  await keziah.call(askForSupport, { person: person.person.id, words, owner: owner.id, dueOn: dayFromNow(-7) })
  const managerOfOwner = client(appOver(db()))
  await managerOfOwner.call(signInAsExample, { person: owner.id })
  const above = ((await (await managerOfOwner.send('GET', `/api/people/${owner.id}/map`)).json()) as { managers: { id: string }[] }).managers[0]!

  const level = await as(above)
  await level.page.goto('/support')
  const overdue = level.page.getByRole('region', { name: 'Overdue one level below' }).getByRole('listitem').filter({ hasText: `${owner.name} owes support that is 7 days overdue` })
  await overdue.waitFor()
  expect(await overdue.innerText()).not.toContain(name)
  expect(await level.page.content()).not.toContain(words)

  const engineerOfOwner = await as(person.person)
  await engineerOfOwner.page.goto('/support')
  await engineerOfOwner.page.getByRole('listitem').filter({ hasText: words }).getByRole('button', { name: 'Share with the level above' }).click()
  await engineerOfOwner.page.getByRole('status').filter({ hasText: 'The level above now sees your name' }).waitFor()
  await level.page.reload()
  await overdue.filter({ hasText: `it is for ${name}` }).waitFor()
  expect(await level.page.content()).not.toContain(words)
  await level.window.close()
  await engineerOfOwner.window.close()
})

test('a manager offers a chance where the team lacks one, it is listed by competency, and closing it takes it away', async () => {
  const { window, page, troubles } = await as(team.manager)
  await page.goto('/team')
  const missing = page.getByRole('region', { name: 'Missing opportunities' })
  await missing.getByText('Nothing of ours is on call.').waitFor()
  await missing.getByRole('button', { name: 'Offer one in Incident response' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'What is the chance?' }).fill('Take part in the rota of the shop')
  await dialog.getByRole('button', { name: 'Offer', exact: true }).click()
  await page.getByRole('status').filter({ hasText: '“Take part in the rota of the shop” is offered.' }).waitFor()
  await missing.getByRole('link', { name: '1 open chance' }).click()
  await page.getByRole('heading', { name: 'Incident response' }).waitFor()
  await page.getByRole('button', { name: 'Close Take part in the rota of the shop' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await page.getByRole('status').filter({ hasText: '“Take part in the rota of the shop” is closed.' }).waitFor()
  expect(await page.getByRole('heading', { name: 'Take part in the rota of the shop' }).count()).toBe(0)
  expect(troubles).toEqual([])
  await window.close()
})

test('B34: somebody offers a chance to the engineering organization, and finds it among those of its competency', async () => {
  const { window, page, troubles } = await as(engineer)
  await page.goto('/opportunities')
  await page.getByRole('button', { name: 'Offer an opportunity' }).click()
  const form = page.getByRole('form', { name: 'Offer an opportunity' })
  await form.getByRole('textbox', { name: 'What is the chance?' }).fill('Write up how we count stock')
  await form.getByRole('combobox', { name: 'Which competency does it let somebody show?' }).selectOption({ label: 'Writing documents' })
  await form.getByRole('combobox', { name: 'Whom is it for?' }).selectOption({ label: 'The engineering organization' })
  await form.getByRole('button', { name: 'Offer', exact: true }).click()
  await page.getByRole('status').filter({ hasText: '“Write up how we count stock” is offered.' }).waitFor()
  await page.getByRole('combobox', { name: 'Competency' }).selectOption({ label: 'Writing documents' })
  await page.getByRole('listitem').filter({ hasText: 'Write up how we count stock' }).getByText('for the engineering organization').waitFor()
  await page.getByRole('region', { name: 'Estimating' }).waitFor({ state: 'detached' })
  expect(new URL(page.url()).searchParams.get('competency')).toBe('writing-documents')
  expect(troubles).toEqual([])
  await window.close()
})

test('either side puts something on the agenda and takes it off once it was talked about, by keyboard alone; both see below that it was', async () => {
  const { window, page } = await as(engineer)
  await page.goto(`/people/${engineer.id}/agenda`)
  await page.getByText('Nothing is on the agenda.', { exact: false }).waitFor()
  await page.getByRole('radio', { name: 'Topic' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.getByText('Something to agree on as a goal.').waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.type('Debugging')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Teach it, and see how that goes.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('It is on the agenda.').waitFor()
  await window.close()

  const manager = await as(team.manager)
  await manager.page.goto(`/people/${engineer.id}/agenda`)
  await manager.page.getByText(`raised by ${engineer.name}`, { exact: false }).waitFor()
  await manager.page.getByRole('link', { name: 'Debugging' }).waitFor()
  await manager.page.getByRole('button', { name: 'We talked about it: Teach it, and see how that goes.' }).focus()
  await manager.page.keyboard.press('Enter')
  await manager.page.getByRole('status').filter({ hasText: 'Talked about, and off the agenda.' }).waitFor()
  await manager.page.getByText('Nothing is on the agenda.', { exact: false }).waitFor()
  for (const side of [manager, await as(engineer)]) {
    await side.page.goto(`/people/${engineer.id}/agenda`)
    const talked = side.page.getByRole('region', { name: 'Talked about' }).getByRole('listitem')
    await talked.filter({ hasText: 'Teach it, and see how that goes.' }).filter({ hasText: /talked about on .*\d{4}.*raised by/ }).waitFor()
    expect(await talked.getByRole('button').count()).toBe(0)
    await side.window.close()
  }
})

test('everything held about oneself is read, downloaded and recomputed from, by oneself alone', async () => {
  const { window, page, troubles } = await as(engineer)
  const file = async (button: string): Promise<string> => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()])
    return readFile(await download.path(), 'utf8')
  }
  await page.goto('/about-me')
  await page.getByRole('heading', { level: 1, name: 'About me' }).waitFor()
  const held = JSON.parse(await file('Download everything (JSON)')) as { feedback: unknown[]; ratings: { competency: string; adjusted: number; offset: number; parts: { part: number }[] }[] }
  expect(held.feedback).toHaveLength(6)
  const debugging = held.ratings.find((it) => it.competency === 'debugging')!
  expect(debugging.parts.reduce((sum, { part }) => sum + part, debugging.offset)).toBeCloseTo(debugging.adjusted, 9)
  expect(await file('Download observations.csv')).toMatch(/^giver,person,competency,value,bound,date\n[^]*,debugging,5,at-least,/)
  expect(JSON.parse(await file('Download fit.json'))).toMatchObject({ model: 'fitted' })
  await page.getByText(`bin/cairn rate observations.csv --given fit.json --why ${engineer.id}`).waitFor()
  await page.getByText('Show 6 pieces of feedback').click()
  await page.getByRole('region', { name: 'Feedback' }).getByText(team.mates[1]!.name).first().waitFor()
  await page.getByRole('heading', { name: 'How you give' }).waitFor()
  const growth = page.getByRole('region', { name: 'Agreed, asked for and noted' })
  await growth.getByText(/^Show \d+ entr/).click()
  for (const words of ['How can this strength be used, and who could learn from it?', 'The newcomers of next month.', 'What came of it?', 'Both answer pages on their own now.']) await growth.getByText(words).first().waitFor()
  await growth.getByText(/^due on /).first().waitFor()
  await growth.getByText(/^done on /).first().waitFor()
  await page.getByRole('heading', { name: 'Your roles over time' }).waitFor()
  await page.getByRole('row', { name: new RegExp(`E2.*${team.manager.name}`) }).waitFor()
  expect(troubles).toEqual([])
  await window.close()

  const { window: refused } = await as(team.manager)
  expect((await refused.request.get(`/api/people/${engineer.id}/export`)).status()).toBe(403)
  await refused.close()
})

test('whoever manages nobody, has no prompts and nothing to agree on is told so, and what to do', async () => {
  const quiet = team.mates[5]!
  const { window, page } = await as(quiet)
  await page.goto('/team')
  await page.getByRole('heading', { level: 1, name: 'You manage nobody today' }).waitFor()
  await page.goto(`/people/${quiet.id}/prompts`)
  await page.getByRole('heading', { name: 'Nothing stands out' }).waitFor()
  await page.getByText('Smaller deviations are to be expected', { exact: false }).waitFor()
  await page.goto('/support')
  await page.getByText('You have not asked for anything.', { exact: false }).waitFor()
  expect((await quiet.client.call(listPrompts, { person: quiet.id })).prompts).toEqual([])
  expect((await quiet.client.call(listSupport, {})).own).toEqual([])
  await window.close()
})

test('a teammate is refused another’s prompts and agenda', async () => {
  const { window, page } = await as(team.mates[1]!)
  for (const name of ['prompts', 'agenda']) {
    await page.goto(`/people/${engineer.id}/${name}`)
    await page.getByRole('heading', { name: 'You may not see this page' }).waitFor()
  }
  await window.close()
})

/** Pages about oneself, each with a form to open where it has one. */
const opened: [name: string, address: () => string, button: string | undefined][] = [
  ['prompts', () => `/people/${engineer.id}/prompts`, 'Agree on another action'],
  ['agenda', () => `/people/${engineer.id}/agenda`, undefined],
  ['support', () => '/support', 'Ask for support'],
  ['opportunities', () => '/opportunities', 'Offer an opportunity'],
  ['about me', () => '/about-me', undefined],
]

describe.each([{ theme: 'light' }, { theme: 'dark' }, { phone: true }] as const)('seen as %o', (view) => {
  test.each(opened)('%s, with all that can be opened open, has nothing that axe finds wrong and fits the window', async (_, address, button) => {
    const { window, page, troubles } = await as(engineer, view)
    await page.goto(address())
    await page.getByRole('heading', { level: 1 }).waitFor()
    if (button) await page.getByRole('button', { name: button }).click()
    await page.locator('main details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')))
    await settled(page)
    expect(await violationsOn(page)).toEqual([])
    expect(await widthTooMuch(page)).toBe(0)
    expect(troubles).toEqual([])
    await window.close()
  })

  test('the team, with what a row holds back and a chance being offered, has nothing that axe finds wrong and fits the window', async () => {
    const { window, page, troubles } = await as(team.manager, view)
    await page.goto('/team')
    await page.getByRole('button', { name: /^\d+ competencies of/ }).first().click()
    expect(await violationsOn(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Offer one in/ }).first().click()
    await page.getByRole('dialog').getByRole('textbox', { name: 'What is the chance?' }).waitFor()
    expect(await violationsOn(page)).toEqual([])
    expect(await widthTooMuch(page)).toBe(0)
    expect(troubles).toEqual([])
    await window.close()
  })
})
