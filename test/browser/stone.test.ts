import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { assessSelf, giveFeedback } from '../../src/features/feedback/api.ts'
import { offerOpportunity } from '../../src/features/progress/api.ts'
import type { InputOf } from '../../src/platform/contract.ts'
import { appOver, signedIn } from '../app.ts'
import { crew, type Crew, type Mate } from '../crew.ts'
import { publishChanged } from '../new-version.ts'
import { violationsOn } from './axe.ts'
import { settled, widthTooMuch, type View } from './browser.ts'
import { startProduct, type Opened } from './product.ts'

type Given = InputOf<typeof giveFeedback>['observations'][number]

const dayInMilliseconds = 86_400_000
const daysAgo = (days: number): string => new Date(Date.now() - days * dayInMilliseconds).toISOString().slice(0, 10)

const { as, db } = startProduct()
let team: Crew
let engineer: Mate
let first: Mate
let second: Mate

const give = (giver: Mate, observations: Given[], observedOn = daysAgo(1)) => giver.client.call(giveFeedback, { person: engineer.id, version: 1, observedOn, observations })
const chose = (competency: string, more: Partial<Given> = {}): Given => ({ competency, choice: 'level', level: 'E3', frequency: 'usually', ...more })

beforeAll(async () => {
  team = await crew(appOver(db()), 'Tern', 4, 'E3')
  ;[engineer, first, second] = team.mates as [Mate, Mate, Mate]
  await give(first, [{ competency: 'security', choice: 'outside-role' }, { competency: 'testing', choice: 'not-observed' }, chose('debugging', { scope: 'task' }), chose('prioritising', { scope: 'epic', frequency: 'sometimes' })], daysAgo(120))
  await give(first, [chose('debugging', { scope: 'epic' }), chose('prioritising', { scope: 'epic', frequency: 'always' })])
  await give(second, [{ competency: 'security', choice: 'outside-role' }, { competency: 'architecture', choice: 'words', words: 'Asks what is to be left out.' }, chose('observability')])
})

async function onMap(who: Mate, address = '', view?: View): Promise<Opened> {
  const opened = await as(who, view)
  await opened.page.goto(`/people/${engineer.id}/map${address}`)
  await opened.page.getByRole('heading', { level: 1, name: 'Map of progress' }).waitFor()
  return opened
}

const rowOf = (page: Page, competency: string): Locator => page.locator(`[data-row="${competency}"]`)

const stoneOf = async (page: Page): Promise<Locator> => {
  const panel = page.getByRole('dialog')
  await panel.getByRole('heading', { name: 'What people saw' }).waitFor()
  return panel
}

test('B12, B14: what is said without a number stands on the picture and in the table by how many people say it, and outside the role has a mark of its own', async () => {
  const { window, page, troubles } = await onMap(engineer)
  const said = [['security', 'outside the role (2 people)'], ['testing', 'not observed (1 person)'], ['architecture', 'words only, no number (1 person)']] as const
  const saysSo = async () => {
    for (const [competency, words] of said) {
      const row = rowOf(page, competency)
      await row.getByText(words).waitFor()
      expect(await row.innerText()).not.toContain('Nobody has said anything yet')
      expect(await row.locator('circle').count(), 'outside the role alone is marked').toBe(competency === 'security' ? 1 : 0)
      expect(await row.locator('strong').count(), 'nothing of it is a number').toBe(0)
    }
  }
  await saysSo()
  await rowOf(page, 'performance').getByText('Nobody has said anything yet.').waitFor()
  expect(await rowOf(page, 'security').getByRole('link', { name: 'Ask somebody' }).count(), 'nobody is to be asked about what is outside the role').toBe(0)
  expect(await rowOf(page, 'testing').getByRole('link', { name: 'Ask somebody' }).count()).toBe(1)
  const ladder = (await rowOf(page, 'security').locator('td').first().boundingBox())!
  const mark = (await rowOf(page, 'security').locator('svg').boundingBox())!
  const level = (await page.getByRole('columnheader').getByRole('button').first().boundingBox())!
  expect(mark.x, 'the mark stands beside the ladder').toBeGreaterThanOrEqual(ladder.x)
  expect(mark.x + mark.width, 'and not at a level').toBeLessThanOrEqual(level.x + 1)
  await page.getByRole('region', { name: 'How to read a stone' }).getByText('Somebody says that it is no part of the role.', { exact: false }).waitFor()
  expect(await violationsOn(page)).toEqual([])
  await page.locator('label', { has: page.getByRole('radio', { name: 'Table' }) }).click()
  await page.getByRole('table', { name: 'Map of progress' }).waitFor()
  await saysSo()
  expect(troubles).toEqual([])
  await window.close()

  const manager = await as(team.manager)
  await manager.page.goto('/team')
  const member = manager.page.getByRole('row', { name: new RegExp(engineer.name) })
  await member.getByRole('button', { name: new RegExp(`competencies of ${engineer.name}`) }).first().click()
  const unseen = await manager.page.getByRole('listitem').filter({ hasText: /^(Security|Architecture|Testing|Performance)/ }).allInnerTexts()
  expect(unseen.map((it) => it.replace(/\s+/g, ' ')).sort()).toEqual(['Performance', 'Testing (1 person says not observed)'])
  await manager.window.close()
})

