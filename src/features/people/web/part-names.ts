import { useQuery } from '@tanstack/react-query'
import { rolesHere } from './queries.ts'

type Part = 'families' | 'specialties' | 'domains'

/** What frameworks call their parts. Until that is known, and where none has a part any more, its identifier stands for it. */
export function usePartNames(): (part: Part, id: string, framework?: string | null) => string {
  const { data } = useQuery(rolesHere({}))
  return (part, id, framework) => data?.filter((it) => !framework || it.framework === framework).flatMap((it) => it[part]).find((it) => it.id === id)?.name ?? id
}
