import { beforeAll, expect, test } from 'vitest'
import { showFramework } from '../../src/features/framework/api.ts'
import { changeManagers } from '../../src/features/people/api.ts'
import { askForSupport, changeSupport, listOpportunities, offerOpportunity, raiseAgendaItem, settleAgendaItem } from '../../src/features/progress/api.ts'
import { changeWork, recordWork, showWork } from '../../src/features/work/api.ts'
import { appOver, signedIn } from '../app.ts'
import { crew, type Crew } from '../crew.ts'
import { violationsOn } from './axe.ts'
import { settled, widthTooMuch } from './browser.ts'
import { startProduct } from './product.ts'

const today = new Date().toISOString().slice(0, 10)
const { as, db } = startProduct()
let team: Crew

beforeAll(async () => {
  team = await crew(appOver(db()), 'Scree', 4)
})

const managedBy = async (...managers: Crew['mates'][number][]): Promise<void> => {
  const administrator = await signedIn(appOver(db()), { role: 'administrator' })
  await administrator.call(changeManagers, { person: team.mates[0]!.id, from: today, managers: managers.map((it) => it.id) })
}

test('new managers find from their team page what was asked of the one before, one takes it on, and the engineer sees who has it', async () => {
  const [engineer, one, other] = team.mates as [Crew['manager'], Crew['manager'], Crew['manager']]
  const words = 'Somebody to read my design with.'
  await engineer.client.call(askForSupport, { person: engineer.id, words, owner: team.manager.id, dueOn: today })
  const raised = await team.manager.client.call(raiseAgendaItem, { person: engineer.id, kind: 'topic', words: 'Between the two of us' })
  await engineer.client.call(settleAgendaItem, { id: raised.id })
  await managedBy(one, other)

  const manager = await as(one)
  await manager.page.goto('/team')
  await manager.page.getByRole('row', { name: new RegExp(engineer.name) }).getByRole('link', { name: '1 request for support' }).click()
  await manager.page.getByText(`What ${engineer.name} asked for, and nothing else.`).waitFor()
  const request = manager.page.getByRole('listitem').filter({ hasText: words })
  await request.getByText(`asked of ${team.manager.name}, who managed them then`).waitFor()
  await request.getByText(`now with ${one.name} and ${other.name}`).waitFor()
  expect(await violationsOn(manager.page)).toEqual([])
  await request.getByRole('button', { name: `I take it on: ${words}` }).click()
  await manager.page.getByRole('status').filter({ hasText: 'You took it on' }).waitFor()
  await request.getByText(`${one.name} took it on`).waitFor()
  await manager.page.goto(`/people/${engineer.id}/agenda`)
  await manager.page.getByText(`What a manager raised and was talked about is read only by ${engineer.name}`, { exact: false }).waitFor()
  expect(await manager.page.getByText('Between the two of us').count()).toBe(0)

  const beside = await as(other)
  await beside.page.goto('/support')
  await beside.page.getByRole('region', { name: 'What is with others' }).getByText(words).waitFor()
  const own = await as(engineer)
  await own.page.goto('/support')
  await own.page.getByText(`asked of ${team.manager.name}, who managed you then`).waitFor()
  await own.page.getByText(`${one.name} took it on`).waitFor()
  await own.page.goto(`/people/${engineer.id}/agenda`)
  await own.page.getByText('Between the two of us').waitFor()
  expect([...manager.troubles, ...beside.troubles, ...own.troubles]).toEqual([])
  for (const { window } of [manager, beside, own]) await window.close()
})

test('whoever writes what came of it while somebody else does keeps what they typed, and reads what stands', async () => {
  const [engineer, one] = team.mates as [Crew['manager'], Crew['manager']]
  await managedBy(one)
  const { id } = await engineer.client.call(askForSupport, { person: engineer.id, words: 'An hour a week.', owner: one.id, dueOn: today })
  const { window, page } = await as(one)
  await page.goto('/support')
  const request = page.getByRole('listitem').filter({ hasText: 'An hour a week.' })
  await request.getByRole('button', { name: 'Mark as given' }).click()
  await request.getByRole('textbox', { name: 'What was done?' }).fill('Fridays, from nine.')
  await engineer.client.call(changeSupport, { id, done: true, words: 'We found the hour.' })
  await request.getByRole('button', { name: 'Given', exact: true }).click()
  await request.getByRole('alert').filter({ hasText: 'marked as given already, with the words “We found the hour.”' }).waitFor()
  expect(await request.getByRole('textbox', { name: 'What was done?' }).inputValue()).toBe('Fridays, from nine.')
  await request.getByRole('button', { name: 'Cancel' }).click()
  await page.getByText('1 that was given').click()
  await page.getByText('We found the hour.').waitFor()
  await window.close()
})