test('B19: a stone shows over time what rose in reach alone and what rose in frequency alone', async () => {
  for (const [competency, before, after] of [['debugging', ['Own work on a task', 'Usually'], ['Epic', 'Usually']], ['prioritising', ['Epic', 'Sometimes'], ['Epic', 'Always']]] as const) {
    const { window, page } = await onMap(engineer, `?cell=${competency}`)
    const panel = await stoneOf(page)
    await panel.locator('summary', { hasText: 'The same as a table' }).click()
    const rows = await panel.getByRole('row').evaluateAll((all) => all.map((row) => [...row.querySelectorAll('td')].map(({ textContent }) => textContent ?? '').slice(-2)).filter((cells) => cells.length === 2))
    expect([rows.at(-1), rows[0]], 'the latest month comes first').toEqual([before, after])
    const stones = await panel.locator('ol[aria-hidden] li svg').evaluateAll((all) => all.map((stone) => stone.innerHTML))
    expect(stones.at(-1), 'and the picture draws the difference').not.toBe(stones[0])
    const words = await rowOf(page, competency).innerText()
    for (const it of after) expect(words.toLowerCase()).toContain(it.toLowerCase())
    await window.close()
  }
})

test('a manager sees on a report’s stone what is open to the report, and goes on with the competency', async () => {
  await team.manager.client.call(offerOpportunity, { framework: 'engineering', competency: 'testing', title: 'Write the tests of the new till', team: 'tern', opensOn: daysAgo(3) })
  const { window, page, troubles } = await onMap(team.manager, '?cell=testing')
  await rowOf(page, 'testing').getByText('1 open opportunity').waitFor()
  const panel = await stoneOf(page)
  await panel.getByText('Write the tests of the new till').waitFor()
  await panel.getByRole('link', { name: 'All opportunities' }).click()
  await page.getByRole('heading', { level: 1, name: 'Opportunities' }).waitFor()
  expect(await page.getByRole('combobox', { name: 'Competency' }).locator('option:checked').innerText()).toBe('Testing')
  await page.goBack()
  await panel.getByRole('link', { name: 'Give feedback', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: new RegExp(`Feedback .*${engineer.name}`) }).waitFor()
  expect(await page.getByRole('navigation', { name: 'Competencies' }).locator('[aria-current="true"]').innerText()).toContain('Testing')
  expect(troubles).toEqual([])
  await window.close()
})

test('on a past day the diamond is the self-assessment of that day', async () => {
  await engineer.client.call(assessSelf, { version: 1, observations: [{ competency: 'debugging', level: 'E4', frequency: null, scope: null, words: null }] })
  const { window, page } = await onMap(engineer, '?self=yes')
  await rowOf(page, 'debugging').getByText('self-assessment: E4').waitFor()
  await page.goto(`/people/${engineer.id}/map?self=yes&on=${daysAgo(30)}`)
  await rowOf(page, 'debugging').getByText('from 1 person').waitFor()
  expect(await page.getByText('self-assessment: E4').count()).toBe(0)
  await window.close()
})

test('what was given in an earlier version stands in the words of that version, and what stopped counting says why', async () => {
  await give(second, [chose('debugging', { words: 'Found the fault in the till.' }), chose('observability')])
  const steward = await signedIn(appOver(db()), { role: 'steward' })
  const version = await publishChanged(steward, ({ path, text }) => {
    if (path.endsWith('/debugging.md')) return { path, text: text.replace('Finds the cause of faults anywhere', 'Prevents faults anywhere') }
    if (path.endsWith('/observability.md')) return { path, text: text.replace(/(## E3\n\n(?:Scope: .*\n\n)?)/, '$1In clearer words: ') }
    return { path, text }
  }, { meanings: [{ competency: 'debugging', level: 'E3', meaning: 'new-meaning' }, { competency: 'observability', level: 'E3', meaning: 'reworded' }] })
  await team.mates[3]!.client.call(giveFeedback, { person: engineer.id, version, observedOn: daysAgo(0), observations: [chose('debugging')] })

  const { window, page, troubles } = await onMap(engineer, '?cell=debugging')
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  const panel = await stoneOf(page)
  const today = panel.getByRole('article').filter({ hasText: team.mates[3]!.name })
  await today.getByText('Prevents faults anywhere', { exact: false }).waitFor()
  await panel.locator('summary', { hasText: '3 earlier pieces of feedback that no longer count' }).click()
  const before = panel.getByRole('listitem').filter({ hasText: second.name })
  await before.getByText('Finds the cause of faults anywhere', { exact: false }).waitFor()
  const said = await before.innerText()
  expect(said).toContain('It no longer counts: a later version gave the text of that level a new meaning.')
  expect(said).toContain('Found the fault in the till.')
  expect(said).not.toContain('Prevents faults')
  expect(asked.filter((it) => it.endsWith('/versions/1')), 'a version is asked for once').toHaveLength(1)
  expect(await violationsOn(page)).toEqual([])
  expect(troubles).toEqual([])

  await page.goto(`/people/${engineer.id}/map?cell=observability`)
  const reworded = (await stoneOf(page)).getByRole('article').filter({ hasText: second.name }).first()
  await reworded.waitFor()
  expect(await reworded.innerText(), 'what was reworded counts, and stands in the words that were chosen').not.toContain('In clearer words')
  expect(await panel.getByText('no longer count').count()).toBe(0)
  await window.close()
})

test.each(['', '?as=table', '?cell=security'])('a map with all of this fits the width of a phone (%s)', async (address) => {
  const { window, page, troubles } = await onMap(engineer, address, { phone: true })
  await settled(page)
  expect(await widthTooMuch(page)).toBe(0)
  expect(troubles).toEqual([])
  await window.close()
})
