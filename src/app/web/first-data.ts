import { MutationCache, QueryClient } from '@tanstack/react-query'
import { Refusal } from '../../platform/call.ts'

type FirstData = { session?: unknown; queries?: { key: readonly unknown[]; data: unknown }[] }

const minute = 60_000

/** What the server wrote into the first page, so that nothing needs to be asked for before it can be drawn. */
function firstData(): FirstData {
  const text = document.getElementById('first-data')?.textContent
  return text ? (JSON.parse(text) as FirstData) : {}
}

/** A refusal is an answer and asking again does not change it; a lost connection may come back. */
const worthAnotherTry = (failures: number, error: Error): boolean => !(error instanceof Refusal) && failures < 2

/** Whatever somebody does may be what waited for them. */
const countAgain = (client: QueryClient): void => void client.invalidateQueries({ queryKey: ['/api/waiting'] })

export function clientWithFirstData(): QueryClient {
  const client: QueryClient = new QueryClient({ mutationCache: new MutationCache({ onSuccess: () => countAgain(client) }), defaultOptions: { queries: { staleTime: minute, retry: worthAnotherTry, refetchOnWindowFocus: false } } })
  const { session, queries = [] } = firstData()
  if (session) client.setQueryData(['/api/session', {}], session)
  for (const { key, data } of queries) client.setQueryData(key, data)
  return client
}
