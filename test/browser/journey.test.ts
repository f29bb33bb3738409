import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { giveFeedback, prepareFeedback } from '../../src/features/feedback/api.ts'
import { appOver } from '../app.ts'
import { crew, type Crew, type Mate } from '../crew.ts'
import { keepsFocus, pressAt, tabTo } from './by-keyboard.ts'
import { startProduct, type Opened } from './product.ts'

const { as, db } = startProduct()
let team: Crew

const today = new Date().toISOString().slice(0, 10)
const inAMonth = new Date(Date.now() + 30 * 86_400_000)

/** Five teammates have seen the first engineer far above their level in debugging. */
beforeAll(async () => {
  team = await crew(appOver(db()), 'Kestrel', 7, 'E2')
  const [engineer, , ...others] = team.mates as [Mate, Mate, ...Mate[]]
  for (const { client } of others) {
    const { framework } = await client.call(prepareFeedback, { person: engineer.id })
    await client.call(giveFeedback, { person: engineer.id, version: framework!.version, observedOn: today, observations: [{ competency: 'debugging', choice: 'level', level: 'E5' }] })
  }
})

async function atHome(mate: Mate): Promise<Opened> {
  const opened = await as(mate)
  await opened.page.goto('/')
  await opened.page.getByRole('heading', { level: 1 }).waitFor()
  return opened
}

/** Whoever presses what goes away must not fall back to the beginning of the page. */
const focusIsKept = (page: Page) => expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true)

async function writes(page: Page, name: string | RegExp, words: string): Promise<void> {
  await tabTo(page, page.getByRole('textbox', { name }))
  await page.keyboard.type(words)
}

