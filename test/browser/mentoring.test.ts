import { expect, test } from 'vitest'
import { signInAs } from './browser.ts'
import { keepsFocus } from './by-keyboard.ts'
import { startProduct } from './product.ts'

const { as, asVisitor } = startProduct()

type ExamplePerson = { name: string; team: string | null; roles: string[] }

test('a strength becomes an offer, a colleague asks, the mentor learns it only then and accepts, and the offer is full', async () => {
  const { window: first, page: mentors, troubles } = await asVisitor()
  const people = ((await (await first.request.get('/api/example/people')).json()) as ExamplePerson[]).filter((it) => it.team !== null && it.roles.join() === 'member')
  const [mentor, mentee] = [people.at(-1)!.name, people.at(-2)!.name]

  await signInAs(first, { name: mentor })
  await mentors.goto('/mentoring?offer=estimating')
  await mentors.getByRole('combobox', { name: 'Competency', exact: true }).waitFor()
  expect(await mentors.getByRole('combobox', { name: 'Competency', exact: true }).inputValue()).toBe('estimating')
  await mentors.getByRole('textbox', { name: 'What you offer' }).fill('Estimating your next piece of work together.')
  await mentors.getByRole('button', { name: 'Offer', exact: true }).click()
  await mentors.getByText('Colleagues now see that you mentor in Estimating.').waitFor()
  expect(await mentors.getByRole('heading', { name: 'Asked of you' }).count()).toBe(0)

  const { window: second, page: mentees, troubles: others } = await as({ name: mentee }, { phone: true })
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

test('the form of an offer takes the focus of the button in whose place it comes, gives it back, and keeps what was entered while one looks at offers', async () => {
  const { window, page, troubles } = await as({ role: 'member' })
  await page.goto('/mentoring')
  const offer = page.getByRole('button', { name: 'Offer to mentor' })
  const competency = page.getByRole('combobox', { name: 'Competency', exact: true })
  await offer.press('Enter')
  await keepsFocus(competency)
  await page.getByRole('button', { name: 'Cancel' }).press('Enter')
  await keepsFocus(offer)
  await offer.press('Enter')
  await competency.selectOption({ label: 'Accessibility' })
  await page.getByRole('button', { name: 'Offer', exact: true }).press('Enter')
  await keepsFocus(page.getByText('Colleagues now see that you mentor in Accessibility.'))

  await page.goto('/mentoring?offer=debugging')
  await page.getByRole('textbox', { name: 'What you offer' }).fill('Bring a fault of your own.')
  await page.getByRole('combobox', { name: 'In which competency' }).selectOption({ index: 1 })
  await expect.poll(() => page.url()).toContain('competency=')
  expect(await page.getByRole('textbox', { name: 'What you offer' }).inputValue()).toBe('Bring a fault of your own.')
  await page.goto('/mentoring')

  const change = page.getByRole('button', { name: 'Change your offer in Accessibility' })
  await change.press('Enter')
  await keepsFocus(page.getByRole('combobox', { name: 'How many people at a time' }))
  await page.getByRole('button', { name: 'Cancel' }).press('Enter')
  await keepsFocus(change)
  expect(troubles).toEqual([])
  await window.close()
})
