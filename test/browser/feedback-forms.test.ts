import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { askForFeedback, cancelRequest, giveFeedback, prepareFeedback, showInbox } from '../../src/features/feedback/api.ts'
import { listExamplePeople } from '../../src/features/people/api.ts'
import { appOver, client, signedIn } from '../app.ts'
import { crew as crewOver } from '../crew.ts'
import { publishChanged } from '../new-version.ts'
import { settled, widthTooMuch } from './browser.ts'
import { keepsFocus } from './by-keyboard.ts'
import { startProduct } from './product.ts'

const { as, asVisitor, db } = startProduct()

const crew = (team: string, size: number, level?: string) => crewOver(appOver(db()), team, size, level)
const day = new Date().toISOString().slice(0, 10)
const giveAddress = (person: string, more = '') => `/people/${person}/feedback/give${more}`
const overall = (page: Page) => page.getByRole('textbox', { name: 'Anything else?' })

async function checkAndSend(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Check before sending' }).click()
  await page.getByRole('button', { name: /^Send( the correction)?$/ }).click()
}

/** Holds what the browser asks for until it may go on. */
async function held(window: BrowserContext, address: string, method: string): Promise<{ asked: () => number; goOn: () => void }> {
  let goOn = (): void => undefined
  let asked = 0
  const open = new Promise<void>((resolve) => { goOn = resolve })
  await window.route(address, async (route) => {
    if (route.request().method() === method) {
      asked += 1
      await open
    }
    await route.continue()
  })
  return { asked: () => asked, goOn: () => goOn() }
}

/** Whether the browser would ask before it leaves the page. */
const warns = (page: Page): Promise<boolean> => page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })))

test('what answers a request that is taken back meanwhile is sent without it, and nothing of it stands in the next form', async () => {
  const { mates: [about, giver, next] } = await crew('Takenback', 3)
  const [request] = await about!.client.call(askForFeedback, { person: about!.id, givers: [giver!.id], competencies: ['debugging'] })
  await next!.client.call(askForFeedback, { person: next!.id, givers: [giver!.id], competencies: ['debugging'] })
  const { window, page } = await as({ id: giver!.id })
  await page.goto(giveAddress(about!.id, `?request=${request!.id}`))
  await overall(page).fill('Good to work with.')
  await page.getByRole('button', { name: 'Check before sending' }).click()
  await page.getByRole('heading', { name: 'Is this what you saw?' }).waitFor()
  await about!.client.call(cancelRequest, { id: request!.id })
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByText('This could not be sent').waitFor()
  await keepsFocus(page.locator('#give-problems'))
  await page.getByRole('button', { name: 'Load the form again, with what I wrote' }).click()
  await page.getByText('This request is closed. You can give feedback all the same.').waitFor()
  await keepsFocus(page.locator('#give-form'))
  expect(await overall(page).inputValue()).toBe('Good to work with.')
  await checkAndSend(page)
  await page.getByRole('heading', { name: 'Sent. Thank you.' }).waitFor()
  await page.getByRole('link', { name: `Next: about ${next!.name}` }).click()
  await page.getByRole('heading', { name: `Feedback about ${next!.name}` }).waitFor()
  expect(await overall(page).inputValue()).toBe('')
  expect((await giver!.client.call(showInbox, {})).drafts).toEqual([])
  await window.close()
})

test('a draft is in the inbox as soon as one goes there, and what was answered is not offered as the next', async () => {
  const { mates: [about, giver] } = await crew('Atonce', 2)
  await about!.client.call(askForFeedback, { person: about!.id, givers: [giver!.id], competencies: ['debugging'] })
  const { window, page } = await as({ id: giver!.id })
  await page.goto('/feedback')
  await page.getByRole('link', { name: `Give feedback about ${about!.name}` }).click()
  await overall(page).fill('Good to work with.')
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: /^Feedback/ }).click()
  await page.getByRole('link', { name: `Continue feedback about ${about!.name}` }).click()
  await expect.poll(() => overall(page).inputValue()).toBe('Good to work with.')
  const { asked, goOn } = await held(window, '**/api/feedback/inbox', 'GET')
  await checkAndSend(page)
  await page.getByRole('heading', { name: 'Sent. Thank you.' }).waitFor()
  await expect.poll(asked).toBeGreaterThan(0)
  expect(await page.getByRole('link', { name: `Next: about ${about!.name}` }).count()).toBe(0)
  goOn()
  await window.close()
})