test('the main job is done by the keyboard alone: asking, giving, reading the map, raising, answering a prompt, offering to mentor and consenting', async () => {
  const [engineer, teammate, mentee] = team.mates as [Mate, Mate, Mate]
  const { window, page, troubles } = await atHome(engineer)

  await pressAt(page, page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Feedback' }))
  await pressAt(page, page.getByRole('link', { name: 'Ask for feedback' }))
  await page.getByRole('heading', { level: 1, name: 'Ask for feedback' }).waitFor()
  await pressAt(page, page.getByRole('checkbox', { name: 'Writing documents' }), 'Space')
  await pressAt(page, page.getByRole('checkbox', { name: new RegExp(teammate.name) }), 'Space')
  await writes(page, 'Message', 'The guide for the till: could you work from it?')
  await pressAt(page, page.getByRole('button', { name: 'Ask one person' }))
  await page.getByText(`You asked ${teammate.name}.`).waitFor()
  await focusIsKept(page)
  await pressAt(page, page.getByRole('main').getByRole('link', { name: 'Feedback' }))

  const giver = await atHome(teammate)
  await pressAt(giver.page, giver.page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Feedback' }))
  await pressAt(giver.page, giver.page.getByRole('link', { name: `Give feedback about ${engineer.name}` }))
  await giver.page.getByRole('heading', { name: 'Writing documents' }).waitFor()
  await tabTo(giver.page, giver.page.getByRole('radio', { name: 'Not yet what E1 says' }))
  for (let rows = 0; rows < 3; rows += 1) await giver.page.keyboard.press('ArrowDown')
  expect(await giver.page.getByRole('radio', { name: /^E3 · / }).isChecked()).toBe(true)
  await tabTo(giver.page, giver.page.getByRole('group', { name: 'How often?' }).getByRole('radio', { name: /^Leave open/ }))
  await giver.page.keyboard.press('ArrowUp')
  await tabTo(giver.page, giver.page.getByRole('group', { name: 'How far did it reach?' }).getByRole('radio', { name: /^Leave open/ }))
  await giver.page.keyboard.press('ArrowDown')
  await writes(giver.page, 'What happened?', 'I set up the till from the guide alone.')
  await pressAt(giver.page, giver.page.getByRole('button', { name: 'Add: Document' }))
  await giver.page.keyboard.type('https://docs.fellside.example/till')
  await pressAt(giver.page, giver.page.getByRole('button', { name: 'Check before sending' }))
  await focusIsKept(giver.page)
  await pressAt(giver.page, giver.page.getByRole('button', { name: 'Send', exact: true }))
  await giver.page.getByRole('heading', { name: 'Sent. Thank you.' }).waitFor()
  await focusIsKept(giver.page)

  await pressAt(page, page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Map', exact: true }))
  await page.getByRole('grid').waitFor()
  await tabTo(page, page.locator('[data-cell]').first())
  const cells = await page.locator('[data-cell]').evaluateAll((all) => all.map((cell) => cell.getAttribute('data-cell')))
  for (let row = 0; row < cells.indexOf('writing-documents'); row += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const stone = page.getByRole('dialog', { name: 'Writing documents' })
  await stone.waitFor()
  await pressAt(page, stone.locator('summary', { hasText: 'Why this number?' }))
  await stone.getByRole('row', { name: 'Rating, as it is shown' }).waitFor()
  await pressAt(page, stone.locator('summary', { hasText: 'Raise with my manager' }))
  await writes(page, 'What is it about?', 'I would like to write the next guide too.')
  await pressAt(page, stone.getByRole('button', { name: 'Put on the agenda' }).first())
  await stone.getByText('It is on the next agenda.').waitFor()
  await page.keyboard.press('Escape')
  await keepsFocus(page.locator('[data-cell="writing-documents"]'))

  await pressAt(page, page.getByRole('navigation', { name: 'Pages about you' }).getByRole('link', { name: 'Prompts' }))
  await pressAt(page, page.getByRole('button', { name: 'Agree on an action for Debugging' }))
  await writes(page, 'What will be done?', 'Pairs with two newcomers on their first incident.')
  await tabTo(page, page.getByRole('combobox', { name: 'Who sees to it?' }))
  await page.keyboard.type(engineer.name)
  await tabTo(page, page.getByLabel('By when?'))
  await page.keyboard.type(inAMonth.toLocaleDateString('en-US', { month: '2-digit', day: '2-digit', year: 'numeric' }).replaceAll('/', ''))
  await pressAt(page, page.getByRole('button', { name: 'Agree', exact: true }))
  await page.getByRole('status').filter({ hasText: 'Agreed on an action for Debugging.' }).waitFor()
  await focusIsKept(page)

  await pressAt(page, page.getByRole('button', { name: 'More' }))
  await pressAt(page, page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Mentoring' }))
  await pressAt(page, page.getByRole('button', { name: 'Offer to mentor' }))
  await tabTo(page, page.getByRole('combobox', { name: 'Competency', exact: true }))
  await page.keyboard.type('Debugging')
  await writes(page, 'What you offer', 'Bring a fault of your own.')
  await pressAt(page, page.getByRole('button', { name: 'Offer', exact: true }))
  await page.getByText('Colleagues now see that you mentor in Debugging.').waitFor()
  await focusIsKept(page)

  const asker = await atHome(mentee)
  await pressAt(asker.page, asker.page.getByRole('button', { name: 'More' }))
  await pressAt(asker.page, asker.page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Mentoring' }))
  await pressAt(asker.page, asker.page.getByRole('button', { name: `Ask ${engineer.name} to mentor you in Debugging` }))
  await asker.page.getByText(`With this, ${engineer.name} learns`, { exact: false }).waitFor()
  await writes(asker.page, 'What you would like to get better at', 'Faults across services.')
  await pressAt(asker.page, asker.page.getByRole('button', { name: `Ask ${engineer.name}`, exact: true }))
  await asker.page.getByText(`${engineer.name} is asked, and answers here.`).waitFor()
  await focusIsKept(asker.page)

  await page.reload()
  await pressAt(page, page.getByRole('button', { name: `Accept ${mentee.name} as a mentee in Debugging` }))
  await page.getByText(`${mentee.name} is your mentee in Debugging now.`).waitFor()
  await focusIsKept(page)
  expect([...troubles, ...giver.troubles, ...asker.troubles]).toEqual([])
  for (const one of [window, giver.window, asker.window]) await one.close()
}, 240_000)

test('whoever hears the map hears a table: each row by its competency, where its stone stands and how surely, what is expected, and the rest in words', async () => {
  const { window, page } = await as(team.mates[0]!)
  await page.goto('/map')
  const grid = page.getByRole('grid', { name: 'Map of progress' })
  await grid.waitFor()
  const row = grid.getByRole('row', { name: /^Debugging / })
  const [stone, words] = await row.getByRole('gridcell').all()
  expect(await stone!.innerText()).toMatch(/^rated at least 5; likely \d\.\d to \d\.\d; raw mean \d\.\d; E2 expected$/)
  expect((await words!.innerText()).replaceAll(/\s+/g, ' ')).toMatch(/^at least 5 from 5 people, 5 observations E5–E6 ×5 likely more than one level above/)
  const rows = await grid.getByRole('row').filter({ has: page.getByRole('gridcell') }).all()
  for (const one of rows) {
    expect(await one.getByRole('rowheader').getByRole('link').count()).toBe(1)
    expect((await one.getByRole('gridcell').last().innerText()).trim()).not.toBe('')
  }
  const levels = grid.getByRole('columnheader').getByRole('button')
  expect(await levels.evaluateAll((all) => all.map((one) => (one.textContent ?? '').slice(0, 2)))).toEqual(['E1', 'E2', 'E3', 'E4', 'E5', 'E6'])
  expect(await grid.getByRole('button', { pressed: true }).innerText()).toMatch(/^E2/)
  await page.getByRole('combobox', { name: 'Compare at this level' }).waitFor()
  await window.close()
})
