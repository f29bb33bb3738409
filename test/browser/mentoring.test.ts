import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startExampleServer } from '../server.ts'
import { openBrowser, openPage, openWindow, signInAs } from './browser.ts'

let browser: Browser
let server: Awaited<ReturnType<typeof startExampleServer>>

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startExampleServer()])
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

type ExamplePerson = { name: string; team: string | null; roles: string[] }

test('a strength becomes an offer, a colleague asks, the mentor learns it only then and accepts, and the offer is full', async () => {
  const first = await openWindow(browser, server.url)
  const people = ((await (await first.request.get('/api/example/people')).json()) as ExamplePerson[]).filter((it) => it.team !== null && it.roles.join() === 'member')
  const [mentor, mentee] = [people.at(-1)!.name, people.at(-2)!.name]

  await signInAs(first, { name: mentor })
  const { page: mentors, troubles } = await openPage(first)
  await mentors.goto('/mentoring?offer=estimating')
  await mentors.getByRole('combobox', { name: 'Competency', exact: true }).waitFor()
  expect(await mentors.getByRole('combobox', { name: 'Competency', exact: true }).inputValue()).toBe('estimating')
  await mentors.getByRole('textbox', { name: 'What you offer' }).fill('Estimating your next piece of work together.')
  await mentors.getByRole('button', { name: 'Offer', exact: true }).click()
  await mentors.getByText('Colleagues now see that you mentor in Estimating.').waitFor()
  expect(await mentors.getByRole('heading', { name: 'Asked of you' }).count()).toBe(0)

  const second = await openWindow(browser, server.url, { phone: true })
  await signInAs(second, { name: mentee })
  const { page: mentees, troubles: others } = await openPage(second)
  await mentees.goto('/mentoring?competency=estimating')
  await mentees.getByRole('button', { name: `Ask ${mentor} to mentor you in Estimating` }).click()
  await mentees.getByText(`With this, ${mentor} learns`, { exact: false }).waitFor()
  await mentees.getByRole('textbox', { name: 'What you would like to get better at' }).fill('I am always twice too short.')
  await mentees.getByRole('button', { name: `Ask ${mentor}`, exact: true }).click()
  await mentees.getByText(`${mentor} is asked, and answers here.`).waitFor()

  await mentors.goto('/mentoring')
  await mentors.getByText('I am always twice too short.').waitFor()
  await mentors.getByRole('button', { name: `Accept ${mentee} as a mentee in Estimating` }).click()
  await mentors.getByText('one mentee, room for one').waitFor()

  await mentees.goto('/mentoring?competency=estimating')
  await mentees.getByRole('button', { name: `End the mentoring between you and ${mentor} in Estimating` }).waitFor()
  expect(await mentees.getByRole('button', { name: `Ask ${mentor} to mentor you in Estimating` }).count()).toBe(0)
  expect([...troubles, ...others]).toEqual([])
  await first.close()
  await second.close()
})