test('what enters no number is not called a stone', async () => {
  const { mates: [about] } = await crew('Nearby', 1)
  const { mates: [stranger] } = await crew('Faraway', 1)
  const { window, page } = await as({ id: stranger!.id })
  await page.goto(giveAddress(about!.id, '?competency=debugging'))
  await page.getByRole('radio', { name: /^E3 · / }).check()
  await checkAndSend(page)
  await page.getByText(`Your words are with ${about!.name}’s feedback now.`).waitFor()
  expect(await page.getByText(/stone/).count()).toBe(0)
  await window.close()
})

test('a manager who gave feedback finds their team as it is now', async () => {
  const { manager, mates: [about] } = await crew('Afresh', 1)
  const { window, page } = await as({ id: manager.id })
  await page.goto('/team')
  await page.getByRole('link', { name: `Give feedback to ${about!.name}` }).click()
  await overall(page).fill('Good to work with.')
  await checkAndSend(page)
  await page.getByRole('heading', { name: 'Sent. Thank you.' }).waitFor()
  const asked = page.waitForRequest('**/api/team')
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: /^Team/ }).click()
  await asked
  await window.close()
})

test('of two pieces of evidence the one that is taken out goes, and the other keeps its numbers', async () => {
  const { mates: [about, giver] } = await crew('Evidence', 2)
  const { window, page } = await as({ id: giver!.id })
  await page.goto(giveAddress(about!.id, '?competency=performance'))
  await page.getByRole('radio', { name: /^E3 · / }).check()
  const add = page.getByRole('button', { name: 'Add: Measurement' })
  const before = page.getByRole('spinbutton', { name: 'Before' })
  await add.click()
  await before.fill('11')
  await add.click()
  await before.last().fill('22')
  await page.getByRole('button', { name: 'Remove: Measurement' }).first().click()
  await expect.poll(() => before.count()).toBe(1)
  expect(await before.inputValue()).toBe('22')
  await keepsFocus(page.locator('li', { has: add }).locator('xpath=../li[1]').getByRole('button'))
  await window.close()
})

