import type { BrowserContext, Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { askForFeedback, giveFeedback, showInbox } from '../../src/features/feedback/api.ts'
import { recordWork } from '../../src/features/work/api.ts'
import { appOver, signedIn } from '../app.ts'
import { crew } from '../crew.ts'
import { architectureRenamed, publishChanged } from '../new-version.ts'
import { violationsOn } from './axe.ts'
import { settled, signInAs, widthTooMuch, type View } from './browser.ts'
import { tabTo } from './by-keyboard.ts'
import { startProduct, type Opened } from './product.ts'

const { as, asVisitor, db } = startProduct()

const engineer = 'Piotr Zieleniak'
const teammate = 'Yusuf Demirkol'
const other = 'Wanjiru Kamotho'
const careful = 'Zsófia Lendvai'
const manager = 'Bronwen Achterberg'

const windowOf = (name: string, view?: View): Promise<Opened> => as({ name }, view)

const headers = { 'x-cairn-request': '1' }

async function idOf(window: BrowserContext, name: string): Promise<string> {
  const people = (await (await window.request.get('/api/example/people')).json()) as { id: string; name: string }[]
  return people.find((one) => one.name === name)!.id
}

/** Asks as somebody does, after taking back what they may have asked the same people before. */
async function ask(asker: string, givers: string[], competencies: string[]): Promise<{ person: string; requests: Record<string, string> }> {
  const { window } = await windowOf(asker)
  const person = await idOf(window, asker)
  const { sent } = (await (await window.request.get('/api/feedback/inbox')).json()) as { sent: { id: string; state: string; giver: { name: string } }[] }
  for (const one of sent.filter(({ state, giver }) => state === 'open' && givers.includes(giver.name))) await window.request.post(`/api/feedback-requests/${one.id}/cancellation`, { headers, data: {} })
  const answer = await window.request.post(`/api/people/${person}/feedback-requests`, { headers, data: { givers: await Promise.all(givers.map((name) => idOf(window, name))), competencies } })
  expect(answer.status()).toBe(200)
  const requests = Object.fromEntries(((await answer.json()) as { id: string; giver: { name: string } }[]).map(({ id, giver }) => [giver.name, id]))
  await window.close()
  return { person, requests }
}

const giveAddress = (person: string, request?: string) => `/people/${person}/feedback/give${request ? `?request=${request}` : ''}`

async function openForm(page: Page, person: string, request?: string): Promise<void> {
  await page.goto(giveAddress(person, request))
  await page.getByRole('heading', { name: `Feedback about ${engineer}` }).waitFor()
}

const level = (page: Page, name: string): Locator => page.getByRole('radio', { name: new RegExp(`^${name} · `) })

test('an engineer asks on the page, a teammate answers by the keyboard alone with how often, how far and evidence, and the engineer reads it', async () => {
  const asking = await windowOf(engineer)
  const person = await idOf(asking.window, engineer)
  await ask(engineer, [teammate], ['writing-documents']).then(({ requests }) => asking.window.request.post(`/api/feedback-requests/${requests[teammate]}/cancellation`, { headers, data: {} }))
  await asking.page.goto(`/people/${person}/feedback/ask?competency=writing-documents`)
  expect(await asking.page.getByRole('checkbox', { name: 'Writing documents' }).isChecked()).toBe(true)
  await asking.page.getByRole('checkbox', { name: new RegExp(teammate) }).check()
  await asking.page.getByRole('textbox', { name: 'Message' }).fill('The guide for the till: could you work from it?')
  await asking.page.getByRole('button', { name: 'Ask one person' }).click()
  await asking.page.getByText(`You asked ${teammate}.`).waitFor()

  const { window, page, troubles } = await windowOf(teammate)
  await page.goto('/feedback')
  await page.getByText('The guide for the till: could you work from it?').waitFor()
  await tabTo(page, page.getByRole('listitem').filter({ hasText: 'The guide for the till' }).getByRole('link', { name: `Give feedback about ${engineer}` }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Writing documents' }).waitFor()
  await page.getByText(new RegExp(manager)).first().waitFor()
  const first = page.getByRole('radio', { name: 'Not yet what E1 says' })
  await tabTo(page, first)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  expect(await level(page, 'E2').isChecked()).toBe(true)
  const often = page.getByRole('group', { name: 'How often?' })
  await tabTo(page, often.getByRole('radio', { name: /^Leave open/ }))
  await page.keyboard.press('ArrowUp')
  expect(await often.getByRole('radio', { name: /^Always/ }).isChecked()).toBe(true)
  const far = page.getByRole('group', { name: 'How far did it reach?' })
  await tabTo(page, far.getByRole('radio', { name: /^Leave open/ }))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  expect(await far.getByRole('radio', { name: /^Epic/ }).isChecked()).toBe(true)
  await tabTo(page, page.getByRole('textbox', { name: 'What happened?' }))
  await page.keyboard.type('I set up the till from the guide alone, and missed nothing.')
  await tabTo(page, page.getByRole('button', { name: 'Add: Document' }))
  await page.keyboard.press('Enter')
  await page.keyboard.type('https://docs.fellside.example/till')
  await tabTo(page, page.getByRole('button', { name: 'Check before sending' }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Is this what you saw?' }).waitFor()
  await tabTo(page, page.getByRole('button', { name: 'Send' }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Sent. Thank you.' }).waitFor()
  expect(troubles).toEqual([])
  await window.close()

  await asking.page.goto(`/people/${person}/feedback?competency=writing-documents`)
  const item = asking.page.getByRole('article').filter({ hasText: 'I set up the till from the guide alone' })
  await item.waitFor()
  const text = await item.textContent()
  for (const said of [teammate, 'teammate', 'E2 · Engineer', 'Always', 'Epic', 'https://docs.fellside.example/till']) expect(text).toContain(said)
  expect(asking.troubles).toEqual([])
  await asking.window.close()
})

test('what is sent while its draft is still being saved leaves no draft, and neither does one that could not be saved', async () => {
  const { window, page } = await windowOf(careful)
  const person = await idOf(window, engineer)
  const drafts = async () => ((await (await window.request.get('/api/feedback/inbox')).json()) as { drafts: { about: { name: string } }[] }).drafts.filter(({ about }) => about.name === engineer)
  const write = async (words: string): Promise<void> => {
    await openForm(page, person)
    await page.getByRole('textbox', { name: 'Anything else?' }).fill(words)
    await page.getByRole('button', { name: 'Check before sending' }).click()
    await page.getByRole('button', { name: 'Send', exact: true }).click()
  }
  let saveNow = (): void => undefined
  const mayBeSaved = new Promise<void>((resolve) => { saveNow = resolve })
  await window.route('**/feedback/draft', async (route) => {
    await mayBeSaved
    await route.continue()
  })
  await write('The shelf labels were easy to take over.')
  await page.getByRole('button', { name: 'Send', exact: true, disabled: true }).waitFor()
  saveNow()
  await page.getByRole('heading', { name: 'Sent. Thank you.' }).waitFor()
  expect(await drafts()).toEqual([])

  await window.unroute('**/feedback/draft')
  await window.route('**/feedback/draft', (route) => route.abort())
  await write('And so was the till.')
  await page.getByRole('heading', { name: 'Sent. Thank you.' }).waitFor()
  await window.unroute('**/feedback/draft')
  await page.getByRole('link', { name: 'Feedback', exact: true }).first().click()
  await settled(page)
  expect(await drafts()).toEqual([])
  await window.close()
})

test('competencies are called by the name that their own framework gives them, however many frameworks there are', async () => {
  const app = appOver(db())
  const steward = await signedIn(app, { role: 'steward' })
  const called = (framework: string, name: string) =>
    publishChanged(steward, ({ path, text }) => ({ path, text: text.replace('framework: engineering\n', `framework: ${framework}\n`).replace('\nname: Debugging\n', `\nname: ${name}\n`) }))
  await called('annexe', 'Looking for faults')
  await called('zoo', 'Following tracks')
  const names: Record<string, string> = { engineering: 'Debugging', annexe: 'Looking for faults', zoo: 'Following tracks' }
  const crews = []
  for (const framework of Object.keys(names)) crews.push(await crew(app, `Names${framework}`, 2, 'E4', framework))
  for (const { mates: [about, giver] } of crews) await about!.client.call(askForFeedback, { person: about!.id, givers: [giver!.id, crews[0]!.manager.id], competencies: ['debugging'] })
  const { window, page } = await windowOf(crews[0]!.manager.name)
  await page.goto('/feedback')
  for (const [framework, name] of Object.entries(names)) {
    await page.getByRole('listitem').filter({ hasText: `About Names${framework} 01` }).getByText(name, { exact: true }).waitFor()
  }
  await window.close()
})

test('a request is declined with a reason, which whoever asked reads', async () => {
  await ask(engineer, [other], ['testing'])
  const { window, page } = await windowOf(other)
  await page.goto('/feedback')
  const row = page.getByRole('listitem').filter({ hasText: `About ${engineer}` }).first()
  await row.getByRole('button', { name: /^Decline/ }).click()
  await row.getByRole('textbox', { name: 'Why not?' }).fill('I was away for most of it.')
  await row.getByRole('button', { name: 'Decline', exact: true }).last().click()
  await expect.poll(() => page.getByRole('textbox', { name: 'Why not?' }).count()).toBe(0)
  await window.close()
  const asker = await windowOf(engineer)
  await asker.page.goto('/feedback')
  await asker.page.getByText('I was away for most of it.').first().waitFor()
  await asker.window.close()
})

test('a draft is still there after the page was loaded again, what is missing leads to its field, and what was given is corrected and withdrawn', async () => {
  const { window, page } = await windowOf(other)
  const person = await idOf(window, engineer)
  await openForm(page, person)
  await page.getByText('Building software').click()
  await page.getByRole('button', { name: /^Testing/ }).click()
  await page.getByRole('radio', { name: /They had no opportunity/ }).check()
  await page.getByText(/^Draft kept/).waitFor()
  await page.reload()
  await page.getByRole('radio', { name: /They had no opportunity/ }).waitFor()
  expect(await page.getByRole('radio', { name: /They had no opportunity/ }).isChecked()).toBe(true)

  await page.getByRole('button', { name: 'Check before sending' }).click()
  await page.getByRole('button', { name: 'Say why there was no opportunity for Testing.' }).click()
  expect(await page.getByRole('textbox', { name: 'Why was there no opportunity?' }).evaluate((field) => field === document.activeElement)).toBe(true)
  await page.keyboard.type('The spring went into the move of the tills.')
  await page.getByRole('button', { name: 'Check before sending' }).click()
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByRole('link', { name: /^Read what you sent/ }).click()
  await page.getByText('The spring went into the move of the tills.').waitFor()

  await page.getByRole('link', { name: 'Correct' }).click()
  await page.getByRole('heading', { name: `Correct your feedback about ${engineer}` }).waitFor()
  await page.getByRole('button', { name: /^Testing/ }).click()
  await level(page, 'E3').check()
  await page.getByRole('textbox', { name: 'What happened?' }).fill('The tests of the basket fail for one reason each.')
  await page.getByRole('button', { name: 'Check before sending' }).click()
  await page.getByRole('button', { name: 'Send the correction' }).click()
  await page.getByRole('link', { name: /^Read what you sent/ }).click()
  await page.getByText('The tests of the basket fail for one reason each.').waitFor()
  await page.getByText(/^Until it was corrected/).click()
  await page.getByText('The spring went into the move of the tills.').waitFor()
  const address = page.url()

  await page.getByRole('button', { name: 'Withdraw' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
  await page.getByText(/^Withdrawn on/).waitFor()
  await window.close()
  const reader = await windowOf(engineer)
  await reader.page.goto(address)
  await reader.page.getByText(/^Withdrawn on/).waitFor()
  expect(await reader.page.getByText('The tests of the basket fail for one reason each.').count()).toBe(0)
  await reader.window.close()
})

test('a version published while somebody writes: what changed is shown again, to stand by or to choose anew, and nothing that was written is lost', async () => {
  const { window, page, troubles } = await windowOf(careful)
  const person = await idOf(window, engineer)
  await openForm(page, person)
  const say = async (competency: string, chosen: string, words: string) => {
    await page.getByRole('searchbox', { name: 'Filter competencies' }).fill(competency)
    await page.getByRole('button', { name: new RegExp(`^${competency}`) }).click()
    await level(page, chosen).check()
    await page.getByRole('textbox', { name: 'What happened?' }).fill(words)
  }
  await say('Debugging', 'E3', 'Found the fault that came and went.')
  await say('Observability', 'E2', 'Wrote the alarm for the till.')
  await say('Testing', 'E2', 'Tests that fail for one reason.')
  await say('Architecture', 'E3', 'Drew it before building it.')
  await say('Delivering in small steps', 'E2', 'Shipped it in five parts.')
  await page.getByRole('textbox', { name: 'Anything else?' }).fill('Good to work with.')
  await page.getByRole('button', { name: 'Check before sending' }).click()
  await page.getByRole('heading', { name: 'Is this what you saw?' }).waitFor()

  const steward = await signedIn(appOver(db()), { role: 'steward' })
  await publishChanged(steward, ({ path, text }) => {
    if (path.endsWith('/debugging.md')) return { path, text: text.replace('Finds the cause of faults anywhere', 'Finds and explains the cause of faults anywhere') }
    if (path.endsWith('/observability.md')) return { path, text: text.replace(/(## E2\n\n(?:Scope: .*\n\n)?)/, '$1Sets an objective for each service. ') }
    return path.endsWith('/iterative-delivery.md') ? null : architectureRenamed({ path, text: text.replace('iterative-delivery, ', '') })
  }, { meanings: [{ competency: 'debugging', level: 'E3', meaning: 'reworded' }, { competency: 'observability', level: 'E2', meaning: 'new-meaning' }] })

  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByText('was published while you wrote', { exact: false }).waitFor()
  await page.getByRole('button', { name: 'Load the form again, with what I wrote' }).click()
  await page.getByText('The framework was published anew since you wrote this').waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('All that you wrote is here.')
  expect(await violationsOn(page)).toEqual([])

  await page.getByRole('heading', { name: 'Debugging' }).waitFor()
  expect(await page.locator('ins').innerText()).toContain('and explains')
  expect(await level(page, 'E3').isChecked()).toBe(true)
  await page.getByRole('button', { name: 'Check before sending' }).click()
  await page.getByRole('button', { name: 'Read the changed text of Debugging again, and choose.' }).click()
  await page.getByRole('button', { name: 'It still says what I saw' }).click()
  await expect.poll(() => page.locator('ins').count()).toBe(0)
  expect(await level(page, 'E3').evaluate((choice) => choice === document.activeElement)).toBe(true)

  await page.getByRole('status').getByRole('button', { name: 'Observability' }).click()
  await page.getByRole('heading', { name: 'Observability' }).waitFor()
  await level(page, 'E3').check()
  expect(await page.getByRole('textbox', { name: 'What happened?' }).inputValue()).toBe('Wrote the alarm for the till.')
  await page.getByRole('status').getByRole('button', { name: 'Delivering in small steps (gone)' }).click()
  await page.getByRole('button', { name: 'Move the words to “Anything else?”' }).click()
  expect(await page.getByRole('textbox', { name: 'Anything else?' }).inputValue()).toBe('Good to work with.\n\nDelivering in small steps: Shipped it in five parts.')
  expect(await page.getByText('The framework was published anew since you wrote this').count()).toBe(0)

  await page.getByRole('button', { name: 'Check before sending' }).click()
  await page.getByRole('heading', { name: 'Is this what you saw?' }).waitFor()
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByRole('link', { name: /^Read what you sent/ }).click()
  await page.getByRole('link', { name: 'Correct' }).waitFor()
  const sent = await page.getByRole('article').innerText()
  for (const said of ['System design', 'Found the fault that came and went.', 'Wrote the alarm for the till.', 'Tests that fail for one reason.', 'Drew it before building it.', 'Shipped it in five parts.', 'Good to work with.', 'Finds and explains']) expect(sent).toContain(said)
  expect(troubles.filter((it) => !it.includes('409'))).toEqual([])
  await window.close()
})

test('a draft is thrown away once that was confirmed, and nothing else is', async () => {
  const { window, page } = await windowOf(careful)
  const person = await idOf(window, manager)
  await page.goto(giveAddress(person))
  await page.getByRole('textbox', { name: 'Anything else?' }).fill('Not yet fit to be sent.')
  await page.getByText(/^Draft kept/).waitFor()
  await page.goto('/feedback')
  const discard = page.getByRole('button', { name: new RegExp(`draft about ${manager}`) })
  await discard.click()
  await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click()
  await expect.poll(() => discard.evaluate((button) => button === document.activeElement)).toBe(true)
  await discard.click()
  await page.getByRole('dialog').getByRole('button', { name: 'Throw away' }).click()
  await page.getByRole('status').filter({ hasText: 'The draft is thrown away.' }).waitFor()
  expect(await discard.count()).toBe(0)
  await window.close()
})

test('two windows that write the same draft do not overwrite each other unasked', async () => {
  const { window, page } = await windowOf(teammate)
  const person = await idOf(window, engineer)
  const second = await window.newPage()
  await openForm(page, person)
  await openForm(second, person)
  await page.getByRole('textbox', { name: 'Anything else?' }).fill('From the first window.')
  await page.getByText(/^Draft kept/).waitFor()
  await second.getByRole('textbox', { name: 'Anything else?' }).fill('From the second window.')
  await second.getByText('This draft was changed in another window').waitFor()
  await second.getByRole('button', { name: 'Load the other' }).click()
  await expect.poll(() => second.getByRole('textbox', { name: 'Anything else?' }).inputValue()).toBe('From the first window.')
  await window.close()
})

test('A11: whom evidence names is asked from there, about the same competency and work', async () => {
  const app = appOver(db())
  const [about, stakeholder, peer] = ['Rosalind Achebe-Kerr', 'Kwabena Sørlie', 'Davit Melikyan']
  const { window, page, troubles } = await windowOf(about!)
  const person = await idOf(window, about!)
  const giver = await signedIn(app, { name: peer! })
  const { item } = await giver.call(recordWork, { kind: 'task', title: 'Label the releases by machine', teams: ['platform'] })
  const evidence = [{ kind: 'automation', fields: { 'product-stakeholders': [stakeholder!], 'engineering-stakeholders': [manager], work: item.id } }]
  const competency = 'developer-productivity/technical/automate-the-routine'
  await giver.call(giveFeedback, { person, version: 1, observedOn: new Date().toISOString().slice(0, 10), workItem: item.id, observations: [{ competency, choice: 'level', level: 'staff', words: 'Nobody labels by hand any more.', evidence }] })

  await page.goto(`/people/${person}/feedback?competency=${encodeURIComponent(competency)}`)
  const given = page.getByRole('article').filter({ hasText: 'Nobody labels by hand any more.' })
  await given.getByRole('link', { name: `${manager}, ask them for feedback` }).waitFor()
  await given.getByRole('link', { name: `${stakeholder}, ask them for feedback` }).click()
  await page.getByRole('checkbox', { name: new RegExp(stakeholder!) }).check()
  await page.getByRole('button', { name: 'Ask one person' }).click()
  await page.getByText(`You asked ${stakeholder}.`).waitFor()
  expect(troubles).toEqual([])
  await window.close()
  const { asked } = await (await signedIn(app, { name: stakeholder! })).call(showInbox, {})
  expect(asked.find((one) => one.about.id === person)).toMatchObject({ competencies: [competency], work: { id: item.id }, state: 'open' })
})

test('B36: feedback about somebody is narrowed to a domain beside the competency, where there is more than one', async () => {
  const { window, page, troubles } = await windowOf(engineer)
  const person = await idOf(window, engineer)
  const listed = async (search: string) => (await (await window.request.get(`/api/people/${person}/feedback?${search}`)).json()) as { feedback: unknown[]; domains: { id: string; name: string }[] }
  const { domains } = await listed('competency=debugging')
  const { id, name } = domains.at(-1)!
  await page.goto(`/people/${person}/feedback?competency=debugging`)
  const choice = page.getByRole('combobox', { name: 'Domain' })
  await choice.focus()
  await choice.selectOption(name)
  await page.waitForURL(/domain=/)
  expect(new URL(page.url()).searchParams.get('competency')).toBe('debugging')
  const { feedback } = await listed(`competency=debugging&domain=${id}`)
  await expect.poll(() => page.getByRole('article').count()).toBe(feedback.length)
  expect(await choice.evaluate((field) => field === document.activeElement)).toBe(true)
  await choice.selectOption('Every domain')
  await expect.poll(() => new URL(page.url()).search).toBe('?competency=debugging')
  expect(troubles).toEqual([])
  await window.close()

  const { mates: [about, giver] } = await crew(appOver(db()), 'Onefold', 2)
  await giver!.client.call(giveFeedback, { person: about!.id, version: 1, observedOn: new Date().toISOString().slice(0, 10), words: 'Good to work with.', observations: [] })
  const alone = await windowOf(about!.name)
  await alone.page.goto(`/people/${about!.id}/feedback`)
  await alone.page.getByText('Good to work with.').waitFor()
  expect(await alone.page.getByRole('combobox', { name: 'Domain' }).count()).toBe(0)
  await alone.window.close()
})

test('what waits for somebody stands in the header, and goes once they answered', async () => {
  await ask(engineer, [other], ['testing'])
  const { window, page } = await windowOf(other)
  await page.goto('/people')
  const link = page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: /^Feedback \d+ waiting$/ })
  const waits = async () => Number(/\d+/.exec(await link.innerText())?.[0])
  await link.waitFor()
  const before = await waits()
  await link.click()
  await page.getByRole('button', { name: `Decline to give feedback about ${engineer}` }).first().click()
  await page.getByRole('textbox', { name: 'Why not?' }).fill('I was away then.')
  await page.getByRole('button', { name: 'Decline', exact: true }).last().click()
  await expect.poll(async () => ((await link.count()) === 0 ? 0 : waits())).toBe(before - 1)
  await window.close()
})

test('words for managers alone are read by the manager, and not by the person', async () => {
  const words = 'He would lead the next project well, and does not ask for it.'
  const { window, page } = await windowOf(teammate)
  const person = await idOf(window, engineer)
  await openForm(page, person)
  await page.getByRole('radio', { name: new RegExp(`^Only whoever manages ${engineer}, now ${manager}`) }).check()
  await page.getByRole('textbox', { name: 'What should the managers know?' }).fill(words)
  await page.getByRole('button', { name: 'Check before sending' }).click()
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByRole('heading', { name: 'Sent. Thank you.' }).waitFor()
  await window.close()
  for (const [reader, count] of [[manager, 1], [engineer, 0]] as const) {
    const reading = await windowOf(reader)
    await reading.page.goto(`/people/${person}/feedback`)
    await settled(reading.page)
    expect(await reading.page.getByText(words).count()).toBe(count)
    await reading.window.close()
  }
})

/** A one-time link for somebody from outside, as the page makes it. */
async function invite(): Promise<string> {
  const { window, page } = await windowOf(engineer)
  const person = await idOf(window, engineer)
  await page.goto(`/people/${person}/feedback/ask?competency=knowing-the-customer`)
  await page.getByRole('textbox', { name: 'Their name' }).fill('Wendeline Ortega')
  await page.getByRole('button', { name: 'Make a link' }).click()
  const address = await page.getByText(/\/outside\//).textContent()
  await window.close()
  return address ?? ''
}

test('somebody from outside answers by a link without an account, once', async () => {
  const address = await invite()
  const { window, page } = await asVisitor({ phone: true })
  await page.goto(address)
  await page.getByRole('heading', { name: `What did you see of ${engineer}’s work?` }).waitFor()
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByText('Say what you saw.').waitFor()
  await page.getByRole('textbox', { name: 'What did you see?' }).fill('He sat in our shop for a morning and changed the till the same week.')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByRole('heading', { name: 'Thank you' }).waitFor()
  await page.goto(address)
  await page.getByRole('heading', { name: 'This link cannot be used' }).waitFor()
  await page.goto('/outside/a-link-that-never-was')
  await page.getByRole('heading', { name: 'This link cannot be used' }).waitFor()
  await window.close()
  const reader = await windowOf(engineer)
  await reader.page.goto('/feedback')
  await reader.page.getByText('He sat in our shop for a morning and changed the till the same week.').waitFor()
  await reader.window.close()
})

test('where one sees oneself is kept, and is there again', async () => {
  const { window, page } = await windowOf(other)
  await page.goto('/self-assessment')
  await page.getByText('Building software').click()
  await page.getByRole('button', { name: /^Testing/ }).click()
  await level(page, 'E2').check()
  await page.getByRole('button', { name: /^Save/ }).click()
  await page.getByText(/^Kept\./).waitFor()
  await page.reload()
  await page.getByRole('button', { name: /^Testing/ }).click()
  expect(await level(page, 'E2').isChecked()).toBe(true)
  await window.close()
})

describe.each([{ theme: 'light' }, { theme: 'dark' }, { phone: true }] as const)('seen with %o', (view) => {
  test('no page of feedback has anything that axe finds wrong, and each fits its width', async () => {
    const { person, requests } = await ask(engineer, [teammate, other], ['testing', 'writing-documents'])
    const outside = await invite()
    const { window, page, troubles } = await windowOf(teammate, view)
    const looksRight = async () => {
      await settled(page)
      expect(await violationsOn(page)).toEqual([])
      expect(await widthTooMuch(page)).toBe(0)
    }
    await page.goto('/feedback')
    await page.getByRole('heading', { name: 'You gave' }).waitFor()
    await page.getByRole('button', { name: `Decline to give feedback about ${engineer}` }).first().click()
    await looksRight()
    await openForm(page, person, requests[teammate])
    await looksRight()
    await page.getByRole('button', { name: /^Writing documents/ }).click()
    await level(page, 'E2').check()
    await page.getByRole('radio', { name: /^Across teams/ }).check()
    await page.getByRole('button', { name: 'Add: Document' }).click()
    await looksRight()
    await page.getByRole('button', { name: /^Testing/ }).click()
    await page.getByRole('radio', { name: /They had no opportunity/ }).check()
    await page.getByRole('button', { name: 'Check before sending' }).click()
    await page.getByText('One thing is missing').waitFor()
    await looksRight()
    await page.getByRole('textbox', { name: 'Why was there no opportunity?' }).fill('None came up.')
    await page.getByRole('button', { name: 'Check before sending' }).click()
    await page.getByRole('heading', { name: 'Is this what you saw?' }).waitFor()
    await looksRight()
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('link', { name: /^Read what you sent/ }).waitFor()
    await looksRight()
    await page.getByRole('link', { name: /^Read what you sent/ }).click()
    await page.getByRole('link', { name: 'Correct' }).waitFor()
    await looksRight()
    await page.goto(outside)
    await page.getByRole('button', { name: 'Send' }).waitFor()
    await looksRight()
    await signInAs(window, { name: engineer })
    await page.goto(`/people/${person}/feedback`)
    await page.getByRole('heading', { name: 'Feedback about you' }).waitFor()
    await looksRight()
    await page.goto(`/people/${person}/feedback/ask`)
    await page.getByRole('button', { name: 'Ask', exact: true }).waitFor()
    await looksRight()
    await page.goto('/self-assessment')
    await page.getByText('Building software').click()
    await page.getByRole('button', { name: /^Testing/ }).click()
    await looksRight()
    expect(troubles).toEqual([])
    await window.close()
  }, 240_000)
})