test('whoever changes work that was changed meanwhile keeps what they entered, reads what stands there, and saves knowing it', async () => {
  const [engineer, one] = team.mates as [Crew['manager'], Crew['manager']]
  const { item: { id } } = await engineer.client.call(recordWork, { kind: 'task', title: 'Count the parcels', teams: ['scree'] })
  const { window, page } = await as(one)
  await page.goto(`/work/${id}`)
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Count the parcels twice')
  await engineer.client.call(changeWork, { id, revision: 1, kind: 'task', title: 'Count the parcels', teams: ['scree', 'delivery'] })
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  const meanwhile = dialog.getByRole('alert').filter({ hasText: 'This was changed while you had it open' })
  await meanwhile.filter({ hasText: 'Teams that it affected: Scree and Delivery' }).or(meanwhile.filter({ hasText: 'Teams that it affected: Delivery and Scree' })).waitFor()
  expect(await dialog.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Count the parcels twice')
  expect((await engineer.client.call(showWork, { id })).item.title).toBe('Count the parcels')
  await dialog.getByRole('checkbox', { name: 'Delivery' }).check()
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  await page.getByRole('heading', { level: 1, name: 'Count the parcels twice' }).waitFor()
  expect((await engineer.client.call(showWork, { id })).ownTeams).toEqual(['delivery', 'scree'])
  await window.close()
})

test('whoever leaves a form unanswered goes on from the button that opened it', async () => {
  const engineer = team.mates[3]!
  await engineer.client.call(askForSupport, { person: engineer.id, words: 'A quiet room.', owner: team.manager.id, dueOn: today })
  const { window, page } = await as(engineer)
  for (const [address, button] of [['/support', 'Ask for support'], ['/support', 'Mark as given: A quiet room.'], ['/opportunities', 'Offer an opportunity']] as const) {
    await page.goto(address)
    await page.getByRole('button', { name: button }).click()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: button }).waitFor()
    expect(await page.getByRole('button', { name: button }).evaluate((it) => it === document.activeElement), button).toBe(true)
  }
  await window.close()
})

test('what is being written of one request stays while that of another is opened', async () => {
  const engineer = team.mates[3]!
  for (const words of ['A second screen.', 'A day of reading.']) await engineer.client.call(askForSupport, { person: engineer.id, words, owner: team.manager.id, dueOn: today })
  const { window, page } = await as(team.manager)
  await page.goto('/support')
  const request = (words: string) => page.getByRole('listitem').filter({ hasText: words })
  await page.getByRole('button', { name: 'Mark as given: A second screen.' }).click()
  await request('A second screen.').getByRole('textbox').fill('It stands on the desk.')
  await page.getByRole('button', { name: 'Mark as given: A day of reading.' }).click()
  await request('A day of reading.').getByRole('textbox').waitFor()
  expect(await request('A second screen.').getByRole('textbox').inputValue()).toBe('It stands on the desk.')
  await window.close()
})

test('what is being written for one person’s agenda is not taken along to another’s', async () => {
  const [, one, other, engineer] = team.mates as [Crew['manager'], Crew['manager'], Crew['manager'], Crew['manager']]
  const { window, page } = await as(team.manager)
  await page.goto(`/people/${engineer.id}/agenda`)
  await page.getByRole('textbox', { name: 'What is it about?' }).fill('Between the two of us.')
  for (const person of [one, other]) {
    await page.evaluate((address) => history.pushState({}, '', address), `/people/${person.id}/agenda`)
    await page.getByText(`What ${person.name} and their managers mean to talk about next.`, { exact: false }).waitFor()
    expect(await page.getByRole('textbox', { name: 'What is it about?' }).inputValue()).toBe('')
  }
  await window.close()
})

test('a competency that no chance is open in stands among the choices by its name', async () => {
  const [engineer] = team.mates as [Crew['manager']]
  const open = new Set((await engineer.client.call(listOpportunities, {})).map((it) => it.competency))
  const { content } = await engineer.client.call(showFramework, { framework: 'engineering' })
  const { id, name } = content.competencies.find((it) => !open.has(it.id) && it.id !== it.name)!
  const { window, page } = await as(engineer)
  await page.goto(`/opportunities?framework=engineering&competency=${id}`)
  await page.getByText('No chance is open in this competency.', { exact: false }).waitFor()
  await expect.poll(() => page.getByRole('combobox', { name: 'Competency' }).locator('option:checked').innerText()).toBe(name)
  await window.close()
})

test('names that are wider than a phone break, and no page is wider for them', async () => {
  const { manager, mates } = await crew(appOver(db()), 'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren', 1)
  const engineer = mates[0]!
  await engineer.client.call(askForSupport, { person: engineer.id, words: 'A quiet room.', owner: manager.id, dueOn: today })
  await manager.client.call(offerOpportunity, { framework: 'engineering', competency: 'debugging', title: 'Find the slow query', team: manager.name.split(' ')[0]!.toLowerCase(), opensOn: today })
  const { window, page } = await as(manager, { phone: true })
  for (const address of ['/team', '/support', '/opportunities', `/people/${engineer.id}/map`, `/people/${engineer.id}/prompts`, `/people/${engineer.id}/agenda`]) {
    await page.goto(address)
    await settled(page)
    expect(await widthTooMuch(page), address).toBe(0)
  }
  await window.close()
})