test('a name that was left out stays out: a correction says so, and warns before it is lost', async () => {
  const { manager, mates: [giver] } = await crew('Unnamed', 1)
  const { id } = await giver!.client.call(giveFeedback, { person: manager.id, version: 1, observedOn: day, words: 'Listens well.', withholdName: true, observations: [] })
  const { window, page } = await as({ id: giver!.id })
  await page.goto(giveAddress(manager.id, `?feedback=${id}`))
  const withheld = page.getByRole('checkbox', { name: /^Leave my name out/ })
  expect([await withheld.isChecked(), await withheld.isDisabled()]).toEqual([true, true])
  await page.getByText('withdraw this and give it again', { exact: false }).waitFor()
  expect(await warns(page)).toBe(false)
  await overall(page).fill('Listens, and follows up.')
  await expect.poll(() => warns(page)).toBe(true)
  await checkAndSend(page)
  await page.getByRole('link', { name: /^Read what you sent/ }).waitFor()
  expect(await warns(page)).toBe(false)
  await page.getByRole('link', { name: /^Read what you sent/ }).click()
  await page.getByRole('button', { name: 'Withdraw' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
  await keepsFocus(page.getByRole('status').filter({ hasText: 'Withdrawn.' }))
  await window.close()
})

test('only the button asks: Enter in a search asks nobody, and from a name makes the link, which stays while the next name is typed', async () => {
  const { mates: [about, giver] } = await crew('Enter', 2)
  const { window, page } = await as({ id: about!.id })
  await page.goto(`/people/${about!.id}/feedback/ask`)
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  await page.getByText('Choose whom to ask.').waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-problem]')?.textContent)).toContain('Choose what to ask about.')
  await page.getByRole('checkbox', { name: 'Debugging' }).check()
  await page.getByRole('checkbox', { name: new RegExp(giver!.name) }).check()
  await page.getByRole('searchbox', { name: 'Search people by name' }).press('Enter')
  const name = page.getByRole('textbox', { name: 'Their name' })
  await name.fill('Wendeline Ortega')
  await name.press('Enter')
  await page.getByText('A link for Wendeline Ortega').waitFor()
  await name.fill('Somebody else')
  expect(await page.getByText(/\/outside\//).count()).toBe(1)
  expect((await giver!.client.call(showInbox, {})).asked).toEqual([])

  await page.getByRole('button', { name: 'Ask one person' }).click()
  await page.getByRole('button', { name: 'Ask somebody else' }).click()
  await keepsFocus(page.getByRole('searchbox', { name: 'Search people by name' }))
  await window.close()
})

test('what starts above the level is not asked about, wherever one comes from', async () => {
  const { mates: [about] } = await crew('Later', 1, 'E1')
  const { startLater } = await about!.client.call(prepareFeedback, { person: about!.id })
  expect(startLater).not.toEqual([])
  const { window, page } = await as({ id: about!.id })
  await page.goto(`/people/${about!.id}/feedback/ask?competency=${startLater[0]}`)
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  await page.getByText('Choose what to ask about.').waitFor()
  await window.close()
})

test('a request is taken back once, and keeping one gives the focus back', async () => {
  const { mates: [about, giver] } = await crew('Onceonly', 2)
  await about!.client.call(askForFeedback, { person: about!.id, givers: [giver!.id], competencies: ['debugging'] })
  const answering = await as({ id: giver!.id })
  await answering.page.goto('/feedback')
  const decline = answering.page.getByRole('button', { name: `Decline to give feedback about ${about!.name}` })
  await decline.click()
  await answering.page.getByRole('button', { name: 'Keep the request' }).click()
  await keepsFocus(decline)
  await answering.window.close()

  const { window, page } = await as({ id: about!.id })
  await page.goto('/feedback')
  const { asked, goOn } = await held(window, '**/cancellation', 'POST')
  const takeBack = page.getByRole('button', { name: `Take back the request to ${giver!.name}` })
  await takeBack.click()
  await page.getByRole('button', { name: `Take back the request to ${giver!.name}`, disabled: true }).waitFor()
  await takeBack.dispatchEvent('click')
  goOn()
  await page.getByText('Taken back. They are not asked any more.').waitFor()
  expect(asked()).toBe(1)
  await window.close()
})

test('what is there stays where no more could be read', async () => {
  const { mates: [about, giver] } = await crew('Enough', 2)
  for (let at = 0; at < 21; at += 1) await giver!.client.call(giveFeedback, { person: about!.id, version: 1, observedOn: day, words: `Word ${at}.`, observations: [] })
  const { window, page } = await as({ id: about!.id })
  await page.goto(`/people/${about!.id}/feedback`)
  await page.getByText('Word 20.').waitFor()
  await window.route('**/api/people/*/feedback?*before=*', (route) => route.fulfill({ status: 500, json: { title: 'Out of order' } }))
  await page.getByRole('button', { name: 'Show more' }).click()
  await page.getByText('Out of order').waitFor()
  expect(await page.getByRole('article').count()).toBe(20)
  await window.unroute('**/api/people/*/feedback?*before=*')
  await page.getByRole('button', { name: 'Show more' }).click()
  await page.getByText('Word 0.').waitFor()
  expect(await page.getByText('Out of order').count()).toBe(0)
  await window.close()
})

test('on a phone the question about oneself comes into sight, and what is changed while another answer is saved is not lost', async () => {
  const { mates: [one] } = await crew('Oneself', 1)
  const { window, page } = await as({ id: one!.id }, { phone: true })
  await page.goto('/self-assessment')
  const choose = async (name: string, chosen: string) => {
    await page.getByRole('searchbox', { name: 'Filter competencies' }).fill(name)
    await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
    await keepsFocus(page.getByRole('heading', { name, exact: true }))
    await page.getByRole('radio', { name: new RegExp(`^${chosen} · `) }).check()
  }
  await choose('Debugging', 'E3')
  expect(await warns(page)).toBe(true)
  const { asked, goOn } = await held(window, '**/api/self-assessment', 'POST')
  await page.getByRole('button', { name: 'Save one answer' }).click()
  await expect.poll(asked).toBe(1)
  await choose('Testing', 'E2')
  goOn()
  await page.getByText(/^Kept\./).waitFor()
  await page.getByRole('button', { name: 'Save one answer' }).click()
  await expect.poll(asked).toBe(2)
  await page.getByRole('button', { name: 'Save', exact: true }).waitFor()
  expect(await warns(page)).toBe(false)
  await window.close()
})

test('somebody from outside is taken to what is missing, and warned before their words are lost', async () => {
  const piotr = (await client(appOver(db())).call(listExamplePeople, {})).find(({ name }) => name === 'Piotr Zieleniak')!
  const asking = await as({ id: piotr.id })
  await asking.page.goto(`/people/${piotr.id}/feedback/ask?competency=debugging`)
  await asking.page.getByRole('textbox', { name: 'Their name' }).fill('Wendeline Ortega')
  await asking.page.getByRole('button', { name: 'Make a link' }).click()
  const address = (await asking.page.getByText(/\/outside\//).textContent())!
  await asking.window.close()

  const { window, page } = await asVisitor({ phone: true })
  await page.goto(address)
  const words = page.getByRole('textbox', { name: 'What did you see?' })
  await page.getByRole('button', { name: 'Send' }).click()
  await keepsFocus(words)
  expect(await warns(page)).toBe(false)
  await words.fill('He came by and mended it.')
  await expect.poll(() => warns(page)).toBe(true)
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByRole('heading', { name: 'Thank you' }).waitFor()
  expect(await warns(page)).toBe(false)
  await window.close()
})

test('a name that is longer than a phone is wide makes no page wider', async () => {
  const { mates: [about, giver] } = await crew('Wolfeschlegelsteinhausenbergerdorffwelchevoraltern', 2)
  const evidence = [{ kind: 'document', fields: { link: `https://docs.example/${'long'.repeat(50)}`, 'used-by': ['محمد عبد الرحمن', giver!.name] } }]
  const { id } = await giver!.client.call(giveFeedback, { person: about!.id, version: 1, observedOn: day, observations: [{ competency: 'writing-documents', choice: 'words', evidence }] })
  const { window, page } = await as({ id: giver!.id }, { phone: true })
  const fits = async (address: string) => {
    await page.goto(address)
    await settled(page)
    expect(await widthTooMuch(page), address).toBe(0)
  }
  await fits(`/feedback/${id}`)
  await fits(`/people/${giver!.id}/feedback/ask?competency=debugging`)
  await page.getByRole('textbox', { name: 'Their name' }).fill(about!.name.replaceAll(' ', ''))
  await page.getByRole('button', { name: 'Make a link' }).click()
  await page.getByText(/\/outside\//).waitFor()
  expect(await widthTooMuch(page)).toBe(0)
  await fits(giveAddress(about!.id, '?competency=debugging'))
  await page.getByRole('radio', { name: /^E3 · / }).check()
  await page.getByRole('button', { name: 'Check before sending' }).click()
  await page.getByRole('heading', { name: 'Is this what you saw?' }).waitFor()
  expect(await widthTooMuch(page)).toBe(0)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByRole('heading', { name: 'Sent. Thank you.' }).waitFor()
  expect(await widthTooMuch(page)).toBe(0)
  await window.close()
})

test('a version published before one says where one sees oneself: what changed is read again, and nothing of it is lost', async () => {
  const { mates: [one] } = await crew('Renewed', 1)
  const { window, page } = await as({ id: one!.id })
  await page.goto('/self-assessment')
  await page.getByRole('searchbox', { name: 'Filter competencies' }).fill('Debugging')
  await page.getByRole('button', { name: /^Debugging/ }).click()
  await page.getByRole('radio', { name: /^E3 · / }).check()
  await page.getByRole('textbox', { name: 'What makes you think so?' }).fill('The till.')
  await publishChanged(await signedIn(appOver(db()), { role: 'steward' }), (it) => (it.path.endsWith('/debugging.md') ? { ...it, text: it.text.replace('Finds the cause of faults anywhere', 'Explains the cause of faults anywhere') } : it))
  await page.getByRole('button', { name: 'Save one answer' }).click()
  await page.getByRole('button', { name: 'Load the form again, with what I wrote' }).click()
  await page.locator('ins').getByText('Explains').waitFor()
  await keepsFocus(page.getByRole('heading', { name: 'Debugging', exact: true }))
  expect(await page.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true)
  await page.getByRole('button', { name: 'It still says what I saw' }).click()
  expect(await page.getByRole('textbox', { name: 'What makes you think so?' }).inputValue()).toBe('The till.')
  await page.getByRole('button', { name: 'Save one answer' }).click()
  await page.getByText(/^Kept\./).waitFor()
  await window.close()
})
