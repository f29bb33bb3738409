import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { ExamplePerson, RosterEntry, Team } from './model.ts'

export const listExamplePeople = contract({
  id: 'listExamplePeople',
  method: 'GET',
  path: '/api/example/people',
  summary: 'The people of the example organization that one can sign in as. It exists in no other organization.',
  input: z.object({}),
  output: z.array(ExamplePerson),
})

export const recordRoster = contract({
  id: 'recordRoster',
  method: 'POST',
  path: '/api/roster',
  summary: 'Records teams, memberships and employments of people who have accounts: all of them, or none.',
  input: z.object({ teams: z.array(Team), people: z.array(RosterEntry) }),
  output: z.object({ teams: z.number().int(), people: z.number().int() }),
  limitBytes: 32 * 1024 * 1024,
})
