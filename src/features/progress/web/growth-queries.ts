import { useMutation, useQueries, useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { OutputOf } from '../../../platform/contract.ts'
import { Refusal } from '../../../platform/call.ts'
import { command, query } from '../../../platform/query.ts'
import type { Framework } from '../../framework/model.ts'
import { shortLevelName } from '../../framework/rules/level-name.ts'
import { currentVersion } from '../../framework/web/queries.ts'
import type * as api from '../api.ts'

export const mapOf = query<typeof api.showMap>('/api/people/{person}/map')
export const promptsOf = query<typeof api.listPrompts>('/api/people/{person}/prompts')
export const agendaOf = query<typeof api.listAgenda>('/api/people/{person}/agenda')
export const support = query<typeof api.listSupport>('/api/support-requests')
export const opportunities = query<typeof api.listOpportunities>('/api/opportunities')
export const team = query<typeof api.showTeam>('/api/team')
export const exportOf = query<typeof api.exportAboutMe>('/api/people/{person}/export')
export const ownLeniency = query<typeof api.showOwnLeniency>('/api/me/leniency')

/** Everything that is held about somebody, as they read it themselves. */
export type Exported = OutputOf<typeof api.exportAboutMe>

export const agreeAction = command<typeof api.agreeAction>('POST', '/api/people/{person}/prompts/{competency}')
export const commentOnAction = command<typeof api.commentOnAction>('PUT', '/api/prompt-outcomes/{id}/comment')
export const finishAction = command<typeof api.finishAction>('POST', '/api/prompt-outcomes/{id}/completion')
export const askForSupport = command<typeof api.askForSupport>('POST', '/api/people/{person}/support-requests')
export const changeSupport = command<typeof api.changeSupport>('PUT', '/api/support-requests/{id}')
export const takeOnAction = command<typeof api.takeOnAction>('POST', '/api/prompt-outcomes/{id}/taking-on')
export const takeOnSupport = command<typeof api.takeOnSupport>('POST', '/api/support-requests/{id}/taking-on')
export const offerOpportunity = command<typeof api.offerOpportunity>('POST', '/api/opportunities')
export const closeOpportunity = command<typeof api.closeOpportunity>('DELETE', '/api/opportunities/{id}')
export const raiseAgendaItem = command<typeof api.raiseAgendaItem>('POST', '/api/people/{person}/agenda')
export const settleAgendaItem = command<typeof api.settleAgendaItem>('POST', '/api/agenda-items/{id}/settlement')

const growth = new Set<unknown>([
  '/api/people/{person}/map',
  '/api/people/{person}/competencies/{competency}',
  '/api/people/{person}/prompts',
  '/api/people/{person}/agenda',
  '/api/people/{person}/export',
  '/api/support-requests',
  '/api/opportunities',
  '/api/team',
])

/**
 * A change of what people agreed on. It shows on several pages at once, so all of them are read again. What is to be
 * done after it is done even where the form is gone by then, and what was refused is the form's to show.
 */
export function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient()
  const readAgain = () => client.invalidateQueries({ predicate: ({ queryKey: [path] }) => growth.has(path) })
  // Where somebody else was faster, the page shows what they did beside the form, which keeps what was typed.
  const mutation = useMutation({ mutationFn: change, onSuccess: readAgain, onError: (error) => (error instanceof Refusal && error.status === 409 ? readAgain() : undefined) })
  const run = (input: Input, done?: () => void): void => {
    mutation.mutateAsync(input).then(done, () => undefined)
  }
  return { ...mutation, run }
}

export type Names = {
  competency: (framework: string | null, competency: string) => string
  level: (framework: string | null, level: string) => string
  content: (framework: string | null) => Framework | undefined
}

type Named = readonly { framework: string | null }[]

const frameworksOf = (things: Named): string[] => [...new Set(things.flatMap(({ framework }) => framework ?? []))].sort()

/** Fetches the frameworks that things speak of. One that is gone leaves identifiers for names, and no page fails for it. */
export const fetchNames = async (client: QueryClient, things: Named): Promise<void> => {
  await Promise.allSettled(frameworksOf(things).map((framework) => client.ensureQueryData(currentVersion({ framework }))))
}

/** What competencies and levels are called today. What a later version no longer has keeps the end of its identifier. */
export function useNames(things: Named): Names {
  const ids = frameworksOf(things)
  const answers = useQueries({ queries: ids.map((framework) => currentVersion({ framework })) })
  const content = (framework: string | null) => answers[ids.indexOf(framework ?? '')]?.data?.content
  return {
    content,
    competency: (framework, competency) => content(framework)?.competencies.find(({ id }) => id === competency)?.name ?? competency.slice(competency.lastIndexOf('/') + 1),
    level: (framework, level) => {
      const known = content(framework)?.levels.find(({ id }) => id === level)
      return known ? shortLevelName(known) : level
    },
  }
}
